import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryStore } from '../../../server/storage/memory/memoryStore.ts'
import type { Store } from '../../../server/storage/port/store.ts'
import { contentHash } from '../../../shared/crdt/contentHash.ts'
import { encodeSyncStep1, encodeSyncStep2 } from '../../../shared/protocol/codec.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { Office } from '../../support/office.ts'
import { scratchOf } from '../../support/scratch.ts'

const facts = new Set(['title', 'place', 'year'])
const note = (doc: Y.Doc, key: string, value: string): unknown => (facts.has(key) ? doc.getMap('meta').set(key, value) : scratchOf(doc).set(key, value))
const noted = (doc: Y.Doc, key: string): unknown => (facts.has(key) ? doc.getMap('meta').get(key) : scratchOf(doc).get(key))

/** A store whose appends wait until they are let through. */
function gated(): { store: Store; open(): void; waiting(): number } {
  const inner = createMemoryStore()
  const held: (() => void)[] = []
  let isOpen = false
  const store: Store = {
    ...inner,
    appendUpdates: async (batch) => {
      if (!isOpen) await new Promise<void>((resolve) => held.push(resolve))
      return inner.appendUpdates(batch)
    },
  }
  const open = (): void => {
    isOpen = true
    for (const go of held.splice(0)) go()
  }
  return { store, open, waiting: () => held.length }
}

test('[PR5] two clients end with the same content, and a fresh one gets all of it', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const [a, b] = await Promise.all([office.enter('boss'), office.enter('kt')])
  note(a.doc, 'place', 'Tân Phước An')
  await b.until(() => noted(b.doc, 'place') === 'Tân Phước An')
  note(b.doc, 'title', 'Tên mới')
  await a.until(() => noted(a.doc, 'title') === 'Tên mới')
  const fresh = await office.enter('kt')
  expect(contentHash(fresh.doc)).toBe(contentHash(a.doc))
  expect(contentHash(b.doc)).toBe(contentHash(a.doc))
})

test('[ST17] nothing is acknowledged or shown to others before it is on disk', async () => {
  const { store, open, waiting } = gated()
  const office = await Office.open({ store })
  await office.hire('kt')
  const [a, b] = await Promise.all([office.enter('boss'), office.enter('kt')])
  note(a.doc, 'title', 'chưa trên đĩa')
  await expect.poll(waiting).toBe(1)
  // A newcomer in between is answered from what is on disk.
  const c = await office.connect('kt')
  await c.until(() => c.synced)
  expect([noted(b.doc, 'title'), noted(c.doc, 'title'), a.durable]).toEqual(['Kế hoạch thử', 'Kế hoạch thử', 0])
  open()
  await a.saved()
  await Promise.all([b, c].map((x) => x.until(() => noted(x.doc, 'title') === 'chưa trên đĩa')))
  expect(a.durable).toBe(1)
})

test('[ST17] a client that asks for the difference waits for what is in flight', async () => {
  const { store, open, waiting } = gated()
  const office = await Office.open({ store })
  const a = await office.enter()
  const known = new Y.Doc()
  Y.applyUpdate(known, Y.encodeStateAsUpdate(a.doc))
  note(a.doc, 'title', 'trên đường')
  await expect.poll(waiting).toBe(1)
  const b = await office.connect('boss', known)
  await b.until(() => b.heard.some((m) => m.type === 'syncStep1'))
  // Held back, too: no update is taken in before the newcomer has its answer.
  note(a.doc, 'place', 'sau')
  expect(b.synced).toBe(false)
  open()
  await b.until(() => noted(b.doc, 'title') === 'trên đường' && noted(b.doc, 'place') === 'sau')
  await a.saved()
})

test('[PR6] durable counts this connection\'s update messages on disk; the first sync answers with the count as it stands', async () => {
  const office = await Office.open()
  const a = await office.enter()
  expect(a.only('durable').map((m) => m.count)).toEqual([0])
  for (let i = 1; i <= 5; i++) {
    note(a.doc, `k${i}`, 'x')
    await a.saved()
  }
  expect(a.only('durable').map((m) => m.count)).toEqual([0, 1, 2, 3, 4, 5])
})

test('[PR6] offline edits are on disk when the first count is heard', async () => {
  const office = await Office.open()
  const offline = new Y.Doc()
  note(offline, 'offline', '15/KH-UBND')
  const a = await office.enter('boss', offline)
  expect(a.durable).toBe(0)
  const { updates } = await office.store.loadRoom(office.workbook)
  expect(updates).toHaveLength(1)
  const replay = new Y.Doc()
  Y.applyUpdate(replay, updates[0]!.update)
  expect(noted(replay, 'offline')).toBe('15/KH-UBND')
})

test('[PR6] an update that the server holds already is acknowledged and not stored twice', async () => {
  const office = await Office.open()
  const a = await office.enter()
  note(a.doc, 'k', 'v')
  await a.saved()
  const again = Y.encodeStateAsUpdate(a.doc)
  a.update(again)
  a.send(encodeSyncStep2(again))
  await a.saved()
  expect((await office.store.loadRoom(office.workbook)).updates).toHaveLength(1)
})

