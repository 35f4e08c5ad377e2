import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { readAnnexRows } from '../../../shared/crdt/annexRows.ts'
import { cellText, rowsOf } from '../../../shared/crdt/schema.ts'
import { contentHash } from '../../../shared/crdt/contentHash.ts'
import { setCellText } from '../../../shared/crdt/cellEdits.ts'
import type { EditContext } from '../../../shared/crdt/editContext.ts'
import { insertRows } from '../../../shared/crdt/rowEdits.ts'
import { unitId, type ColumnId, type RowId, type UnitId } from '../../../shared/domain/ids.ts'
import { gateLimits } from '../../../shared/gate/parse/gateLimits.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { Office } from '../../support/office.ts'
import { OutboxClient } from '../../support/outboxClient.ts'
import { A1, LEAD, TASK, TIMELINE, makeReplica, seedAnnex } from '../../support/replicas.ts'
import { WireClient } from '../../support/wireClient.ts'

/** A workbook with an annex and members of three offices; how they come in. */
async function openOffice() {
  const office = await Office.open()
  for (const [login, unit] of [['kt', 'kt'], ['vp', 'vp'], ['hcc', 'hcc']] as const) await office.hire(login, 'editor', unit)
  const enter = async (login: string, doc?: Y.Doc): Promise<OutboxClient> => {
    const client = new OutboxClient(doc)
    onTestFinished(() => client.cut())
    return client.connect(await address(login))
  }
  const address = async (login: string) => ({ url: office.url(office.workbook, '?protocol=2'), headers: await office.headers(login) })
  const boss = await enter('boss')
  seedAnnex({ ...makeReplica(7), doc: boss.doc, origin: { seed: true } })
  await boss.saved()
  return { office, boss, enter, address }
}

const contextOf = (client: OutboxClient, me: string): EditContext => ({ ...makeReplica(client.doc.clientID), doc: client.doc, me })

/** Adds `count` rows in one transaction, as an imported annex comes. */
function importRows(ctx: EditContext, count: number, leadOf: (i: number) => UnitId, prefix = 'n'): void {
  const specs = Array.from({ length: count }, (_, i) => ({
    id: `${prefix}${i}` as RowId,
    kind: 'task' as const,
    texts: { [TASK]: `Nhiệm vụ số ${i}` } as Record<ColumnId, string>,
    units: { [LEAD]: [{ unit: leadOf(i) }] } as Record<ColumnId, readonly { unit: UnitId }[]>,
  }))
  insertRows(ctx, A1, readAnnexRows(ctx.doc, A1), { at: 'last', under: '' }, specs)
}

/** Asked after every message: what costs little is compared first. */
const isEqual = (a: OutboxClient, b: OutboxClient): boolean => {
  const [one, other] = [a, b].map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('hex'))
  return one === other && contentHash(a.doc) === contentHash(b.doc)
}

const [kt, vp] = [unitId('kt'), unitId('vp')]
const importedIn = ({ doc }: { doc: Y.Doc }, prefix = 'n'): number => [...rowsOf(doc).keys()].filter((id) => new RegExp(`^${prefix}\\d+$`).test(id)).length
const textsOf = ({ doc }: Pick<OutboxClient, 'doc'>): string[] => [...rowsOf(doc).values()].map((row) => cellText(row, TASK)?.toString() ?? '')

test('[PR45] while a large annex goes out in pieces, colleagues’ letters are on disk in between, and all end equal', async () => {
  const { boss, enter } = await openOffice()
  const [one, two] = [await enter('kt'), await enter('vp')]
  importRows(contextOf(one, 'kt'), 3, () => kt, 'o')
  await one.saved()
  importRows(contextOf(boss, 'boss'), 4_000, () => vp)
  setCellText(contextOf(boss, 'boss'), 'n7' as RowId, TASK, 'gõ trong lúc lưu')
  expect(boss.outbox.waiting).toBe(2)
  let between = 0
  while (boss.outbox.waiting > 0) {
    setCellText(contextOf(one, 'kt'), 'o0' as RowId, TASK, `chữ ${between}`)
    await one.until(() => one.outbox.waiting === 0, 'own letter on disk')
    if (boss.outbox.waiting > 0) between += 1
  }
  await boss.saved()
  expect(between).toBeGreaterThan(2)
  await Promise.all([one, two].map((client) => client.until(() => isEqual(client, boss), 'equal')))
  expect(textsOf(two).filter((text) => text === 'gõ trong lúc lưu')).toHaveLength(1)
  expect(importedIn(two, 'n') + importedIn(two, 'o')).toBe(4_003)
  expect([boss, one, two].flatMap(({ refusals }) => refusals)).toEqual([])
})

test('[PR45] a line that breaks between pieces loses nothing and repeats nothing, however often', async () => {
  const { boss, enter, address } = await openOffice()
  const reader = await enter('vp')
  importRows(contextOf(boss, 'boss'), 5_000, () => kt)
  for (let i = 0; i < 3; i++) {
    await boss.until(() => boss.durable >= 1 + i, 'some pieces on disk')
    expect(boss.outbox.waiting).toBeGreaterThan(0)
    boss.cut()
    setCellText(contextOf(boss, 'boss'), `n${i}` as RowId, TASK, `sửa khi mất mạng ${i}`)
    boss.open(await address('boss'))
  }
  await boss.saved()
  await reader.until(() => isEqual(reader, boss), 'equal')
  const fresh = await enter('hcc')
  expect(contentHash(fresh.doc)).toBe(contentHash(boss.doc))
  expect(importedIn(fresh)).toBe(5_000)
  expect(textsOf(fresh).filter((text) => text.startsWith('sửa')).toSorted()).toEqual(['sửa khi mất mạng 0', 'sửa khi mất mạng 1', 'sửa khi mất mạng 2'])
  expect(boss.refusals).toEqual([])
})

