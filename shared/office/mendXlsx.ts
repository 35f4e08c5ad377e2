import { packDeflated, unpack } from './guard/zip.ts'

/** Rows that repeat on each page of a sheet. */
export interface PrintTitles {
  readonly sheet: string
  /** "$5:$6" */
  readonly rows: string
}

/**
 * Sets what hucre 1.0 can't say, in the file that it wrote: repeated rows of sheets whose names need quotes (it writes
 * "Phụ lục I!$5:$5", which Excel and LibreOffice refuse), and page numbers that begin at 1 on each sheet.
 */
export function mendXlsx(bytes: Uint8Array, titles: readonly PrintTitles[]): Uint8Array {
  const parts = unpack(bytes, () => true)
  const edit = (name: string, change: (xml: string) => string): void => {
    const part = parts.get(name)
    if (part) parts.set(name, new TextEncoder().encode(change(new TextDecoder().decode(part))))
  }
  const names = titles.map(
    ({ sheet, rows }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(sheet.replace(/'/g, "''"))}'!${rows}</definedName>`,
  )
  edit('xl/workbook.xml', (xml) => xml.replace('</sheets>', `</sheets><definedNames>${names.join('')}</definedNames>`))
  for (const index of titles.keys()) {
    edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) => xml.replace('<pageSetup ', '<pageSetup useFirstPageNumber="1" firstPageNumber="1" '))
  }
  return packDeflated(parts)
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