test('[ST2] every stored update says who and when', async () => {
  const office = await Office.open({ now: () => 1_800_000_000_000 })
  await office.hire('kt')
  const [a, b] = [await office.enter('boss'), await office.enter('kt')]
  note(a.doc, 'a', '1')
  await a.saved()
  note(b.doc, 'b', '2')
  await b.saved()
  const { updates } = await office.store.loadRoom(office.workbook)
  expect(updates.map((u) => [u.seq, u.userId, u.at])).toEqual([
    [1, 'boss', 1_800_000_000_000],
    [2, 'kt', 1_800_000_000_000],
  ])
})

test('[PR7] readers and commenters can read and are refused when they write; the text of others is untouched', async () => {
  const office = await Office.open()
  await office.hire('leader', 'viewer')
  await office.hire('guest', 'commenter')
  const boss = await office.enter()
  for (const login of ['leader', 'guest']) {
    const reader = await office.enter(login)
    note(reader.doc, 'title', 'của tôi')
    await reader.until(() => reader.only('refused').length > 0)
    const { count, refusal } = reader.only('refused')[0]!
    expect([count, refusal.code, refusal.cells]).toEqual([1, 'access.readOnly', []])
    expect(refusal.message).toContain('quyền')
    expect(reader.only('durable').every((m) => m.count === 0)).toBe(true)
    // Its offline edits are refused as message 0 when it comes back.
    reader.cut()
    const back = await office.connect(login, reader.doc)
    await back.until(() => back.only('refused').length > 0)
    expect(back.only('refused')[0]!.count).toBe(0)
  }
  expect(noted(boss.doc, 'title')).toBe('Kế hoạch thử')
  const changes = await office.store.listChanges(office.workbook)
  expect(changes.filter((c) => c.refusal === 'access.readOnly').map((c) => c.userId)).toContain('leader')
})

test('[PR2] malformed frames and updates close 4400, and the others go on', async () => {
  const office = await Office.open()
  const good = await office.enter()
  const bad: Uint8Array[] = [
    Uint8Array.of(0),
    Uint8Array.of(0, 2, 255, 255, 255, 255, 15),
    Uint8Array.of(0, 2, 3, 1, 2, 3),
    Uint8Array.of(120, 1),
    Uint8Array.of(0, 7, 0),
    encodeSyncStep1(Uint8Array.of(9, 9)),
    // Claims 33 million structs in eight bytes.
    Uint8Array.of(0, 2, 8, 1, 255, 255, 255, 15, 1, 0, 0, 0),
  ]
  for (const frame of bad) {
    const client = await office.enter()
    client.send(frame)
    expect([[...frame], await client.closed()]).toEqual([[...frame], closeCodes.malformed])
  }
  const texter = await office.enter()
  texter.socket.send('text')
  expect(await texter.closed()).toBe(closeCodes.malformed)
  note(good.doc, 'still', 'here')
  await good.saved()
})

test('[ST18] a flood of updates is merged for others and acknowledged to the last', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const [a, b] = await Promise.all([office.enter('boss'), office.enter('kt')])
  const text = scratchOf(a.doc).text('t')
  for (let i = 0; i < 1_000; i++) text.insert(text.length, 'ă')
  await a.saved()
  await b.until(() => scratchOf(b.doc).read('t')?.length === 1_000)
  expect(a.durable).toBe(1_001)
  expect(b.only('update').length).toBeLessThan(500)
})

test('[PR8] who is too fast is closed with 4429', async () => {
  const office = await Office.open({ limits: { messagesPerSecond: 1, messageBurst: 20 } })
  const a = await office.enter()
  for (let i = 0; i < 40; i++) note(a.doc, 'k', String(i))
  expect(await a.closed()).toBe(closeCodes.tooFast)
})

test('[ST6] a room is compacted while people write, and holds the same after unloading and loading', async () => {
  const office = await Office.open({ limits: { idleRoomMs: 0 } })
  const a = await office.enter()
  for (let i = 0; i < 700; i++) note(a.doc, 'k', 'x'.repeat(i % 40))
  await a.saved()
  const before = contentHash(a.doc)
  expect((await office.store.loadRoom(office.workbook)).updates.length).toBeLessThan(700)
  a.cut()
  await expect.poll(async () => (await office.store.loadRoom(office.workbook)).updates.length).toBe(0)
  const b = await office.enter()
  expect(contentHash(b.doc)).toBe(before)
})

test('[PR5] the list of workbooks follows the facts of the document', async () => {
  const office = await Office.open()
  const a = await office.enter()
  a.doc.transact(() => {
    note(a.doc, 'title', 'Chuyển đổi số')
    a.doc.getMap('meta').set('year', 2027)
  })
  await a.saved()
  await expect.poll(() => office.store.findWorkbook(office.workbook)).toMatchObject({ title: 'Chuyển đổi số', year: 2027 })
})
