import { expect, test } from 'vitest'
import { importReport } from '../../../client/files/told/importReport.ts'
import { parseCsv } from '../../../shared/office/csv/parseCsv.ts'
import { translate } from '../../../shared/i18n/translate.ts'
import { sheetOf, understand } from '../../support/sheetOf.ts'

const t = (key: Parameters<typeof translate>[1], values?: Readonly<Record<string, string | number>>) => translate('vi', key, values)

test('[IM28] a report has one line for each notice and each row left out, and runs no formula', () => {
  const result = understand([
    sheetOf(['STT', 'Nhiệm vụ', 'Thời gian', 'Cơ quan chủ trì', 'Cột lạ'], ['1', 'Rà soát văn bản', '=1+1', 'Tổ "Bảy"', 'x'], ['2', 'Kiểm tra công vụ', 'Quý I', 'Công an xã', ''], ['', '=HYPERLINK("http://x")', '', '', ''], ['Tổng cộng', '', '', '', '']),
  ])
  const lines = parseCsv(importReport('bảng, "lạ".csv', result, t).slice(1)).filter((line) => line.length > 1)
  const leftOut = result.tables.flatMap((table) => table.leftOut)
  expect(leftOut.length).toBeGreaterThan(0)
  expect(lines).toHaveLength(1 + result.notices.length + leftOut.length)
  expect(lines[0]).toEqual(['Trang tính', 'Ô', 'Mức', 'Nội dung'])
  expect(lines.slice(1).map(([, cell]) => cell)).toEqual([...result.notices.map(({ cell }) => cell ?? ''), ...leftOut.map(({ row }) => `A${row + 1}`)])
  expect(lines.flat().every((text) => !/^[=+\-@]/.test(text))).toBe(true)
})
