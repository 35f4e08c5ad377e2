import { writeXlsx, type Cell } from 'hucre/xlsx'
import { utils, write, type CellObject, type WorkSheet } from 'xlsx'
import type { SheetCell, SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'

/** A drafted sheet as a real file, so that the adapters are tested and not only the understanding behind them. */
export async function writeAsXlsx(sheets: readonly SheetMatrix[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet) => {
      const cells = new Map<string, Partial<Cell>>()
      sheet.rows.forEach((row, at) => row.forEach((cell, column) => cell && cells.set(`${at},${column}`, xlsxCell(cell))))
      return {
        name: sheet.name,
        hidden: sheet.hidden,
        rows: sheet.rows.map((row) => row.map((cell) => (cell ? (cell.number ?? cell.text) : null))),
        cells,
        merges: sheet.merges.map(({ top, left, bottom, right }) => ({ startRow: top, startCol: left, endRow: bottom, endCol: right })),
        columns: Array.from({ length: 10 }, (_, index) => ({ width: 12, hidden: sheet.hiddenColumns.has(index) })),
        rowDefs: new Map([...sheet.hiddenRows].map((row) => [row, { hidden: true }])),
      }
    }),
  })
}

function xlsxCell(cell: SheetCell): Partial<Cell> {
  const value = cell.number ?? cell.text
  return {
    value,
    ...(cell.formula === undefined ? {} : { formula: cell.formula, formulaResult: value }),
    style: {
      font: {
        name: cell.font ?? 'Times New Roman',
        ...(cell.bold ? { bold: true } : {}),
        ...(cell.strike ? { strikethrough: true } : {}),
        ...(cell.colour === undefined ? {} : { color: { rgb: cell.colour } }),
      },
      ...(cell.format === undefined ? {} : { numFmt: cell.format }),
    },
    ...(cell.comment ? { comment: cell.comment } : {}),
  }
}

/** The same as .xls or .ods, which keep neither typefaces nor (here) looks. */
export function writeAsLegacy(sheets: readonly SheetMatrix[], kind: 'biff8' | 'ods'): Uint8Array {
  const book = utils.book_new()
  for (const sheet of sheets) {
    const worksheet: WorkSheet = {}
    let width = 1
    sheet.rows.forEach((row, at) =>
      row.forEach((cell, column) => {
        if (!cell) return
        width = Math.max(width, column + 1)
        worksheet[utils.encode_cell({ r: at, c: column })] = legacyCell(cell)
      }),
    )
    worksheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, sheet.rows.length - 1), c: width - 1 } })
    worksheet['!merges'] = sheet.merges.map(({ top, left, bottom, right }) => ({ s: { r: top, c: left }, e: { r: bottom, c: right } }))
    utils.book_append_sheet(book, worksheet, sheet.name)
  }
  return new Uint8Array(write(book, { type: 'array', bookType: kind }) as ArrayBuffer)
}

function legacyCell(cell: SheetCell): CellObject {
  if (cell.number === undefined) return { t: 's', v: cell.text }
  return { t: 'n', v: cell.number, ...(cell.format === undefined ? {} : { z: cell.format }) }
}

/** The texts as CSV. */
export function writeAsCsv(sheet: SheetMatrix, separator: string): Uint8Array {
  const lines = sheet.rows.map((row) =>
    Array.from({ length: 6 }, (_, column) => `"${(row[column]?.text ?? '').replace(/"/g, '""')}"`).join(separator),
  )
  return new TextEncoder().encode(lines.join('\r\n'))
}
