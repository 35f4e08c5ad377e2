import { afterAll, expect, test } from 'vitest'
import { makePdfPrinter } from '../../../server/print/pdfPrinter.ts'
import { separatePages } from '../../../server/print/previewPages.ts'
import { drawnRows, drawPages, printPdf } from '../../../server/print/printPdf.ts'
import type { PdfRequest } from '../../../server/print/printPdf.ts'
import { printedWorkbook } from '../../support/printedWorkbook.ts'

const printer = makePdfPrinter()
afterAll(() => printer.close())

async function pages(rows: number, request: PdfRequest): Promise<{ drawn: number; printed: number; svg: string }> {
  const workbook = printedWorkbook(Array.from({ length: rows }, (_, at) => `Rà soát thủ tục hành chính thuộc thẩm quyền, việc thứ ${at + 1}`))
  const svg = new TextDecoder().decode(await drawPages(printer, workbook, request))
  const pdf = Buffer.from(await printPdf(printer, workbook, request, 0)).toString('latin1')
  return { drawn: svg.match(/<rect /g)?.length ?? 0, printed: pdf.match(/\/Type \/Page\b/g)?.length ?? 0, svg }
}

test('[LY69] as many pages are drawn as are printed, on their paper', async () => {
  const wide = await pages(40, { view: { kind: 'issued' } })
  expect(wide.drawn).toBe(wide.printed)
  expect(wide.drawn).toBeGreaterThan(2)
  expect(wide.svg).toMatch(/^<svg viewBox="0 0 842 /)
  expect((await pages(5, { view: { kind: 'issued' }, orientation: 'portrait', signatureField: true })).svg).toMatch(/^<svg viewBox="0 0 596 842"/)
})

test('[LY69] of a long annex the first rows are drawn, merged ones too', async () => {
  const long = await pages(drawnRows * 2, { view: { kind: 'issued' }, merge: true })
  expect(long.drawn).toBeGreaterThan(5)
  expect(long.drawn).toBeLessThan(long.printed)
})

test('[LY69] a picture holds no script, no style and nothing of a page', () => {
  const svg = '<svg a="b"><style>x</style><script>alert(1)</script><g class="typst-page" transform="translate(0, 9)" data-page-width="10" data-page-height="20"><g data-tid="p"><foreignObject>x</foreignObject></g></g></svg>'
  expect(separatePages(svg)).toBe('<svg viewBox="0 0 10 20" width="10" height="20" xmlns="http://www.w3.org/2000/svg"><g transform="translate(0, 0)"><rect width="10" height="20" fill="#fff" stroke="#c8d0d4" stroke-width="0.5"/><g></g></g></svg>')
})
