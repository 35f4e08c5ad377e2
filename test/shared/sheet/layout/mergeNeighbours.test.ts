import { expect, test } from 'vitest'
import { must } from '../../../../shared/domain/errors.ts'
import { rowId } from '../../../../shared/domain/ids.ts'
import { layoutAnnex } from '../../../../shared/sheet/layout/layoutAnnex.ts'
import { printedWorkbook } from '../../../support/printedWorkbook.ts'

const lead = 4
/** Rows of the columns "lead" that stand in a layout: how many rows each reaches over. */
function spans(leads: readonly string[], options: { text?: string; heads?: readonly number[] } = {}): readonly (readonly [string, number])[] {
  const { annexes, units } = printedWorkbook(leads.map(() => options.text ?? 'Việc'))
  const annex = must(annexes[0], 'annex')
  const tasks = annex.rows.slice(1).map((row, at) => ({ ...row, cells: { ...row.cells, c4: leads[at] ?? '' } }))
  const rows = tasks.flatMap((row, at) => (options.heads?.includes(at) ? [{ ...row, id: rowId(`h${at}`), kind: 'group' as const, cells: { c1: 'Nhóm:' } }, row] : [row]))
  const layout = layoutAnnex({ ...annex, rows }, units, { view: { kind: 'issued' }, merge: true })
  return layout.rows.filter(({ part }) => part === 'body').flatMap(({ cells }) => cells.filter(({ at }) => at === lead).map(({ text, rows: over }) => [text, over] as const))
}

test('[LY63] equal neighbours share a cell, empty ones and others do not', () => {
  expect(spans(['A', 'A', 'B', 'A', '', ''])).toEqual([['A', 2], ['B', 1], ['A', 1], ['', 1], ['', 1]])
})

test('[LY63] no merge reaches over a heading', () => {
  expect(spans(['A', 'A', 'A'], { heads: [1] }).filter(([text]) => text === 'A')).toEqual([['A', 1], ['A', 2]])
})

test('[LY63] no merge is higher than half a page', () => {
  const long = 'Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết; '.repeat(5)
  const found = spans(new Array<string>(12).fill('A'), { text: long })
  expect(found.length).toBeGreaterThan(1)
  expect(found.reduce((sum, [, over]) => sum + over, 0)).toBe(12)
})

test('[LY63] [LY5] rows under a merge are high enough for its text', () => {
  const { annexes, units } = printedWorkbook(['Việc', 'Việc'])
  const annex = must(annexes[0], 'annex')
  const long = 'Ủy ban Mặt trận Tổ quốc Việt Nam xã; Các đoàn thể chính trị - xã hội; '.repeat(2)
  const rows = annex.rows.map((row) => (row.kind === 'task' ? { ...row, cells: { ...row.cells, c4: long } } : row))
  const height = (merge: boolean): number =>
    layoutAnnex({ ...annex, rows }, units, { view: { kind: 'issued' }, merge }).rows.filter(({ row }) => row?.kind === 'task').reduce((sum, { heightPt }) => sum + heightPt, 0)
  expect(height(true)).toBeLessThan(height(false))
  expect(height(true)).toBeGreaterThan(height(false) / 2 - 1)
})

test('[LY63] rows that share a cell are marked to stay together', () => {
  const { annexes, units } = printedWorkbook(['Việc', 'Việc', 'Việc'])
  const annex = must(annexes[0], 'annex')
  const leads = ['A', 'A', 'B']
  const rows = annex.rows.map((row, at) => (row.kind === 'task' ? { ...row, cells: { c1: `Việc ${at}`, c4: leads[at - 1] ?? '' } } : row))
  const kept = layoutAnnex({ ...annex, rows }, units, { view: { kind: 'issued' }, merge: true }).rows.filter(({ part }) => part === 'body').map(({ keepNext }) => keepNext === true)
  expect(kept).toEqual([false, true, false, false])
})
