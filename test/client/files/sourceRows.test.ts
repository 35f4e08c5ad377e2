import { expect, test } from 'vitest'
import { sheetWidth, sourceRows } from '../../../client/files/reading/sourceRows.ts'
import { plainSheet, type SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'

const sheet: SheetMatrix = {
  ...plainSheet('PL', [
    ['NHIỆM VỤ', '', ''],
    ['STT', 'Nhiệm vụ', 'Chủ trì', ''],
    ['1', 'Rà soát', 'Phòng Kinh tế'],
    ['2', 'Kiểm tra'],
  ]),
  merges: [{ top: 2, left: 2, bottom: 3, right: 2 }],
  hiddenRows: new Set([3]),
}
const texts = (from: number, to: number) => sourceRows(sheet, from, to).map(({ cells }) => cells.map(({ text, span, continued }) => `${text}${span > 1 ? `×${span}` : ''}${continued ? '↑' : ''}`))

test('[IM26] the source has every column once: merged cells cover theirs, a title runs over empty cells', () => {
  expect(sheetWidth(sheet)).toBe(3)
  expect(texts(0, 9)).toEqual([['NHIỆM VỤ×3'], ['STT', 'Nhiệm vụ', 'Chủ trì'], ['1', 'Rà soát', 'Phòng Kinh tế'], ['2', 'Kiểm tra', '↑']])
  expect(texts(3, 4)).toEqual([['2', 'Kiểm tra', '↑']])
  expect(sourceRows(sheet, 3, 4)[0]?.hidden).toBe(true)
  expect(sourceRows(sheet, 9, 12)).toEqual([])
})
