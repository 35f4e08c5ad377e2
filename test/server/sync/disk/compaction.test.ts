import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryStore } from '../../../../server/storage/memory/memoryStore.ts'
import type { Store } from '../../../../server/storage/port/store.ts'
import { contentHash } from '../../../../shared/crdt/contentHash.ts'
import { Office } from '../../../support/office.ts'
import { scratchOf } from '../../../support/scratch.ts'
import type { WireClient } from '../../../support/wireClient.ts'

/** Counts compactions, and may say that records of the log are lost. */
function counted(isDamaged: boolean) {
  const inner = createMemoryStore()
  const counts = { loads: 0, compactions: 0 }
  const store: Store = {
    ...inner,
    loadRoom: async (room) => {
      counts.loads += 1
      const stored = await inner.loadRoom(room)
      return isDamaged ? { ...stored, damage: [{ room, kind: 'gap', seq: 1 }] } : stored
    },
    compactRoom: async (...args) => {
      counts.compactions += 1
      return inner.compactRoom(...args)
    },
  }
  return { store, counts }
}

/** Somebody in a room whose state is so large that five hundred small updates alone don't pay for encoding it. */
async function inLargeRoom(office: Office): Promise<WireClient> {
  const first = await office.enter()
  const texts = ['a', 'b', 'c'].map((name) => scratchOf(first.doc).text(name))
  first.doc.transact(() => texts.forEach((text) => text.insert(0, 'x'.repeat(60_000))))
  await first.saved()
  first.cut()
  await expect.poll(async () => (await office.store.loadRoom(office.workbook)).updates.length).toBe(0)
  return office.enter()
}

test('[ST26] a log is compacted when nobody has written for a moment, and not before it is long', async () => {
  const { store, counts } = counted(false)
  const office = await Office.open({ store, limits: { quietRoomMs: 20, idleRoomMs: 0, messageBurst: 10_000 } })
  const a = await inLargeRoom(office)
  const text = scratchOf(a.doc).text('a')
  for (let i = 0; i < 100; i++) text.insert(0, 'y')
  await a.saved()
  const compactionsBefore = counts.compactions
  for (let i = 0; i < 450; i++) text.insert(0, 'y')
  await a.saved()
  await expect.poll(async () => (await store.loadRoom(office.workbook)).updates.length).toBe(0)
  expect([compactionsBefore, counts.compactions]).toEqual([1, 2])
  const { snapshot } = await store.loadRoom(office.workbook)
  const kept = new Y.Doc()
  Y.applyUpdate(kept, snapshot!.state)
  expect(contentHash(kept)).toBe(contentHash(a.doc))
})

test('[ST26] a log with lost records is never compacted, not even when its room leaves memory', async () => {
  for (const isDamaged of [true, false]) {
    const { store, counts } = counted(isDamaged)
    const office = await Office.open({ store, limits: { idleRoomMs: 0, quietRoomMs: 0 } })
    const a = await office.enter()
    for (let i = 0; i < 600; i++) scratchOf(a.doc).set('k', i)
    await a.saved()
    a.cut()
    // Read anew: it has left memory.
    const loads = async (): Promise<number> => {
      ;(await office.enter()).cut()
      return counts.loads
    }
    await expect.poll(loads, { interval: 20 }).toBeGreaterThan(1)
    expect(counts.compactions > 0).toBe(!isDamaged)
  }
})
