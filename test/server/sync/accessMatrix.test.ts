import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { updateColumn } from '../../../shared/crdt/columnEdits.ts'
import type { EditContext } from '../../../shared/crdt/editContext.ts'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import { convertRows, deleteRows, insertRows, moveRows, restoreRows } from '../../../shared/crdt/rowEdits.ts'
import { readRow, rowsOf } from '../../../shared/crdt/schema.ts'
import { readUnitEntries, type UnitEntry } from '../../../shared/crdt/unitCells.ts'
import { putUnit, setFacts } from '../../../shared/crdt/workbookEdits.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import { workbookStates, type AccessMode, type WorkbookState } from '../../../shared/domain/permissions.ts'
import type { WireClient } from '../../support/wireClient.ts'
import { changeWorkbookSettings } from '../../../server/workbooks/changeSettings.ts'
import { accessTable } from '../../support/accessTable.ts'
import type { Answer, Office } from '../../support/office.ts'
import { A1, LEAD, rowsIn, TASK, TIMELINE } from '../../support/replicas.ts'
import { COORDINATING, editing, KT, openRowsOffice, SHUT, VP } from '../../support/rowsOffice.ts'

const operations = accessTable('Operation')
const states = new Map(accessTable('State').map(([state, who, answer]) => [`${state} ${who}`, answer]))
const calls = accessTable('Call')

/** Login, row and mode that a column of the first table stands for. */
const people: Readonly<Record<string, readonly [login: string, row: string, mode: AccessMode]>> = {
  coordinator: ['boss', 'shut', 'byLead'],
  'editor, open': ['kt', 'other', 'open'],
  'editor, open, locked row': ['kt', 'shut', 'open'],
  'editor, own row': ['kt', 'own', 'byLead'],
  'editor, other row': ['kt', 'other', 'byLead'],
  'editor, own locked row': ['kt', 'shut', 'byLead'],
  commenter: ['gopy', 'own', 'byLead'],
  viewer: ['xem', 'own', 'byLead'],
}

const anchor = 'anchor' as RowId

type Act = (ctx: EditContext, row: RowId, mark: string) => void

const entries = (doc: Y.Doc, row: string, column: ColumnId): UnitEntry[] => readUnitEntries(rowsOf(doc).get(row)!, column)

function addRow(ctx: EditContext, beside: RowId, mark: string): void {
  const texts = { [TASK]: mark } as Record<ColumnId, string>
  insertRows(ctx, A1, rowsIn(ctx), { at: 'last', under: '' }, [{ kind: 'task', texts, units: { [LEAD]: entries(ctx.doc, beside, LEAD) } as never }])
}

/** What each row of the first table does; `mark` is a text that is nowhere else. */
const acts: Readonly<Record<string, Act>> = {
  'text cell': (ctx, row, mark) => setCellText(ctx, row, TASK, mark),
  'coordinating cell': (ctx, row, mark) => setCellUnits(ctx, row, COORDINATING, [{ text: mark }]),
  'lead cell': (ctx, row, mark) => setCellUnits(ctx, row, LEAD, [...entries(ctx.doc, row, LEAD).filter((entry) => 'unit' in entry), { text: mark }]),
  'cell of a locked column': (ctx, row, mark) => setCellText(ctx, row, SHUT, mark),
  'add a row': addRow,
  'move a row': (ctx, row) => {
    // Past a locked row of another office: past one that I may move it would be no move of this row (GT11).
    const order = rowsIn(ctx).order.flatten().map(({ id }) => id)
    moveRows(ctx, rowsIn(ctx), [row], { at: order.indexOf(row) < order.indexOf(anchor) ? 'after' : 'before', row: anchor })
  },
  'delete or restore a row': (ctx, row) => {
    const isGone = readRow(row, rowsOf(ctx.doc).get(row))?.deleted !== null
    if (isGone) restoreRows(ctx, rowsIn(ctx), [row])
    else deleteRows(ctx, rowsIn(ctx), [row])
  },
  'convert or mark a row': (ctx, row) => convertRows(ctx, [row], readRow(row, rowsOf(ctx.doc).get(row))?.kind === 'task' ? 'group' : 'task'),
  columns: (ctx, _, mark) => updateColumn(ctx, TIMELINE, { heading: mark }),
  'facts and annexes': (ctx, _, mark) => setFacts(ctx, { title: mark }),
  units: (ctx, _, mark) => void putUnit(ctx, { id: 'hcc' as never, name: mark, abbr: '', kind: 'unit', aliases: [] }),
  'remark on a row': (ctx, row, mark) => ctx.doc.transact(() => rowsOf(ctx.doc).get(row)?.set(`comment:${mark}`, { author: ctx.me, text: mark }), ctx.origin),
}

