import type { SheetLayout } from '../../sheet/layout/sheetLayout.ts'

/**
 * Writes laid-out annexes as CSV: UTF-8 with a mark (so that Excel takes it for Unicode), CRLF, all cells quoted, annexes one
 * below the other. A text that a spreadsheet would run gets an apostrophe in front.
 */
export function writeCsv(layouts: readonly SheetLayout[]): Uint8Array {
  const lines = layouts.flatMap((layout, index) => [...(index === 0 ? [] : ['']), ...layoutLines(layout)])
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
}

/** Rows of cells as CSV, of the same form and as safe. */
export function writeCsvLines(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`)
}

function layoutLines(layout: SheetLayout): string[] {
  return layout.rows.map((row) => {
    const texts = Array.from({ length: Math.max(1, layout.columns.length) }, () => '')
    for (const cell of row.cells) texts[cell.at] = cell.text
    return texts.map(quote).join(',')
  })
}

function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replace(/"/g, '""')}"`
}
