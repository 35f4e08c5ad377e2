import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryStore } from '../../server/storage/memory/memoryStore.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { faulty } from '../support/faultyStore.ts'
import { Office } from '../support/office.ts'
import { readAwareness } from '../support/wireClient.ts'
import { scratchOf } from '../support/scratch.ts'

const day = 24 * 3_600_000

test('[ST2] [PR14] a clock that jumps a day, forth and back, stops nothing: edits, presence, rates', async () => {
  let clock = 1_800_000_000_000
  const store = createMemoryStore()
  const office = await Office.open({ store, now: () => clock, limits: { messagesPerSecond: 5, messageBurst: 60, presenceIntervalMs: 5 } })
  const [a, b] = await Promise.all([office.enter(), office.enter()])
  for (const [step, jump] of [day, -day, -day, day].entries()) {
    clock += jump
    scratchOf(a.doc).set(`k${step}`, step)
    await a.saved()
    a.present(step + 1, { cursor: step })
    await b.until(() =>
      b.only('awareness').some(({ states }) => JSON.stringify([...readAwareness(states).values()]).includes(`"cursor":${step}`)),
    )
  }
  expect(scratchOf(b.doc).toJSON()).toEqual({ k0: 0, k1: 1, k2: 2, k3: 3 })
  const { updates, damage } = await store.loadRoom(office.workbook)
  expect([updates.map((u) => u.seq), damage]).toEqual([[1, 2, 3, 4], []])
})

test('[ST9] a session ends when its time is over, also for a socket that is open', async () => {
  let clock = 1_800_000_000_000
  const office = await Office.open({ now: () => clock })
  const a = await office.enter()
  clock += 31 * day
  const { revalidate } = await import('../../server/sync/revalidate.ts')
  await revalidate(office.server.rooms, office.store, clock)
  expect(await a.closed()).toBe(closeCodes.notSignedIn)
  expect((await office.call('GET', '/api/session')).status).toBe(401)
})

test('[ST6] [CV1] compaction and unloading while people write, come and go: nothing is lost', async () => {
  const office = await Office.open({ limits: { idleRoomMs: 0, messagesPerSecond: 1_000_000, messageBurst: 1_000_000 } })
  let expected = 0
  for (let round = 0; round < 12; round++) {
    const clients = await Promise.all([office.enter(), office.enter()])
    for (const client of clients) {
      for (let i = 0; i < 150; i++) scratchOf(client.doc).set(`k${expected++}`, 'Rà soát')
    }
    if (round % 3 === 0) scratchOf(clients[0].doc).set('extra', round)
    await Promise.all(clients.map((client) => client.saved()))
    for (const client of clients) client.cut()
  }
  const fresh = await office.enter()
  expect(Object.keys(scratchOf(fresh.doc).toJSON())).toHaveLength(expected + 1)
  expect((await office.store.verify()).damage).toEqual([])
}, 60_000)

test('[ST6] [CV1] who leaves in the middle of writing: logs are compacted and rooms unloaded meanwhile, and nothing is lost', async () => {
  const office = await Office.open({ limits: { idleRoomMs: 0, messagesPerSecond: 1_000_000, messageBurst: 1_000_000 } })
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const written: Record<string, unknown> = {}
  for (let round = 0; round < 6; round++) {
    const clients = await Promise.all(docs.map((doc) => office.enter('boss', doc)))
    for (let i = 1; i <= 300; i++) {
      for (const [person, client] of clients.entries()) scratchOf(client.doc).set(`${person}.${round}.${i}`, (written[`${person}.${round}.${i}`] = i))
      // A turn for the server; everybody goes without waiting for an answer.
      if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await clients[0]!.until(() => clients[0]!.durable >= 250, 'most of it to be on disk')
    const promised = clients.map(({ durable }) => durable)
    for (const client of clients) client.cut()
    await expect.poll(() => office.server.rooms.connections().length).toBe(0)
    // Before anybody brings it back.
    const newcomer = await office.enter()
    const held = scratchOf(newcomer.doc).toJSON()
    newcomer.cut()
    const lost = promised.flatMap((count, person) => Array.from({ length: count }, (_, i) => `${person}.${round}.${i + 1}`).filter((key) => !(key in held)))
    expect(lost).toEqual([])
  }
  for (const doc of docs) await office.enter('boss', doc)
  const fresh = await office.enter()
  expect(scratchOf(fresh.doc).toJSON()).toEqual(written)
  const { snapshot } = await office.store.loadRoom(office.workbook)
  expect(snapshot!.seq).toBeGreaterThan(2_000)
  expect((await office.store.verify()).damage).toEqual([])
}, 60_000)

test('[ST6] [CV1] between a compaction and the next, what is promised lies in the store: a crash at any edit would lose none', async () => {
  const store = createMemoryStore()
  const office = await Office.open({ store, limits: { messagesPerSecond: 1_000_000, messageBurst: 1_000_000 } })
  const a = await office.enter()
  const snapshots = new Set<number>()
  for (let i = 1; i <= 1_300; i++) {
    scratchOf(a.doc).set(`k${i % 40}`, i)
    // Sometimes one by one, sometimes with more on the way when the log is compacted.
    if (i % 7 !== 0 && i % 500 > 20) continue
    await a.saved()
    const { snapshot, updates } = await store.loadRoom(office.workbook)
    snapshots.add(snapshot!.seq)
    const after = new Y.Doc()
    for (const update of [snapshot!.state, ...updates.map((record) => record.update)]) Y.applyUpdate(after, update)
    expect(scratchOf(after).get(`k${i % 40}`), `edit ${i}`).toBe(i)
  }
  expect(snapshots.size).toBeGreaterThan(2)
}, 60_000)

test('[ST6] [ST17] a room that everybody has left stays until the last write is on disk, and who comes meanwhile sees it', async () => {
  const store = faulty(createMemoryStore())
  const office = await Office.open({ store, limits: { idleRoomMs: 0 } })
  const a = await office.enter()
  store.stall()
  scratchOf(a.doc).set('last', 'chữ cuối')
  await expect.poll(() => store.appends()).toBe(1)
  a.cut()
  await expect.poll(() => office.server.rooms.connections().length).toBe(0)
  const b = await office.connect()
  await b.until(() => b.heard.length > 0, 'the first word of the server')
  store.release()
  await b.until(() => scratchOf(b.doc).get('last') === 'chữ cuối', 'the last write')
  scratchOf(b.doc).set('next', 'chữ sau')
  await b.saved()
  const fresh = await office.enter()
  expect(scratchOf(fresh.doc).toJSON()).toEqual({ last: 'chữ cuối', next: 'chữ sau' })
  expect((await store.loadRoom(office.workbook)).updates.map(({ seq }) => seq)).toEqual([1, 2])
})
