import type { ColumnId, RowId } from '../../shared/domain/ids.ts'
import type { SheetShape } from '../../client/annex/selection/sheetShape.ts'

/** A sheet drawn as text: one string a row, "#" a filled cell, "." an empty one, "=" all along a heading over the row. */
export function plainSheet(rows: readonly string[], firstDataColumn = 1, ids?: readonly string[]): SheetShape {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const names = ids ?? rows.map((_, i) => `r${i}`)
  return {
    rowCount: rows.length,
    columnCount: width,
    firstDataColumn,
    titleColumn: firstDataColumn,
    rowAt: (index) => names[index] as RowId,
    columnAt: (index) => `c${index}` as ColumnId,
    rowIndex: (row) => names.indexOf(row),
    columnIndex: (column) => {
      const index = Number(column.slice(1))
      return index >= 0 && index < width ? index : -1
    },
    spans: (row) => rows[row]?.[firstDataColumn] === '=',
    isEmpty: (row, column) => rows[row]?.[column] !== '#' && rows[row]?.[column] !== '=',
  }
}
