import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { Sheet } from '../grid/sheet.ts'
import { foldedMatches } from './foldedMatches.ts'

/** A cell that holds what is searched for. */
export interface FoundCell {
  readonly row: RowId
  readonly column: ColumnId
}

/** Cells of the sheet whose text holds `query`, row by row. Only shown rows: what a filter hides is not found. */
export function findCells(sheet: Sheet, query: string): FoundCell[] {
  if (query.trim() === '') return []
  const found: FoundCell[] = []
  for (let row = 0; row < sheet.rowCount; row++) {
    if (sheet.row(row).heading) continue
    for (let column = 0; column < sheet.columnCount; column++) {
      const own = sheet.column(column)
      if (cellFormOf(own.role) === 'number') continue
      if (foldedMatches(sheet.text(row, column), query).length > 0) found.push({ row: sheet.rowAt(row), column: own.id })
    }
  }
  return found
}
