import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makePdfPrinter } from '../../server/print/pdfPrinter.ts'
import { printPdf } from '../../server/print/printPdf.ts'
import { sampleWorkbook } from '../../server/workbooks/sampleWorkbook.ts'
import { nd30 } from '../../shared/sheet/layout/layoutProfile.ts'
import { exportWorkbook } from '../../shared/office/exportWorkbook.ts'
import { convert, judgeFolder, put } from '../support/judges.ts'
import { distance, pageSignatures, type PageSignature } from '../support/pageSignature.ts'

/**
 * The pages of the demo annexes as they were when somebody last looked at them. After a wanted change of the look, or of the
 * demo: `GOLDEN=write npm run judges`, look at the pages, commit.
 */
const golden = new URL('../fixtures/goldenPages/', import.meta.url)
const printer = makePdfPrinter()
afterAll(() => printer.close())
const issued = { view: { kind: 'issued' } } as const

/** Mean difference of a cell, in steps of 36 for black, that fonts and releases of LibreOffice may make. */
const tolerance = { pdf: 0.02, docx: 0.35, xlsx: 0.35 } as const

async function printed(form: keyof typeof tolerance): Promise<string> {
  const workbook = await sampleWorkbook()
  const folder = judgeFolder()
  if (form === 'pdf') return put(folder, 'phu-luc.pdf', await printPdf(printer, workbook, issued, 0))
  return convert(put(folder, `phu-luc.${form}`, await exportWorkbook(workbook, { ...issued, format: form })), 'pdf', folder)
}

function known(form: string, found: readonly PageSignature[]): readonly PageSignature[] {
  const file = new URL(`${form}.json`, golden)
  if (process.env['GOLDEN'] === 'write') {
    if (!existsSync(golden)) mkdirSync(golden)
    writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`)
  }
  return JSON.parse(readFileSync(file, 'utf8')) as readonly PageSignature[]
}

test.each(['pdf', 'docx', 'xlsx'] as const)('[LY53] [LY3] the pages of a .%s look as they did', async (form) => {
  const folder = judgeFolder()
  const found = await pageSignatures(await printed(form), folder)
  const expected = known(form, found)
  expect(found.length).toBe(expected.length)
  const apart = found.map((page, at) => [at + 1, distance(page, expected[at] ?? [])] as const).filter(([, by]) => by > tolerance[form])
  expect([join(form, 'pages'), apart]).toEqual([join(form, 'pages'), []])
})

test('[LY53] a page with other margins or without a column is told from what it was', async () => {
  const workbook = await sampleWorkbook()
  const [page = []] = JSON.parse(readFileSync(new URL('pdf.json', golden), 'utf8')) as readonly PageSignature[]
  const far = async (request: Parameters<typeof printPdf>[2]): Promise<number> => {
    const folder = judgeFolder()
    const [other = []] = await pageSignatures(put(folder, 'phu-luc.pdf', await printPdf(printer, workbook, { ...issued, annex: workbook.annexes[0]!.id, ...request }, 0)), folder)
    return distance(page, other)
  }

  expect(await far({})).toBeLessThan(tolerance.pdf)
  expect(await far({ profile: { ...nd30, marginsMm: { ...nd30.marginsMm, top: 25 } } })).toBeGreaterThan(tolerance.docx)
  expect(await far({ view: { kind: 'draft' } })).toBeGreaterThan(tolerance.docx)
})
