import { expect, test } from 'vitest'
import { correctColumn, correctionCount, correctRow, correctUnit, noCorrections } from '../../../client/files/reading/corrections.ts'
import { unknownUnits } from '../../../client/files/reading/unknownUnits.ts'
import { emptyFacts, type Workbook } from '../../../shared/domain/annex.ts'
import { annexId, columnId, rowId, unitId } from '../../../shared/domain/ids.ts'

test('a later correction of the same thing replaces the earlier one', () => {
  const column = { sheet: 'PL1', headerRow: 4, index: 2 }
  const twice = correctColumn(correctColumn(noCorrections, { ...column, role: 'note' }), { ...column, role: 'product' })
  expect(twice.columns).toEqual([{ ...column, role: 'product' }])
  expect(correctColumn(twice, { ...column, headerRow: 40, role: 'note' }).columns).toHaveLength(2)
})

test('facts of a row are corrected one by one', () => {
  const kind = correctRow(noCorrections, { sheet: 'PL1', row: 9, kind: 'group' })
  expect(correctRow(kind, { sheet: 'PL1', row: 9, level: 2 }).rows).toEqual([{ sheet: 'PL1', row: 9, kind: 'group', level: 2 }])
  expect(correctRow(kind, { sheet: 'PL2', row: 9, place: 'skip' }).rows).toHaveLength(2)
})

test('a wording gets one unit', () => {
  const mapped = correctUnit(correctUnit(noCorrections, 'P. Văn xã', unitId('vhxh')), 'P. Văn xã', null)
  expect(mapped.units).toEqual([{ text: 'P. Văn xã', unit: null }])
  expect(correctionCount(mapped)).toBe(1)
})

test('unknown wordings are counted over all unit cells, the most frequent first', () => {
  const lead = columnId('c5')
  const row = (id: string, text: string) => ({ id: rowId(id), kind: 'task' as const, level: 0, number: '1', cells: { [lead]: text } })
  const workbook: Workbook = {
    facts: emptyFacts,
    units: [{ id: unitId('kt'), name: 'Phòng Kinh tế', abbr: 'P.KT', kind: 'unit', aliases: [] }],
    annexes: [
      {
        id: annexId('a'),
        kind: 'tasks',
        heading: '',
        title: '',
        reference: '',
        numbering: 'restart',
        columns: [{ id: lead, role: 'lead', heading: 'Chủ trì' }],
        rows: [row('r1', 'Phòng Kinh tế; Tổ Bảy'), row('r2', 'Tổ Bảy'), row('r3', 'Đội Ba')],
      },
    ],
  }
  expect(unknownUnits(workbook)).toEqual([
    { text: 'Tổ Bảy', count: 2 },
    { text: 'Đội Ba', count: 1 },
  ])
})
