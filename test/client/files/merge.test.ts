import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyMerge } from '../../../client/files/merge/applyMerge.ts'
import { choicesOf, mergeItems, safeKeys } from '../../../client/files/merge/mergeChoices.ts'
import { everything, listItems, passes, type MergeFilter } from '../../../client/files/merge/mergeFilter.ts'
import { placeRows } from '../../../client/files/merge/placeRows.ts'
import { setCellText } from '../../../shared/crdt/cellEdits.ts'
import { deleteRows } from '../../../shared/crdt/rowEdits.ts'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import { UndoStack } from '../../../shared/crdt/undo/undoStack.ts'
import type { Annex, AnnexRow } from '../../../shared/domain/annex.ts'
import { rowId } from '../../../shared/domain/ids.ts'
import { acceptMerge, theirChoices } from '../../../shared/sheet/merge/acceptMerge.ts'
import { threeWayMerge } from '../../../shared/sheet/merge/threeWayMerge.ts'
import { anyChange, changeAnnex } from '../../support/annexChanges.ts'
import { LEAD, TASK, TIMELINE, add, makeReplicas, rowsIn, section, task } from '../../support/replicas.ts'

function annexOf(ctx: { doc: Parameters<typeof readWorkbook>[0] }): Annex {
  const [annex] = readWorkbook(ctx.doc).annexes
  if (!annex) throw new Error('no annex')
  return annex
}

function start() {
  const [ctx] = makeReplicas(1)
  if (!ctx) throw new Error('no replica')
  const named = (id: string, text: string) => ({ ...task(id), texts: { [TASK]: text } })
  add(ctx, { at: 'last', under: '' }, section('S1', named('r1', 'Rà soát thủ tục hành chính'), named('r2', 'Lập kế hoạch tuyên truyền')), section('S2', named('r3', 'Kiểm tra công vụ hằng quý')))
  return ctx
}

const withCells = (annex: Annex, id: string, cells: object): Annex => ({ ...annex, rows: annex.rows.map((row) => (row.id === id ? { ...row, cells: { ...row.cells, ...cells } } : row)) })
const titles = (annex: Annex) => annex.rows.map((row) => `${row.number} ${row.cells[TASK] ?? ''}`)

test('[IM24] a heading is taken out without the rows under it that the file still has', () => {
  const ctx = start()
  const mine = annexOf(ctx)
  const kept = mine.rows.filter((row) => row.id !== 'S2').map((row) => ({ ...row }))
  const merge = threeWayMerge(mine, { ...mine, rows: kept }, { base: mine })
  applyMerge(ctx, mine, [], acceptMerge(merge, choicesOf(new Set(mergeItems(merge).map((item) => item.key)))))
  expect(titles(annexOf(ctx))).toEqual(['I S1', '1 Rà soát thủ tục hành chính', '2 Lập kế hoạch tuyên truyền', '3 Kiểm tra công vụ hằng quý'])
})

test('[IM24] the document becomes what the preview of the merge says, whatever was changed', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 10 }), fc.array(anyChange, { maxLength: 8 }), (first, changes) => {
      const [ctx] = makeReplicas(1)
      if (!ctx) throw new Error('no replica')
      add(ctx, { at: 'last', under: '' }, section('S1', task('a1'), task('a2', task('a21'), task('a22')), task('a3')), section('S2', task('b1'), task('b2')))
      const grown = changeAnnex(annexOf(ctx), first, 'g')
      placeRows(ctx, grown, new Set(annexOf(ctx).rows.map(({ id }) => id)), [])
      const mine = annexOf(ctx)
      const theirs = changeAnnex(mine, changes, 'their')
      const edits = acceptMerge(threeWayMerge(mine, theirs, { base: mine }), theirChoices)
      applyMerge(ctx, mine, [], edits)
      const lines = (annex: Annex) => annex.rows.map((row) => `${row.kind} ${row.level} ${row.cells[TASK] ?? ''}`)
      expect(lines(annexOf(ctx))).toEqual(lines(theirs))
    }),
    { numRuns: 300 },
  )
})

test('[IM24] what is safe is chosen beforehand: empty cells are filled, rows added; nothing is taken away', () => {
  const ctx = start()
  const mine = annexOf(ctx)
  const fresh: AnnexRow = { id: rowId('moi'), kind: 'task', level: 1, number: '3', cells: { [TASK]: 'Tập huấn kỹ năng số cho cán bộ thôn' } }
  const changed = withCells(withCells(mine, 'r2', { [TIMELINE]: 'Quý I' }), 'r3', { [TASK]: 'Kiểm tra công vụ hằng tháng' })
  const theirs: Annex = { ...changed, rows: [...changed.rows.filter((row) => row.id !== 'r1'), fresh] }
  const items = mergeItems(threeWayMerge(mine, theirs))
  const kinds = items.map((item) => (item.cell ? 'cell' : item.row.kind)).toSorted()
  expect(kinds).toEqual(['cell', 'cell', 'gone', 'new'])
  expect(safeKeys(items)).toEqual(new Set([`cell:r2:${TIMELINE}`, 'add:moi']))
})

