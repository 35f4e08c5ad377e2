import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Workbook } from '../../../../shared/domain/annex.ts'
import { must } from '../../../../shared/domain/errors.ts'
import { columnId, workbookId } from '../../../../shared/domain/ids.ts'
import { readInterchange } from '../../../../shared/interchange/readInterchange.ts'
import { writeInterchange } from '../../../../shared/interchange/writeInterchange.ts'
import { compareAnnexes } from '../../../../shared/sheet/issued/compareAnnexes.ts'
import { issuedText, shortCode } from '../../../../shared/sheet/issued/issuedText.ts'
import { encodeVersionMark, readVersionMark } from '../../../../shared/sheet/issued/versionMark.ts'
import { printedWorkbook } from '../../../support/printedWorkbook.ts'
import { workbookArbitrary } from '../../../support/workbookArbitrary.ts'

const base = printedWorkbook(['Việc một', 'Việc hai', 'Việc ba'])
const annex = must(base.annexes[0], 'annex')
const issued = { kind: 'issued' } as const
const withCell = (row: number, column: string, text: string): Workbook => ({
  ...base,
  annexes: [{ ...annex, rows: annex.rows.map((each, at) => (at === row ? { ...each, cells: { ...each.cells, [columnId(column)]: text } } : each)) }],
})

test('[FZ3] what is signed changes with every printed character', () => {
  const same = issuedText(base)
  expect(issuedText(withCell(1, 'c1', 'Việc một.'))).not.toBe(same)
  expect(issuedText({ ...base, annexes: [{ ...annex, reference: `${annex.reference} ` }] })).not.toBe(same)
  expect(issuedText({ ...base, annexes: [{ ...annex, rows: annex.rows.toReversed() }] })).not.toBe(same)
})

test('[FZ3] what is never issued leaves it alone', () => {
  const same = issuedText(base)
  expect(issuedText(withCell(1, 'c5', 'Một lý do khác'))).toBe(same)
  const bare = annex.rows.map(({ id, kind, level, number, cells }) => ({ id, kind, level, number, cells }))
  expect(issuedText({ ...base, units: [], annexes: [{ ...annex, rows: bare }] })).toBe(same)
})

test('[FZ3] what is signed survives being kept as an interchange document', () => {
  fc.assert(
    fc.property(workbookArbitrary({ maxRows: 8 }), (workbook) => {
      const kept = readInterchange(JSON.parse(JSON.stringify(writeInterchange(workbook)))).workbook
      expect(issuedText(kept)).toBe(issuedText(workbook))
    }),
    { numRuns: 100 },
  )
})

test('[FZ4] a mark is read as it was written, wherever it stands', () => {
  const mark = { workbook: workbookId('Ab_9-x'), version: 12, hash: '0123456789abcdef'.repeat(4), choices: { view: 'unit:kt', orientation: 'portrait', endMark: '0' } }
  expect(readVersionMark(`<pdf:Keywords>${encodeVersionMark(mark)}</pdf:Keywords>`)).toEqual(mark)
  expect(['', 'phuluc:x:1:abc;', 'v7'].map(readVersionMark)).toEqual([undefined, undefined, undefined])
  expect(shortCode('3f9ac01b77d2ff')).toBe('3F9A-C01B-77D2')
})

test('[FZ5] changed, missing, added and moved rows are each told', () => {
  const columns = annex.columns.filter(({ internal }) => !internal)
  const compare = (rows: typeof annex.rows) => compareAnnexes(base.annexes, base.units, issued, [{ ...annex, columns, rows }]).map(({ row, column, issued: was, found }) => [row, column, was, found])
  expect(compare(annex.rows)).toEqual([])
  expect(compare(must(withCell(2, 'c1', 'Việc khác').annexes[0], 'annex').rows)).toEqual([['2', 'Nhiệm vụ', 'Việc hai', 'Việc khác']])
  expect(compare(annex.rows.filter((_, at) => at !== 2))).toEqual([['2', '', 'Việc hai', '']])
  expect(compareAnnexes([{ ...annex, rows: annex.rows.slice(0, 3) }], base.units, issued, [{ ...annex, columns }]).map(({ issued: was, found }) => [was, found])).toEqual([['', 'Việc ba']])
  const [section, first, second, third] = annex.rows
  expect(compare([section, second, first, third].flatMap((row) => row ?? []))).toHaveLength(1)
})
