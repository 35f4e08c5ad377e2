import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeAwareness, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '../../shared/protocol/codec.ts'
import type { Random } from '../../shared/domain/ids.ts'
import { contentHash } from '../../shared/crdt/contentHash.ts'
import { faultCount, faultSeed } from '../support/faultCount.ts'
import { Office } from '../support/office.ts'
import { pick, seededRandom } from '../support/random.ts'
import { awarenessUpdate, type WireClient } from '../support/wireClient.ts'
import { scratchOf } from '../support/scratch.ts'

const frames = faultCount({ sample: 2_000, nightly: 100_000 })

/** Frames as an honest client sends them, to be spoilt. */
function honestFrames(random: Random): Uint8Array[] {
  const doc = new Y.Doc()
  const made: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => made.push(encodeUpdate(update)))
  const text = scratchOf(doc).text('hostile')
  for (let i = 0; i < 30; i++) {
    if (random() < 0.7) text.insert(Math.floor(random() * text.length), 'Tân Phước An')
    else if (text.length > 4) text.delete(0, 3)
    scratchOf(doc).set(`hostile${i % 5}`, { nested: [i, 'a'] })
  }
  made.push(encodeSyncStep1(Y.encodeStateVector(doc)), encodeSyncStep2(Y.encodeStateAsUpdate(doc)))
  made.push(encodeAwareness(awarenessUpdate([{ id: doc.clientID, clock: 1, state: { cursor: 1 } }])))
  return made
}

function spoil(frame: Uint8Array, random: Random): Uint8Array {
  const bytes = frame.slice()
  const at = Math.floor(random() * bytes.length)
  switch (Math.floor(random() * 6)) {
    case 0:
      return bytes.subarray(0, at)
    case 1:
      return bytes.with(at, Math.floor(random() * 256))
    case 2:
      return Uint8Array.of(...bytes, ...bytes.subarray(at))
    case 3:
      return Uint8Array.of(...bytes.subarray(0, at), 255, 255, 255, 255, 15, ...bytes.subarray(at))
    case 4:
      return Uint8Array.from(bytes, (byte) => (random() < 0.1 ? byte ^ 0x40 : byte))
    default:
      return bytes
  }
}

/** Waits until the server has dealt with all that this client sent: it answers, or has closed. */
async function answered(client: WireClient): Promise<void> {
  const heard = client.heard.length
  client.send(encodeSyncStep1(Uint8Array.of(0)))
  await client.until(() => client.closedWith !== null || client.heard.slice(heard).some((m) => m.type === 'syncStep2'))
}

test(`[PR2] [ST20] ${frames} duplicated, reordered, cut and corrupted frames: the server goes on, and honest people lose nothing`, async () => {
  const random = seededRandom(faultSeed(7))
  const limits = { messagesPerSecond: 1_000_000, messageBurst: 1_000_000 }
  const office = await Office.open({ limits })
  await office.hire('kt')
  const [honest, watcher] = await Promise.all([office.enter('boss'), office.enter('kt')])
  const stock = honestFrames(random)
  let attacker: WireClient | null = null
  let closed = 0
  for (let sent = 0; sent < frames; sent++) {
    if (!attacker || attacker.closedWith !== null) {
      closed += attacker ? 1 : 0
      attacker = await office.enter('kt')
    }
    attacker.send(spoil(pick(random, stock), random))
    await answered(attacker)
    if (sent % 20 !== 0) continue
    // A few keys, each written again and again: who comes anew is to read a workbook, not a hundred thousand notes.
    const key = `k${(sent / 20) % 50}`
    scratchOf(honest.doc).set(key, sent)
    await honest.saved()
    await watcher.until(() => scratchOf(watcher.doc).get(key) === sent)
  }
  const fresh = await office.enter('kt')
  const expected = scratchOf(honest.doc).toJSON()
  expect(scratchOf(fresh.doc).toJSON()).toEqual(expected)
  expect([honest.closedWith, watcher.closedWith]).toEqual([null, null])
  expect(closed).toBeGreaterThan(frames / 50)
  // And the log that they left can be read again, with the same result.
  await office.server.stop()
  const { snapshot, updates } = await office.store.loadRoom(office.workbook)
  const replay = new Y.Doc()
  for (const update of [snapshot!.state, ...updates.map((record) => record.update)]) Y.applyUpdate(replay, update)
  expect(scratchOf(replay).toJSON()).toEqual(expected)
  expect(contentHash(replay)).toBe(contentHash(fresh.doc))
}, 60_000 + frames * 20)
