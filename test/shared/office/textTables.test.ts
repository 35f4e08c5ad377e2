import { expect, test } from 'vitest'
import { splitTextTables } from '../../../shared/office/csv/textTables.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { linesOf, understand } from '../../support/sheetOf.ts'

const plan = `Phụ lục II
CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2026

| STT | Chỉ tiêu | Mức phấn đấu |
|-----|:--:|---|
| 1 | Tỷ lệ hồ sơ đúng hạn | 98% |
| 2 | Tỷ lệ số hóa |  |

Nơi nhận:`

test('[IM46] a table drawn by bars in plain text is read, with the lines above it; what follows is told as left out', async () => {
  const result = understand(await readWorkbookFile(new TextEncoder().encode(plan), 'ke-hoach.txt'))
  expect(linesOf(result)).toEqual(['target 0 1 indicator=Tỷ lệ hồ sơ đúng hạn | target=98%', 'target 0 2 indicator=Tỷ lệ số hóa'])
  expect(result.workbook.annexes[0]?.title).toBe('CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2026')
  expect(result.notices.map(({ code }) => code)).toContain('import.sheetSkipped')
})

test('[IM46] every line stands in one sheet, and a single barred line is text', () => {
  const lines = ['Trước', '| a | b |', '| c | d |', 'giữa', '| e | f |', '| - | - |', '| g | h |', '| lẻ | loi |x', '| một | dòng |', 'sau']
  expect(splitTextTables(lines).map(({ rows }) => rows)).toEqual([
    [['Trước'], ['a', 'b'], ['c', 'd']],
    [['giữa'], ['e', 'f'], ['g', 'h']],
    [['| lẻ | loi |x'], ['| một | dòng |'], ['sau']],
  ])
  expect(splitTextTables(['chỉ', 'chữ']).map(({ rows }) => rows)).toEqual([[['chỉ'], ['chữ']]])
})
