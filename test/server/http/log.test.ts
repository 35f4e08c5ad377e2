import { expect, test } from 'vitest'
import { insertRows } from '../../../shared/crdt/rowEdits.ts'
import { setFacts } from '../../../shared/crdt/workbookEdits.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import { setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import type { DescribedEdit } from '../../../server/workbooks/log/describeEdits.ts'
import type { Office } from '../../support/office.ts'
import { A1, LEAD, rowsIn, TASK, TIMELINE } from '../../support/replicas.ts'
import { COORDINATING, editing, KT, openRowsOffice, VP, write } from '../../support/rowsOffice.ts'

async function lines(office: Office, query = '', as = 'boss'): Promise<DescribedEdit[]> {
  const answer = await office.call('GET', `/api/workbooks/${office.workbook}/log${query}`, { as })
  return answer.json['lines'] as DescribedEdit[]
}

const brief = (line: DescribedEdit) => [line.name, line.kind, line.rowTitle, line.heading, line.before, line.after, line.refusal]

test('[PM13] one stay in a cell is one line with before and after; refusals stand there with their reason', async () => {
  let clock = 1_770_000_000_000
  const office = await openRowsOffice({ now: () => clock })
  await office.call('POST', `/api/workbooks/${office.workbook}/settings`, { body: { mode: 'byLead' } })
  const kt = await office.enter('kt')
  await kt.until(() => kt.only('access').at(-1)?.access.mode === 'byLead')
  for (const text of ['T', 'Th', 'Tháng 3']) await write(kt, 'kt', 'own', text, TIMELINE)
  await write(kt, 'kt', 'other', 'Không được', TIMELINE)
  setCellUnits(editing(kt.doc, 'kt'), 'own' as RowId, COORDINATING, [{ unit: VP }])
  await kt.until(() => kt.durable === kt.sent)
  expect((await lines(office)).slice(0, 3).map(brief)).toEqual([
    ['Cán bộ kt', 'cell', 'Việc own', 'Phối hợp', '', 'Cơ quan vp', ''],
    ['Cán bộ kt', 'cell', 'Việc other', 'Thời gian', '', '', 'access.otherUnit'],
    ['Cán bộ kt', 'cell', 'Việc own', 'Thời gian', '', 'Tháng 3', ''],
  ])
  clock += 60_000
  await write(kt, 'kt', 'own', 'Tháng 4', TIMELINE)
  const [last] = await lines(office)
  expect([last?.before, last?.after, last?.unit, last?.from]).toEqual(['Tháng 3', 'Tháng 4', 'Cơ quan kt', new Date(clock).toISOString()])
})

test('[PM13] rows that are made, moved and deleted, and facts, have lines; a change that was taken back has none', async () => {
  const office = await openRowsOffice()
  const boss = await office.enter('boss')
  const ctx = editing(boss.doc, 'boss')
  const before = (await lines(office)).length
  insertRows(ctx, A1, rowsIn(ctx), { at: 'last', under: '' }, [{ id: 'new' as RowId, kind: 'task', texts: { [TASK]: 'Dòng mới' } as Record<ColumnId, string>, units: { [LEAD]: [{ unit: KT }] } as never }])
  setFacts(ctx, { title: 'Kế hoạch mới' })
  await write(boss, 'boss', 'own', 'Nháp', TIMELINE)
  await write(boss, 'boss', 'own', '', TIMELINE)
  expect((await lines(office)).slice(0, -before).map(brief)).toEqual([
    ['Bà Tổng hợp', 'frame', '', 'title', 'Kế hoạch thử', 'Kế hoạch mới', ''],
    ['Bà Tổng hợp', 'rowMade', 'Dòng mới', '', '', 'Dòng mới', ''],
  ])
})

test('[PM14] by person, unit, row and column; page after page; a reader sees the history of a row, not the log', async () => {
  const office = await openRowsOffice()
  const [kt, vp] = [await office.enter('kt'), await office.enter('vp')]
  await write(kt, 'kt', 'own', '=1+1', TIMELINE)
  await write(vp, 'vp', 'own', 'Việc của VP')
  await write(vp, 'vp', 'other', 'Việc khác')
  expect((await lines(office, '?login=vp')).map((line) => line.after)).toEqual(['Việc khác', 'Việc của VP'])
  expect((await lines(office, `?unit=${KT}`)).map((line) => line.after)).toEqual(['=1+1'])
  expect((await lines(office, `?row=own&column=${TIMELINE}`)).map((line) => line.kind)).toEqual(['cell', 'rowMade'])
  expect(await lines(office, '?login=nobody')).toEqual([])
  const [newest] = await lines(office)
  expect((await lines(office, `?before=${newest!.id}`))[0]?.after).toBe('Việc của VP')
  expect((await lines(office, '?row=other', 'kt')).length).toBe(2)
  const path = `/api/workbooks/${office.workbook}`
  expect((await office.call('GET', `${path}/log`, { as: 'kt' })).status).toBe(403)
  expect((await office.call('GET', `${path}/log.csv`, { as: 'kt' })).status).toBe(403)
  const file = await office.call('GET', `${path}/log.csv`)
  expect(file.body).toContain(`"'=1+1"`)
  expect(file.body.split('\r\n')[0]).toContain('"Từ lúc","Đến lúc","Người"')
})
