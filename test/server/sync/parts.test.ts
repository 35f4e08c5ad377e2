import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMetrics } from '../../../server/observe/metrics.ts'
import type { UpdateRecord } from '../../../server/storage/port/roomStore.ts'
import type { Standing, Role } from '../../../server/storage/port/workbookStore.ts'
import { createMemoryStore } from '../../../server/storage/memory/memoryStore.ts'
import { admitUpdate } from '../../../server/sync/admission/admitUpdate.ts'
import { Authors } from '../../../server/sync/admission/authors.ts'
import { applyUpdate } from '../../../server/sync/applyUpdate.ts'
import { GroupCommit, type LogWriter } from '../../../server/sync/groupCommit.ts'
import { RoomDocument } from '../../../server/sync/roomDocument.ts'
import { shareFrame } from '../../../server/sync/sharedFrame.ts'
import { TokenBucket } from '../../../server/sync/admission/tokenBucket.ts'
import { homeCommune } from '../../../server/storage/port/communeStore.ts'
import { decodeMessage } from '../../../shared/protocol/codec.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'
import type { AccessRule } from '../../../shared/domain/permissions.ts'
import { accessRule, usualSettings } from '../../../shared/domain/workbookSettings.ts'

const room = workbookId('r')
const lan = userId('lan')

function standing(role: Role): Standing {
  const user = { id: lan, commune: homeCommune, login: 'lan', name: 'Lan', unit: '', isAdmin: false, createdAt: 1 }
  return { user, membership: { workbook: room, userId: lan, role, unit: '' } }
}

const rule = (role: Role): AccessRule => accessRule(role, '', usualSettings)

function edited(edit: (doc: Y.Doc) => void): { doc: Y.Doc; update: Uint8Array } {
  const doc = new Y.Doc()
  edit(doc)
  return { doc, update: Y.encodeStateAsUpdate(doc) }
}

describe('rate', () => {
  test('[PR8] a bucket gives its burst at once and its rate afterwards, also when the clock goes back', () => {
    const bucket = new TokenBucket(10, 5, 0)
    expect(Array.from({ length: 6 }, () => bucket.take(1, 0))).toEqual([true, true, true, true, true, false])
    expect(bucket.take(1, 100)).toBe(true)
    expect(bucket.take(1, -5_000)).toBe(false)
    expect(bucket.take(1, -4_900)).toBe(true)
    expect(bucket.take(6, 1e9)).toBe(false)
  })
})

describe('frames', () => {
  test('[ST18] a shared frame is a whole binary frame of RFC 6455, in all three sizes', () => {
    for (const length of [0, 1, 125, 126, 65_535, 65_536, 70_000]) {
      const { frame } = shareFrame(new Uint8Array(length).fill(7))
      const view = new DataView(frame.buffer, frame.byteOffset)
      const second = view.getUint8(1)
      const header = second < 126 ? 2 : second === 126 ? 4 : 10
      const said = second < 126 ? second : second === 126 ? view.getUint16(2) : Number(view.getBigUint64(2))
      expect([view.getUint8(0), said, frame.length - header]).toEqual([0x82, length, length])
    }
  })
})

