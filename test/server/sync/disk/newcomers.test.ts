import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createMemoryStore } from '../../../../server/storage/memory/memoryStore.ts'
import type { Damage, StoredRoom } from '../../../../server/storage/port/roomStore.ts'
import type { Store } from '../../../../server/storage/port/store.ts'
import { mergeMany } from '../../../../server/sync/disk/mergeMany.ts'
import { NewcomerState } from '../../../../server/sync/disk/newcomerState.ts'
import { RoomDocument } from '../../../../server/sync/roomDocument.ts'
import { contentHash } from '../../../../shared/crdt/contentHash.ts'
import { userId, workbookId } from '../../../../shared/domain/ids.ts'
import { closeCodes } from '../../../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeSyncStep1 } from '../../../../shared/protocol/codec.ts'
import { Office } from '../../../support/office.ts'
import { scratchOf } from '../../../support/scratch.ts'
import type { WireClient } from '../../../support/wireClient.ts'

const room = workbookId('so')

/** What several people did, each with what of the others had reached them, as the log of a room. */
const history = fc
  .array(fc.record({ who: fc.nat(2), from: fc.nat(2), at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.boolean(), text: fc.string({ minLength: 1, maxLength: 5 }) }), { maxLength: 120 })
  .map((acts) => {
    const updates: Uint8Array[] = []
    const people = [1, 2, 3].map((id) => {
      const doc = new Y.Doc()
      doc.clientID = id
      doc.on('update', (update, origin) => origin !== 'heard' && updates.push(update))
      return doc
    })
    for (const { who, from, at, cut, text } of acts) {
      const [doc, other] = [people[who]!, people[from]!]
      if (doc !== other) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'heard')
      const target = doc.getText('t')
      const place = Math.floor(at * target.length)
      if (cut && target.length > place) target.delete(place, Math.min(3, target.length - place))
      else target.insert(place, text)
    }
    return updates
  })

const storedAs = (updates: readonly Uint8Array[], compacted: number): StoredRoom => {
  const below = new Y.Doc()
  for (const update of updates.slice(0, compacted)) Y.applyUpdate(below, update)
  return {
    snapshot: compacted === 0 ? null : { seq: compacted, state: Y.encodeStateAsUpdate(below) },
    authors: [],
    updates: updates.slice(compacted).map((update, i) => ({ room, seq: compacted + i + 1, userId: userId('an'), at: 1, update })),
    lastSeq: updates.length,
    damage: [],
  }
}

test('[ST25] the bytes on disk make the same document at a newcomer as at the server, wherever the log was compacted', () => {
  fc.assert(
    fc.property(history, fc.double({ min: 0, max: 1, noNaN: true }), (updates, share) => {
      const stored = storedAs(updates, Math.floor(share * updates.length))
      const newcomer = new Y.Doc()
      for (const { message } of NewcomerState.of(stored).frames()) {
        const decoded = decodeMessage(message)
        if (decoded.type === 'update' || decoded.type === 'syncStep2') Y.applyUpdate(newcomer, decoded.update)
      }
      const { doc } = RoomDocument.open(stored, () => expect.unreachable())
      expect(newcomer.store.pendingStructs).toBe(null)
      expect(Y.encodeStateAsUpdate(newcomer)).toEqual(Y.encodeStateAsUpdate(doc))
    }),
    { numRuns: 60 },
  )
})

test('[ST25] many updates merged in groups mean what they mean one by one', () => {
  fc.assert(
    fc.property(history, (updates) => {
      fc.pre(updates.length > 0)
      const [merged, single] = [new Y.Doc(), new Y.Doc()]
      Y.applyUpdate(merged, mergeMany(updates))
      for (const update of updates) Y.applyUpdate(single, update)
      expect(Y.encodeStateAsUpdate(merged)).toEqual(Y.encodeStateAsUpdate(single))
    }),
    { numRuns: 60 },
  )
})

/** A store whose reading of rooms waits until it is let through; what it then says may be bent. */
function slowToRead(bend: (stored: StoredRoom) => StoredRoom = (stored) => stored) {
  const inner = createMemoryStore()
  let open = (): void => undefined
  const mayRead = new Promise<void>((resolve) => (open = resolve))
  const store: Store = { ...inner, loadRoom: async (id) => mayRead.then(async () => bend(await inner.loadRoom(id))) }
  return { store, open, inner }
}

/** Connected, and all that it has sent so far has been handled by the server. */
async function arrived(client: WireClient): Promise<WireClient> {
  await new Promise((resolve) => client.socket.once('open', resolve))
  return handled(client)
}

async function handled(client: WireClient): Promise<WireClient> {
  await new Promise((resolve) => {
    client.socket.once('pong', resolve)
    client.socket.ping()
  })
  return client
}

