import { cellFormOf, type Column } from '../../../shared/domain/columns.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { Sheet } from '../grid/sheet.ts'

/** A cell that holds what is searched for. */
export interface FoundCell {
  readonly row: RowId
  readonly column: ColumnId
}

/** Cells of the sheet that satisfy `answers`, row by row. Only shown rows: what a filter hides is not found. */
export function findCells(sheet: Sheet, answers: (row: RowId, column: Column) => boolean): FoundCell[] {
  const found: FoundCell[] = []
  for (const row of sheet.rows) {
    if (row.heading) continue
    const spanned = sheet.spans(sheet.rowIndex(row.id))
    for (const column of sheet.columns) {
      if (cellFormOf(column.role) === 'number' || (spanned && column.id !== sheet.title?.id)) continue
      if (answers(row.id, column)) found.push({ row: row.id, column: column.id })
    }
  }
  return found
}