test('[IM24] an accepted merge makes the annex what the file says, by one step that undo takes back', () => {
  const ctx = start()
  const undo = new UndoStack(ctx)
  const mine = annexOf(ctx)
  const sub: AnnexRow = { id: rowId('con'), kind: 'task', level: 2, number: '1.1', cells: { [TASK]: 'Công khai kết quả rà soát trên trang tin', [LEAD]: 'Cơ quan kt' } }
  const edited = withCells(mine, 'r2', { [TASK]: 'Lập kế hoạch truyền thông', [LEAD]: 'Cơ quan vp; Tổ Ba' })
  const at = edited.rows.findIndex((row) => row.id === 'r1')
  const theirs: Annex = { ...edited, rows: [...edited.rows.slice(0, at + 1), sub, ...edited.rows.slice(at + 1).filter((row) => row.id !== 'r3')] }
  const merge = threeWayMerge(mine, theirs)
  const all = new Set(mergeItems(merge).map((item) => item.key))
  applyMerge(ctx, mine, readWorkbook(ctx.doc).units, acceptMerge(merge, choicesOf(all)))
  expect(titles(annexOf(ctx))).toEqual(['I S1', '1 Rà soát thủ tục hành chính', '1.1 Công khai kết quả rà soát trên trang tin', '2 Lập kế hoạch truyền thông', 'II S2'])
  expect(annexOf(ctx).rows[3]?.cells[LEAD]).toBe('Cơ quan vp; Tổ Ba')
  undo.undo()
  expect(titles(annexOf(ctx))).toEqual(titles(mine))
  expect(annexOf(ctx).rows.map((row) => row.id)).toEqual(mine.rows.map((row) => row.id))
})

test('[IM24] what somebody wrote or deleted since the comparison stays', () => {
  const ctx = start()
  const seen = annexOf(ctx)
  const theirs = withCells(withCells(withCells(seen, 'r1', { [TIMELINE]: 'Quý I' }), 'r2', { [TIMELINE]: 'Quý II' }), 'r3', { [TIMELINE]: 'Quý III' })
  setCellText(ctx, rowId('r1'), TIMELINE, 'Tháng 5')
  deleteRows(ctx, rowsIn(ctx), [rowId('r3')])
  expect(applyMerge(ctx, seen, [], acceptMerge(threeWayMerge(seen, theirs), theirChoices))).toBe(2)
  expect(annexOf(ctx).rows.map((row) => row.cells[TIMELINE])).toEqual([undefined, 'Tháng 5', 'Quý II', undefined])
})

test('[IM24] differences are chosen by kind, office and column', () => {
  const ctx = start()
  const base = annexOf(ctx)
  const mine = withCells(withCells(base, 'r1', { [LEAD]: 'Cơ quan kt' }), 'r2', { [TASK]: 'Của ta', [LEAD]: 'Cơ quan vp' })
  const theirs = withCells(withCells(withCells(base, 'r1', { [TIMELINE]: 'Quý I', [LEAD]: '' }), 'r2', { [TASK]: 'Của họ' }), 'r3', { [TIMELINE]: 'Quý II' })
  const units = readWorkbook(ctx.doc).units
  const listed = listItems(mergeItems(threeWayMerge(mine, theirs, { base })), mine, theirs, units)
  const keys = (filter: Partial<MergeFilter>) => listed.filter((each) => passes(each, { ...everything, ...filter })).map(({ item }) => item.key)
  expect(keys({})).toEqual([`cell:r1:${TIMELINE}`, `cell:r2:${TASK}`, `cell:r3:${TIMELINE}`])
  expect(keys({ kind: 'conflict' })).toEqual([`cell:r2:${TASK}`])
  expect(keys({ kind: 'mine' })).toEqual([`cell:r1:${LEAD}`, `cell:r2:${LEAD}`])
  expect(keys({ office: 'Cơ quan kt' })).toEqual([`cell:r1:${TIMELINE}`])
  expect(keys({ column: TIMELINE })).toEqual([`cell:r1:${TIMELINE}`, `cell:r3:${TIMELINE}`])
})

test('[IM24] a row that the file puts on another level goes there', () => {
  const ctx = start()
  const mine = annexOf(ctx)
  const theirs: Annex = { ...mine, rows: mine.rows.map((row) => (row.id === 'r2' ? { ...row, level: 2 } : row)) }
  const merge = threeWayMerge(mine, theirs, { base: mine })
  applyMerge(ctx, mine, [], acceptMerge(merge, choicesOf(new Set(mergeItems(merge).map((item) => item.key)))))
  expect(annexOf(ctx).rows.find((row) => row.id === 'r2')).toMatchObject({ level: 2, number: '1.1' })
})
