import { packDeflated, unpack } from './guard/zip.ts'

/** How the pages of a sheet are made. */
export interface SheetPages {
  readonly sheet: string
  /** Rows that repeat on each page: "$5:$6" */
  readonly titles: string
  /** Rows (from 0) before which a page ends. */
  readonly breaks: readonly number[]
}

/**
 * Sets what hucre 1.0 can't say, in the file that it wrote: repeated rows of sheets whose names need quotes (it writes
 * "Phụ lục I!$5:$5", which Excel and LibreOffice refuse), page numbers that begin at 1 on each sheet, and page breaks.
 */
export function mendXlsx(bytes: Uint8Array, sheets: readonly SheetPages[]): Uint8Array {
  const parts = unpack(bytes, () => true)
  const edit = (name: string, change: (xml: string) => string): void => {
    const part = parts.get(name)
    if (part) parts.set(name, new TextEncoder().encode(change(new TextDecoder().decode(part))))
  }
  const names = sheets.map(
    ({ sheet, titles }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(sheet.replace(/'/g, "''"))}'!${titles}</definedName>`,
  )
  // Functions, not texts: a tab named "$" would read as a pattern of `replace` and spill the rest of the part.
  edit('xl/workbook.xml', (xml) => xml.replace('</sheets>', () => `</sheets><definedNames>${names.join('')}</definedNames>`))
  sheets.forEach(({ breaks }, index) => {
    edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) =>
      xml.replace('<pageSetup ', '<pageSetup useFirstPageNumber="1" firstPageNumber="1" ').replace('</headerFooter>', () => `</headerFooter>${rowBreaks(breaks)}`),
    )
  })
  return packDeflated(parts)
}

/** A break stands below the row that it names, which counts from 1: the row (from 0) above which it is. */
function rowBreaks(breaks: readonly number[]): string {
  if (breaks.length === 0) return ''
  const each = breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`)
  return `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${each.join('')}</rowBreaks>`
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