test('[PR45] edits of a week offline come in pieces as the answer to the first sync, and count until the last is on disk', async () => {
  const { boss, enter, address } = await openOffice()
  importRows(contextOf(boss, 'boss'), 2_000, () => kt)
  await boss.saved()
  const away = await enter('kt')
  away.cut()
  for (let i = 0; i < 2_000; i++) for (const column of [TASK, TIMELINE]) setCellText(contextOf(away, 'kt'), `n${i}` as RowId, column, `Ngoại tuyến ${i}`)
  boss.doc.transact(() => {
    for (let i = 0; i < 2_000; i += 3) setCellText(contextOf(boss, 'boss'), `n${i}` as RowId, TASK, `Nhiệm vụ số ${i} nay`)
  })
  expect(away.outbox.waiting).toBe(4_000)
  const before = away.frames
  away.open(await address('kt'))
  await away.until(() => away.durable >= 1, 'first piece')
  expect(away.outbox.waiting).toBe(4_000)
  await away.saved()
  expect(away.frames - before).toBeGreaterThan(1)
  await boss.saved()
  await boss.until(() => isEqual(boss, away), 'equal')
  expect(away.refusals).toEqual([])
})

test('[PR45] [GT5] rows that may not be made are left out of every piece, and told; all others are there', async () => {
  const { office, enter } = await openOffice()
  await office.call('POST', `/api/workbooks/${office.workbook}/settings`, { body: { mode: 'byLead' } })
  const away = await enter('kt')
  importRows(contextOf(away, 'kt'), 3_000, (i) => (i % 2 ? kt : vp))
  await away.saved()
  expect(away.refusals.length).toBeGreaterThan(1)
  expect(new Set(away.refusals.map(({ code, partial }) => `${code} ${partial}`))).toEqual(new Set(['access.newRowLead true']))
  const fresh = await enter('hcc')
  expect([...rowsOf(fresh.doc).keys()].filter((id) => /^n\d*[02468]$/.test(id))).toEqual([])
  expect(importedIn(fresh)).toBe(1_500)
})

test('[PR45] [GT12] what comes behind a piece that was refused as a whole is refused as well, and the line stays', async () => {
  const { office, boss } = await openOffice()
  const kt = new WireClient({ url: office.url(office.workbook, '?protocol=2'), headers: await office.headers('kt') })
  await kt.ready()
  const [theirs, mine] = [boss.doc.clientID, kt.doc.clientID]
  kt.update(craftUpdate([{ client: theirs, clock: Y.getState(boss.doc.store, theirs), structs: [{ gc: 9 }] }, { client: mine, clock: 0, structs: [{ gc: 3 }] }]))
  kt.update(craftUpdate([{ client: mine, clock: 3, structs: [{ gc: 3 }] }]))
  kt.update(craftUpdate([{ client: mine, clock: 0, structs: [{ origin: [mine + 1, 5], any: [1] }] }]))
  kt.update(craftUpdate([], [[mine, [[0, 2]]]]))
  kt.update(craftUpdate([{ client: mine, clock: 0, structs: [{ gc: 1 }] }]))
  await kt.until(() => kt.durable === 1)
  expect(kt.only('refused').map(({ count, refusal }) => [count, refusal.code])).toEqual([[1, 'access.foreignAuthor'], [2, 'access.outOfStep'], [3, 'access.outOfStep'], [4, 'access.outOfStep']])
  expect(kt.closedWith).toBe(null)
  kt.cut()
})

test('[PR46] too much at once closes an old client and a plain one with 4409, and is refused to one that knows pieces; nobody else notices', async () => {
  const office = await Office.open()
  const structs = Array.from({ length: gateLimits.structs + 1 }, (_, i) => ({ any: [i], root: 'meta', key: `k${i}` }))
  const tooMuch = craftUpdate([{ client: 5, clock: 0, structs }])
  const colleague = await office.enter('boss')
  for (const query of ['?protocol=1', '']) {
    const old = new WireClient({ url: office.url(office.workbook, query), headers: await office.headers('boss') })
    await old.ready()
    old.update(tooMuch)
    expect([query, await old.closed()]).toEqual([query, closeCodes.reload])
  }
  const current = new WireClient({ url: office.url(office.workbook, '?protocol=2'), headers: await office.headers('boss') })
  await current.ready()
  current.update(tooMuch)
  await current.until(() => current.only('refused').length > 0)
  expect(current.only('refused').map(({ count, refusal }) => [count, refusal.code, refusal.partial])).toEqual([[1, 'access.tooMuch', undefined]])
  current.cut()
  expect([colleague.closedWith, colleague.doc.getMap('meta').has('k1')]).toEqual([null, false])
})

test('[PR1] the answer to a newcomer stays one frame, however large', async () => {
  const { office, boss } = await openOffice()
  importRows(contextOf(boss, 'boss'), 2_000, () => kt)
  await boss.saved()
  const fresh = await office.enter('vp')
  expect([fresh.only('syncStep2').length, importedIn(fresh)]).toEqual([1, 2_000])
})
