import { expect, test } from 'vitest'
import { unpack } from '../../../shared/office/guard/zip.ts'
import { exportFormats, exportWorkbook } from '../../../shared/office/exportWorkbook.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { idColumnHeading } from '../../../shared/sheet/own/exportMark.ts'
import type { SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'
import { writerContract } from '../../contracts/writerContract.ts'
import { injectionTexts } from '../../support/injectionTexts.ts'
import { printedWorkbook } from '../../support/printedWorkbook.ts'

/** Texts of the sheets that people see, without the hidden column of ids. */
function textsOf(sheets: readonly SheetMatrix[]): readonly string[] {
  return sheets
    .filter(({ hidden }) => !hidden)
    .flatMap(({ rows }) => {
      const ids = rows.map((row) => row.findIndex((cell) => cell?.text === idColumnHeading)).find((at) => at >= 0) ?? Infinity
      return rows.flatMap((row) => row.slice(0, ids).map((cell) => cell?.text ?? ''))
    })
    .filter((text) => text !== '')
}

for (const format of exportFormats) {
  writerContract(`.${format}`, {
    write: (workbook, request) => exportWorkbook(workbook, { ...request, format }),
    readTexts: async (bytes) => textsOf(await readWorkbookFile(bytes, `x.${format}`)),
  })
}

const partsOf = (bytes: Uint8Array) => [...unpack(bytes, () => true)].map(([name, part]) => ({ name, text: new TextDecoder().decode(part) }))

test('[LY52] no part of an .xlsx or .docx holds a formula, a field or a link', async () => {
  for (const format of ['xlsx', 'docx'] as const) {
    const parts = partsOf(await exportWorkbook(printedWorkbook(injectionTexts), { format }))
    // The page number is the one field that we write ourselves.
    const found = parts.filter(({ name, text }) => /<f[ >]|<hyperlink|<w:hyperlink|<w:fldSimple/.test(text) || (/document\.xml$/.test(name) && text.includes('<w:instrText')))
    expect(found.map(({ name }) => name)).toEqual([])
  }
})

test('[LY52] no cell of a .csv begins as a formula does', async () => {
  const text = new TextDecoder().decode(await exportWorkbook(printedWorkbook(injectionTexts), { format: 'csv' }))
  expect(text.match(/(?:^|,)"[=+\-@]/gm)).toBeNull()
  expect(text).toContain(`"'=SUM(A1:A9)"`)
})

test('[LY56] an issued file holds nothing internal in any of its parts', async () => {
  for (const format of ['xlsx', 'docx'] as const) {
    const workbook = printedWorkbook(['Việc một'])
    const secret = /Bí mật nội bộ|không phát hành|Lời góp ý|Người góp ý|struckInSource/
    const inside = async (kind: 'draft' | 'issued') =>
      partsOf(await exportWorkbook(workbook, { format, view: { kind } })).filter(({ text }) => secret.test(text)).length
    expect(await inside('issued')).toBe(0)
    expect(await inside('draft')).toBeGreaterThan(0)
  }
})
