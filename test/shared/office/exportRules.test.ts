import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Workbook } from '../../../shared/domain/annex.ts'
import { exportWorkbook } from '../../../shared/office/exportWorkbook.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { linesOf, sheetOf, understand } from '../../support/sheetOf.ts'

const formulas = ['=SUM(A1:A9)', '+84 613', '-//- như trên', "@cmd|' /C calc'!A0"]

function workbook(): Workbook {
  const rows = formulas.map((text, index) => [String(index + 1), { text: `Việc ${text}`, comment: { author: 'Ẩn', text: 'điều kín' } }, text, 'bí mật'])
  const { workbook: read } = understand([sheetOf(['Phụ lục I'], ['NHIỆM VỤ'], ['STT', 'Nhiệm vụ', 'Sản phẩm', 'Căn cứ (không phát hành)'], ...rows)])
  return read
}

const partsOf = (bytes: Uint8Array): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))

test('[LY10] what looks like a formula is written as a string, and comes back as it was typed', async () => {
  const bytes = await exportWorkbook(workbook(), { format: 'xlsx' })
  expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).not.toContain('<f>')
  const lines = linesOf(understand(await readWorkbookFile(bytes, 'a.xlsx')))
  expect(lines.map((line) => line.split('product=')[1]?.split(' | ')[0])).toEqual(formulas)
})

test('[LY10] CSV guards such texts with an apostrophe, which reading takes back', async () => {
  const bytes = await exportWorkbook(workbook(), { format: 'csv' })
  const text = new TextDecoder().decode(bytes)
  for (const formula of formulas) expect(text).toContain(`"'${formula.replace(/"/g, '""')}"`)
  const [sheet] = await readWorkbookFile(bytes, 'a.csv')
  const cells = sheet?.rows.flatMap((row) => row.map((cell) => cell?.text ?? '')) ?? []
  for (const formula of formulas) expect(cells).toContain(formula)
})

test('[LY6] nothing inner is hidden in an issued file', async () => {
  const issued = partsOf(await exportWorkbook(workbook(), { format: 'xlsx', view: { kind: 'issued' } }))
  expect(Object.values(issued).filter((part) => /bí mật|điều kín|không phát hành/.test(part))).toEqual([])
  const draft = partsOf(await exportWorkbook(workbook(), { format: 'xlsx' }))
  expect(Object.values(draft).filter((part) => part.includes('điều kín')).length).toBeGreaterThan(0)
})

test('[LY8] the file repeats the headings, counts pages from 1 on each sheet, and freezes the heading', async () => {
  const parts = partsOf(await exportWorkbook(workbook(), { format: 'xlsx' }))
  expect(parts['xl/workbook.xml']).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'Phụ lục I'!$4:$4</definedName>`)
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
  expect(sheet).toMatch(/<pageSetup [^>]*useFirstPageNumber="1" firstPageNumber="1"/)
  expect(sheet).toMatch(/<pane [^>]*ySplit="4"/)
  expect(sheet).toMatch(/orientation="landscape"/)
  expect([...sheet.matchAll(/<row [^>]*ht="/g)].length).toBe([...sheet.matchAll(/<row /g)].length)
})