const order = (client: WireClient, ...types: string[]): string[] => client.heard.map(({ type }) => type).filter((type) => types.includes(type))

test('[ST25] newcomers are answered before the document is built; what somebody writes meanwhile follows', async () => {
  const { store, open, inner } = slowToRead()
  const office = await Office.open({ store })
  const stored = await inner.loadRoom(office.workbook)
  const onDisk = contentHash(RoomDocument.open(stored, () => expect.unreachable()).doc)
  const kept = new Y.Doc()
  Y.applyUpdate(kept, stored.snapshot!.state)
  const writer = await arrived(await office.connect('boss', kept))
  scratchOf(writer.doc).set('mới', 1)
  const newcomers = await Promise.all([1, 2, 3].map(async () => arrived(await office.connect('boss'))))
  const seen: string[] = []
  for (const { doc } of newcomers) doc.once('update', () => seen.push(contentHash(doc)))
  open()
  await Promise.all(newcomers.map((newcomer) => newcomer.until(() => scratchOf(newcomer.doc).get('mới') === 1)))
  await writer.saved()
  expect(seen).toEqual([onDisk, onDisk, onDisk])
  for (const newcomer of newcomers) {
    expect(order(newcomer, 'access', 'syncStep1', 'syncStep2')).toEqual(['access', 'syncStep2', 'syncStep1'])
    expect(contentHash(newcomer.doc)).toBe(contentHash(writer.doc))
  }
  expect(order(writer, 'access', 'syncStep1', 'syncStep2')).toEqual(['access', 'syncStep1', 'syncStep2'])
})

test('[ST25] the document of a large room waits for somebody who needs it, and a writer does', async () => {
  const { store, open, inner } = slowToRead()
  const office = await Office.open({ store, limits: { unneededDocumentMs: 60_000 } })
  const large = new Y.Doc()
  Y.applyUpdate(large, (await inner.loadRoom(office.workbook)).snapshot!.state)
  for (const name of 'abcdefghijklmnopqrst') scratchOf(large).text(name).insert(0, 'x'.repeat(60_000))
  await inner.compactRoom(office.workbook, { seq: 0, state: Y.encodeStateAsUpdate(large) })
  const newcomer = await arrived(await office.connect())
  open()
  await newcomer.until(() => newcomer.synced)
  await handled(newcomer)
  expect(order(newcomer, 'syncStep1', 'syncStep2')).toEqual(['syncStep2'])
  scratchOf(newcomer.doc).set('mới', 1)
  await newcomer.saved()
  expect(order(newcomer, 'syncStep1', 'syncStep2')).toEqual(['syncStep2', 'syncStep1'])
  const { updates } = await inner.loadRoom(office.workbook)
  expect(updates).toHaveLength(1)
})

test('[ST25] [ST4] where records are missing newcomers wait for the document', async () => {
  const damage: Damage[] = [{ room, kind: 'gap', seq: 3 }]
  const { store, open } = slowToRead((stored) => ({ ...stored, damage }))
  const office = await Office.open({ store })
  const newcomer = await arrived(await office.connect())
  open()
  await newcomer.until(() => newcomer.synced)
  expect(order(newcomer, 'syncStep1', 'syncStep2')).toEqual(['syncStep1', 'syncStep2'])
})

test('[ST25] [ST20] whoever was answered with an update that the server sets aside comes back and gets the rest', async () => {
  // Of a client's structs from clock 1 on, of which clock 0 is unknown: Yjs takes it, and waits for ever.
  const orphan = new Y.Doc()
  const later: Uint8Array[] = []
  orphan.getMap('meta').set('place', 'trước')
  orphan.on('update', (update) => later.push(update))
  orphan.getMap('meta').set('place', 'sau')
  for (const update of [later[0]!, Uint8Array.of(5, 5, 5)]) {
    const { store, open } = slowToRead((stored) => ({ ...stored, lastSeq: stored.lastSeq + 1, updates: [...stored.updates, { room, seq: stored.lastSeq + 1, userId: userId('an'), at: 1, update }] }))
    const office = await Office.open({ store })
    const socket = new WebSocket(office.url(), { headers: await office.headers('boss') })
    const code = new Promise((resolve) => socket.once('close', resolve))
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send(encodeSyncStep1(Uint8Array.of(0)))
    await new Promise((resolve) => {
      socket.once('pong', resolve)
      socket.ping()
    })
    open()
    // Garbage isn't even sent: its newcomer waits for the document.
    if (update.length > 3) expect(await code).toBe(closeCodes.tryLater)
    const back = await office.enter()
    expect([back.doc.getMap('meta').get('title'), back.doc.store.pendingStructs]).toEqual(['Kế hoạch thử', null])
    socket.terminate()
  }
})