describe('admission', () => {
  test('[PR7] what a reader sends is admitted only when it holds nothing new', () => {
    const { doc, update } = edited((d) => {
      d.getMap('meta').set('place', 'a')
      d.getMap('meta').delete('place')
    })
    const repeated = admitUpdate(doc, standing('viewer'), rule('viewer'), update, new Authors())
    expect(repeated).toMatchObject({ kind: 'admitted', claims: [], left: null })
    expect(Y.decodeUpdate(repeated.kind === 'admitted' ? repeated.update : update).structs).toEqual([])
    const other = edited((d) => d.getMap('meta').set('place', 'b'))
    for (const role of ['viewer', 'commenter'] as const) {
      expect(admitUpdate(doc, standing(role), rule(role), other.update, new Authors())).toEqual({ kind: 'refused', code: 'access.readOnly', cells: [] })
    }
    for (const role of ['coordinator', 'editor'] as const) {
      expect(admitUpdate(doc, standing(role), rule(role), other.update, new Authors())).toMatchObject({ kind: 'admitted', left: null })
    }
  })

  test('[PR7] a deletion alone is new, too', () => {
    const { doc, update } = edited((d) => d.getText('t').insert(0, 'văn bản'))
    const deleter = new Y.Doc()
    Y.applyUpdate(deleter, update)
    const before = Y.encodeStateVector(deleter)
    deleter.getText('t').delete(1, 2)
    expect(admitUpdate(doc, standing('viewer'), rule('viewer'), Y.encodeStateAsUpdate(deleter, before), new Authors()).kind).toBe('refused')
  })

  test('[PR2] bytes that are no update are malformed, and the document stays as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const { doc } = edited((d) => d.getMap('m').set('k', 1))
        const verdict = admitUpdate(doc, standing('editor'), rule('editor'), bytes, new Authors())
        expect(['admitted', 'malformed']).toContain(verdict.kind)
        expect(doc.getMap('m').toJSON()).toEqual({ k: 1 })
      }),
    )
  })
})

describe('applying', () => {
  test('[PR6] what was known gives nothing to store; what waits for its past is kept whole', () => {
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    for (const letter of 'abc') source.getText('t').insert(source.getText('t').length, letter)
    const doc = new Y.Doc()
    expect(applyUpdate(doc, updates[0]!, false).stored).toBe(updates[0])
    expect(applyUpdate(doc, updates[0]!, false).stored).toBeNull()
    expect(applyUpdate(doc, updates[2]!, false).stored).toBe(updates[2])
    expect(applyUpdate(doc, updates[1]!, false).stored).toBe(updates[1])
    expect(doc.getText('t').toJSON()).toBe('abc')
  })

  test('[PR6] of a whole answer only the new part is stored', () => {
    const { doc, update } = edited((d) => d.getText('t').insert(0, 'x'.repeat(5_000)))
    const client = new Y.Doc()
    Y.applyUpdate(client, update)
    client.getText('t').insert(0, 'mới')
    const { stored } = applyUpdate(doc, Y.encodeStateAsUpdate(client), true)
    expect(stored!.length).toBeLessThan(60)
    const replay = new Y.Doc()
    for (const part of [update, stored!]) Y.applyUpdate(replay, part)
    expect(replay.getText('t').toJSON()).toBe(client.getText('t').toJSON())
  })
})

describe('the document of a room', () => {
  const frames = (document: RoomDocument): Y.Doc => {
    const doc = new Y.Doc()
    for (const { message } of document.framesForNewcomer()) {
      const decoded = decodeMessage(message)
      if (decoded.type === 'update' || decoded.type === 'syncStep2') Y.applyUpdate(doc, decoded.update)
    }
    return doc
  }

  const record = (seq: number, update: Uint8Array): UpdateRecord => ({ room, seq, userId: lan, at: 1, update })

  test('[PR5] a newcomer gets all that is on disk, small rooms and large ones, ending with sync step 2', () => {
    for (const letters of [100, 600_000]) {
      const source = edited((d) => d.getText('t').insert(0, 'x'.repeat(letters)))
      const snapshot = { seq: 1, state: source.update }
      const document = RoomDocument.open({ snapshot, authors: [], updates: [], lastSeq: 1, damage: [] }, () => {})
      expect(frames(document).getText('t').length).toBe(letters)
      for (let i = 1; i <= 700; i++) {
        const before = Y.encodeStateVector(document.doc)
        document.doc.getText('t').insert(0, 'y')
        document.remember(Y.encodeStateAsUpdate(document.doc, before))
        if (i % 100 === 0) expect(frames(document).getText('t').length).toBe(letters + i)
      }
      const types = document.framesForNewcomer().map(({ message }) => decodeMessage(message).type)
      expect(types.at(-1)).toBe('syncStep2')
    }
  })

  test('[ST20] a stored update that cannot be applied is set aside; the others are served', () => {
    const good = edited((d) => d.getMap('m').set('k', 1))
    const aside: number[] = []
    const updates = [record(1, Uint8Array.of(5, 5, 5)), record(2, good.update)]
    const document = RoomDocument.open({ snapshot: null, authors: [], updates, lastSeq: 2, damage: [] }, ({ seq }) => aside.push(seq))
    expect([aside, document.doc.getMap('m').toJSON()]).toEqual([[1], { k: 1 }])
  })

  test('[ST6] compaction is wanted after many updates, and for a large state only when there is much to gain', () => {
    const small = RoomDocument.open({ snapshot: null, authors: [], updates: [], lastSeq: 0, damage: [] }, () => {})
    const big = RoomDocument.open({ snapshot: { seq: 1, state: edited((d) => d.getText('t').insert(0, 'x'.repeat(900_000))).update }, authors: [], updates: [], lastSeq: 1, damage: [] }, () => {})
    for (const document of [small, big]) for (let i = 0; i < 500; i++) document.remember(new Uint8Array(30))
    expect([small.wantsCompaction, big.wantsCompaction]).toEqual([true, false])
    for (let i = 0; i < 4_500; i++) big.remember(new Uint8Array(30))
    expect(big.wantsCompaction).toBe(true)
    big.compacted()
    expect(big.wantsCompaction).toBe(false)
  })
})

