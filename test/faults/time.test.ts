import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryStore } from '../../server/storage/memory/memoryStore.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
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

test('[ST6] [CV1] who leaves in the middle of writing: the room unloads with writes on their way, and nothing is lost', async () => {
  const office = await Office.open({ limits: { idleRoomMs: 0, messagesPerSecond: 1_000_000, messageBurst: 1_000_000 } })
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const written: Record<string, unknown> = {}
  let compactions = 0
  for (let round = 0; round < 20; round++) {
    const clients = await Promise.all(docs.map((doc) => office.enter('boss', doc)))
    for (let i = 0; i < 40; i++) {
      for (const [person, client] of clients.entries()) {
        const key = `${person}.${round}.${i}`
        scratchOf(client.doc).set(key, i)
        written[key] = i
      }
      // Everybody goes, each at another edit; nobody waits for an answer. The room is empty while batches are in flight.
      if (i % 13 === 12) await new Promise((resolve) => setImmediate(resolve))
    }
    for (const client of clients) client.cut()
    await expect.poll(() => office.server.rooms.connections().length).toBe(0)
    if ((await office.store.loadRoom(office.workbook)).snapshot!.seq > 0) compactions += 1
  }
  for (const doc of docs) await office.enter('boss', doc)
  const fresh = await office.enter()
  expect(scratchOf(fresh.doc).toJSON()).toEqual(written)
  expect(compactions).toBeGreaterThan(10)
  expect((await office.store.verify()).damage).toEqual([])
}, 60_000)
