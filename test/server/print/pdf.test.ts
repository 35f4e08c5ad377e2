import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { makePdfPrinter } from '../../../server/print/pdfPrinter.ts'
import { pagesOfLayout } from '../../../server/print/pagesOfLayout.ts'
import { printPdf } from '../../../server/print/printPdf.ts'
import { layoutWorkbook } from '../../../shared/office/layoutWorkbook.ts'
import { injectionTexts } from '../../support/injectionTexts.ts'
import { printedWorkbook } from '../../support/printedWorkbook.ts'
import { workbookArbitrary } from '../../support/workbookArbitrary.ts'

const printer = makePdfPrinter()
afterAll(() => printer.close())
const born = Date.UTC(2026, 0, 26)
const head = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 8)).toString('latin1')

test('[LY55] the same layout and time give the same bytes, of a tagged PDF/A-2', async () => {
  const workbook = printedWorkbook(['Rà soát văn bản', 'Số hóa hồ sơ'])
  const first = await printPdf(printer, workbook, { versionMark: 'v1' }, born)
  const second = await printPdf(printer, workbook, { versionMark: 'v1' }, born)
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  const text = Buffer.from(first).toString('latin1')
  expect(head(first)).toBe('%PDF-1.7')
  expect(text).toContain('pdfaid:part>2<')
  expect(text).toContain('/MarkInfo')
  expect(Buffer.from(await printPdf(printer, workbook, { versionMark: 'v1' }, born + 60_000)).equals(Buffer.from(first))).toBe(false)
})

test('[LY52] texts that look like instructions of the typesetter are set, not obeyed', async () => {
  const bytes = await printPdf(printer, printedWorkbook(injectionTexts), {}, born)
  expect(head(bytes)).toBe('%PDF-1.7')
})

test('[LY51] any workbook becomes pages, with the texts of its layout in their order', async () => {
  await fc.assert(
    fc.asyncProperty(workbookArbitrary({ maxAnnexes: 2, maxRows: 8 }), fc.constantFrom('landscape', 'portrait'), async (workbook, orientation) => {
      fc.pre(workbook.annexes.length > 0)
      const laidOut = layoutWorkbook(workbook, { orientation })
      const expected = laidOut.layouts.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))).filter((text) => text !== '')
      const found: string[] = []
      JSON.stringify(pagesOfLayout(laidOut).sheets, (key, value: unknown) => {
        if (key === 'text' && typeof value === 'string' && value !== '') found.push(value.replaceAll('\u200B', ''))
        return value
      })
      expect(found).toEqual(expected)
      expect(head(await printPdf(printer, workbook, { orientation }, born))).toBe('%PDF-1.7')
    }),
    { numRuns: 25 },
  )
})

test('[LY61] a letter that the font lacks costs the archive form, not the file', async () => {
  const text = Buffer.from(await printPdf(printer, printedWorkbook(['Việc 〜 một 😀']), {}, born)).toString('latin1')
  expect(text.startsWith('%PDF-1.7')).toBe(true)
  expect(text).not.toContain('pdfaid:part')
})

test('[LY60] a word wider than its column is cut into pieces that fit', () => {
  const word = 'https://tanphuocan.example/van-ban/ke-hoach/2026/0123456789012345678901234567890123456789'
  const cells = JSON.stringify(pagesOfLayout(layoutWorkbook(printedWorkbook([word]), { orientation: 'portrait' })))
  const broken = /"(https:[^" ]*\u200B[^" ]*)"/.exec(cells)?.[1] ?? ''
  expect(broken.replaceAll('\u200B', '')).toBe(word)
  expect(cells).toContain('"Cải cách thể chế"')
})