const writing = { coordinator: 'coordinator', editor: 'editor' } as const

/** What the tables say: the first one, unless the state says otherwise. */
function expected(operation: string, person: string, state: WorkbookState, said: string): string {
  const role = person.split(',')[0] as string
  const column = operation === 'remark on a row' ? 'remarks' : writing[role as keyof typeof writing]
  const answer = column === undefined || (column === 'remarks' && role === 'viewer') ? 'as above' : states.get(`${state} ${column}`)
  return answer === 'as above' ? said : (answer as string)
}

async function openMatrix(): Promise<Office> {
  const office = await openRowsOffice()
  await office.hire('gopy', 'commenter', KT)
  await office.hire('xem', 'viewer', KT)
  await office.hire('la', null)
  const boss = await office.enter('boss')
  const ctx = editing(boss.doc, 'boss')
  insertRows(ctx, A1, rowsIn(ctx), { at: 'first', under: '' }, [{ id: anchor, kind: 'task', units: { [LEAD]: [{ unit: VP }] } as never }])
  await boss.saved()
  boss.cut()
  await office.call('POST', `/api/workbooks/${office.workbook}/settings`, { body: { lock: { rows: ['shut', anchor], columns: [SHUT] } } })
  return office
}

/** What the server holds, remarks included. */
const held = (office: Office): Promise<string> => office.server.rooms.read(office.workbook, (doc) => JSON.stringify(readWorkbook(doc)))

async function answerTo(client: WireClient, act: () => void): Promise<string> {
  act()
  await client.until(() => client.durable === client.sent || client.only('refused').length > 0, 'answer')
  return client.only('refused')[0]?.refusal.code.replace('access.', '') ?? 'yes'
}

/** One try over a socket of its own: what the server answers must be what it does. */
async function attempt(office: Office, operation: string, person: string, mark: string): Promise<string> {
  const [login, row] = people[person] as (typeof people)[string]
  const client = await office.enter(login)
  const before = await held(office)
  const act = (): void => (acts[operation] as Act)(editing(client.doc, login), row as RowId, mark)
  const answer = await answerTo(client, act)
  const after = await held(office)
  expect([operation, person, answer, after !== before]).toEqual([operation, person, answer, answer === 'yes'])
  // Deleted is brought back, as the same person; so the next one finds the row.
  if (answer === 'yes' && operation === 'delete or restore a row') expect(await answerTo(client, act)).toBe('yes')
  client.cut()
  return answer
}

test('the tables name what is tried here, and nothing else', () => {
  expect(new Set(operations.map(([operation]) => operation))).toEqual(new Set(Object.keys(acts)))
  expect(new Set(operations.map(([, person]) => person))).toEqual(new Set(Object.keys(people)))
  expect([operations.length, states.size, calls.length]).toEqual([96, 12, 84])
})

test.each(workbookStates)('[PM15] over real sockets, in the state %s', async (state) => {
  const office = await openMatrix()
  const marks: Record<'in' | 'out', string[]> = { in: [], out: [] }
  for (const [at, [operation, person, said]] of operations.entries()) {
    const [, , mode] = people[person] as (typeof people)[string]
    await changeWorkbookSettings({ store: office.store, rooms: office.server.rooms }, office.workbook, { mode, state })
    const mark = `${state}-${at}-x`
    const answer = await attempt(office, operation, person, mark)
    expect([operation, person, answer]).toEqual([operation, person, expected(operation, person, state, said)])
    if (operation === 'add a row') marks[answer === 'yes' ? 'in' : 'out'].push(mark)
    else if (answer !== 'yes') marks.out.push(mark)
  }
  const files = await Promise.all(['annex.json', 'export?format=csv'].map((name) => office.call('GET', `/api/workbooks/${office.workbook}/${name}`, { as: 'xem' })))
  for (const { body } of files) {
    expect(marks.out.filter((mark) => body.includes(mark))).toEqual([])
    expect(marks.in.filter((mark) => !body.includes(mark))).toEqual([])
  }
})