describe('group commit', () => {
  class Writer implements LogWriter {
    waiting: UpdateRecord[] = []
    readonly heard: string[] = []
    takeBatch(): readonly UpdateRecord[] {
      return this.waiting.splice(0)
    }
    committed(): void {
      this.heard.push('committed')
    }
    failed(error: Error): void {
      this.heard.push(error.message)
    }
  }

  test('[ST18] one append for all rooms of a turn, the next gathers meanwhile, and idle means on disk', async () => {
    const store = createMemoryStore()
    const batches: number[] = []
    const counting = {
      ...store,
      appendUpdates: async (batch: readonly UpdateRecord[]) => {
        batches.push(batch.length)
        await store.appendUpdates(batch)
      },
    }
    const commit = new GroupCommit(counting, createMetrics())
    const writers = Array.from({ length: 3 }, () => new Writer())
    for (const [i, writer] of writers.entries()) {
      writer.waiting.push({ room: workbookId(`r${i}`), seq: 1, userId: lan, at: 1, update: Uint8Array.of(1) })
      commit.add(writer)
      commit.add(writer)
    }
    await commit.whenIdle()
    expect([batches, writers.map((w) => w.heard)]).toEqual([[3], Array.from({ length: 3 }, () => ['committed'])])
    await commit.whenIdle()
  })

  test('[ST12] a failed append is told to every room of the batch, and the next one is tried', async () => {
    let fails = true
    const store = { ...createMemoryStore(), appendUpdates: async () => (fails ? Promise.reject(new Error('disk')) : undefined) }
    const commit = new GroupCommit(store, createMetrics())
    const [a, b] = [new Writer(), new Writer()]
    for (const writer of [a, b]) {
      writer.waiting.push({ room, seq: 1, userId: lan, at: 1, update: Uint8Array.of(1) })
      commit.add(writer)
    }
    await commit.whenIdle()
    fails = false
    a.waiting.push({ room, seq: 1, userId: lan, at: 1, update: Uint8Array.of(1) })
    commit.add(a)
    await commit.whenIdle()
    expect([a.heard, b.heard]).toEqual([['disk', 'committed'], ['disk']])
  })

  test('[ST19] a room that breaks while it tells its people is read anew; the others of the batch are told', async () => {
    const commit = new GroupCommit(createMemoryStore(), createMetrics())
    const broken = new Writer()
    broken.committed = () => {
      throw new Error('broken')
    }
    const sound = new Writer()
    for (const writer of [broken, sound]) commit.add(writer)
    await commit.whenIdle()
    expect([broken.heard, sound.heard]).toEqual([['broken'], ['committed']])
  })
})
