import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { createMemoryStore } from '../../server/storage/memory/memoryStore.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { contentHash } from '../../shared/crdt/contentHash.ts'
import { faulty } from '../support/faultyStore.ts'
import { Office } from '../support/office.ts'
import { scratchOf } from '../support/scratch.ts'

const note = (doc: Y.Doc, key: string, value: string): unknown => scratchOf(doc).set(key, value)
const noted = (doc: Y.Doc, key: string): unknown => scratchOf(doc).get(key)

for (const code of ['storage.full', 'storage.readOnly', 'storage.failed'] as const) {
  test(`[ST12] [ST19] ${code}: a banner, no acknowledgement, nothing shown to others; all of it arrives after recovery`, async () => {
    const store = faulty(createMemoryStore())
    const office = await Office.open({ store })
    await office.hire('kt')
    const [a, b] = await Promise.all([office.enter('boss'), office.enter('kt')])
    note(a.doc, 'before', 'ok')
    await a.saved()

    store.break(code)
    note(a.doc, 'during', 'chưa lưu')
    await Promise.all([a, b].map((x) => x.until(() => x.only('notice').some((m) => m.notice.code === 'storage.failed'))))
    note(a.doc, 'later', 'cũng chưa')
    expect([a.durable, noted(b.doc, 'during')]).toEqual([1, undefined])
    expect((await office.call('GET', '/readyz')).status).toBe(503)
    // Who comes meanwhile may read, and is told.
    const reader = await office.connect('kt')
    await reader.until(() => reader.synced && reader.only('notice').length > 0)
    expect([noted(reader.doc, 'before'), noted(reader.doc, 'during')]).toEqual(['ok', undefined])
    note(reader.doc, 'reader', 'writes')
    await expect.poll(() => store.probes()).toBeGreaterThan(0)
    expect(reader.durable).toBe(-1)

    store.break(null)
    expect(await Promise.all([a.closed(), b.closed(), reader.closed()])).toEqual(Array(3).fill(closeCodes.tryLater))
    expect(a.durable).toBe(1)
    const [a2, b2, r2] = [await office.enter('boss', a.doc), await office.enter('kt', b.doc), await office.enter('kt', reader.doc)]
    await Promise.all([a2, b2, r2].map((x) => x.until(() => noted(x.doc, 'later') === 'cũng chưa' && noted(x.doc, 'reader') === 'writes')))
    expect(new Set([a2, b2, r2].map((x) => contentHash(x.doc))).size).toBe(1)
    expect((await office.call('GET', '/readyz')).status).toBe(200)
  })
}

test('[ST19] a write whose fsync failed is never tried again blindly: the room is read anew and nothing is doubled', async () => {
  const store = faulty(createMemoryStore())
  const office = await Office.open({ store })
  const a = await office.enter()
  const text = scratchOf(a.doc).text('t')
  await a.saved()
  store.loseNextAnswer()
  text.insert(0, 'một lần')
  expect(await a.closed()).toBe(closeCodes.tryLater)
  expect(a.durable).toBe(1)
  const appends = store.appends()
  const back = await office.enter('boss', a.doc)
  expect(store.appends()).toBe(appends)
  const fresh = await office.enter()
  expect(scratchOf(fresh.doc).read('t')).toBe('một lần')
  expect(back.durable).toBe(0)
})

test('[ST19] a slow disk delays only the acknowledgement: calls and joins go on', async () => {
  const store = faulty(createMemoryStore())
  const office = await Office.open({ store })
  const a = await office.enter()
  store.stall()
  note(a.doc, 'k', 'v')
  await expect.poll(() => store.appends()).toBe(1)
  expect((await office.call('GET', '/healthz')).status).toBe(200)
  const b = await office.connect()
  await b.until(() => b.synced)
  expect([a.durable, noted(b.doc, 'k')]).toEqual([0, undefined])
  store.release()
  await a.saved()
  await b.until(() => noted(b.doc, 'k') === 'v')
})