/** What each row of the third table asks for. */
const asked: Readonly<Record<string, (office: Office, as: string | null, id: string) => Promise<Answer>>> = {
  'read the workbook': (office, as) => office.call('GET', `/api/workbooks/${office.workbook}/annex.json`, { as }),
  'export a file': (office, as) => office.call('GET', `/api/workbooks/${office.workbook}/export?format=csv`, { as }),
  'read the history of a row': (office, as) => office.call('GET', `/api/workbooks/${office.workbook}/log?row=own`, { as }),
  'read the log': (office, as) => office.call('GET', `/api/workbooks/${office.workbook}/log`, { as }),
  'download the log': (office, as) => office.call('GET', `/api/workbooks/${office.workbook}/log.csv`, { as }),
  'read the board': (office, as) => office.call('GET', `/api/workbooks/${office.workbook}/activity`, { as }),
  'change settings': (office, as) => office.call('POST', `/api/workbooks/${office.workbook}/settings`, { as, body: { collectivesLead: false } }),
  'change members': (office, as) => office.call('POST', `/api/workbooks/${office.workbook}/members`, { as, body: { login: 'vp', role: 'editor', unit: 'vp' } }),
  'switch the public link': (office, as) => office.call('PUT', `/api/workbooks/${office.workbook}/public-link`, { as }),
  'freeze a version': (office, as) => office.call('POST', `/api/workbooks/${office.workbook}/versions`, { as, body: { name: 'v' } }),
  'decide on a suggestion': (office, as, id) => office.call('POST', `/api/workbooks/${office.workbook}/suggestions/${id}/decision`, { as, body: { decision: 'rejected' } }),
  'suggest a text': (office, as) => office.call('POST', `/api/workbooks/${office.workbook}/suggestions`, { as, body: { row: 'own', column: TASK, text: 'Đề nghị' } }),
}
const askers: Readonly<Record<string, string | null>> = { coordinator: 'boss', editor: 'kt', commenter: 'gopy', viewer: 'xem', stranger: 'la', nobody: null, guest: 'khach' }

/** The secret of a public link that is on now. */
async function publicSecret(office: Office): Promise<string> {
  const { json } = await office.call('PUT', `/api/workbooks/${office.workbook}/public-link`)
  return String(json['link']).split('#')[1] ?? ''
}

test.each(workbookStates)('[PM15] by calls, in the state %s', async (state) => {
  const office = await openMatrix()
  const remarks = new Map(operations.flatMap(([operation, person, said]) => (operation === 'remark on a row' ? [[person.split(',')[0], expected(operation, person, state, said)] as const] : [])))
  for (const [call, person, said] of calls) {
    // A suggestion of the asker's own, where they may make one: others' are not told from none.
    const asker = askers[person] as string | null
    const owner = ['coordinator', 'editor', 'commenter'].includes(person) ? (asker as string) : 'boss'
    await changeWorkbookSettings({ store: office.store, rooms: office.server.rooms }, office.workbook, { state: 'draft' })
    const { json } = await (asked['suggest a text'] as (typeof asked)[string])(office, owner, '')
    await changeWorkbookSettings({ store: office.store, rooms: office.server.rooms }, office.workbook, { state })
    if (person === 'guest') office.carry('khach', await publicSecret(office))
    const answer = await (asked[call] as (typeof asked)[string])(office, asker, String(json['id']))
    const code = answer.status < 300 ? 'yes' : String(answer.json['code']).replace(/^\w+\./, '')
    const wanted = said === 'as remark' ? remarks.get(person) : said
    // A viewer has no suggestion of their own: one of another's is not told from none.
    const isHidden = call === 'decide on a suggestion' && person === 'viewer'
    expect([call, person, code]).toEqual([call, person, isHidden ? 'unknown' : wanted])
  }
})
