import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { Unit } from '../../../shared/domain/annex.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { AnnexSession } from '../annexSession.ts'
import type { Sheet } from '../grid/sheet.ts'

/** CSS classes of a cell: locked where this person may not write; in a `merged` view joined to equal neighbours. */
export function cellClasses(session: AnnexSession, sheet: Sheet, row: RowId, column: ColumnId, merged: boolean): string[] {
  const found = sheet.columns[sheet.columnIndex(column)]
  if (!found) return []
  if (cellFormOf(found.role) === 'number') return ['number']
  const index = sheet.rowIndex(row)
  if (sheet.rows[index]?.heading) return []
  const shown = index >= 0 && sheet.spans(index) ? (sheet.title?.id ?? column) : column
  const joins = merged ? joinedTo(sheet, index, sheet.columnIndex(column)) : []
  return session.mayEdit(row, shown) === true ? joins : [...joins, 'locked']
}

/** Which neighbours hold the same text: they are drawn as one cell. Titles of tasks are never joined. */
function joinedTo(sheet: Sheet, row: number, column: number): string[] {
  if (row < 0 || column < sheet.firstDataColumn || column === sheet.titleColumn || sheet.spans(row)) return []
  const text = sheet.text(row, column)
  if (text === '') return []
  const equal = (other: number): boolean => other >= 0 && other < sheet.rowCount && !sheet.spans(other) && sheet.text(other, column) === text
  return [...(equal(row - 1) ? ['joined-above'] : []), ...(equal(row + 1) ? ['joined-below'] : [])]
}

/** CSS classes of a row: its kind, and whether my unit leads it. */
export function rowClasses(session: AnnexSession, sheet: Sheet, row: RowId): string[] {
  const index = sheet.rowIndex(row)
  if (index < 0) return []
  const classes = [`kind-${sheet.row(index).kind}`]
  if (isMine(session, row, 'lead')) classes.push('mine')
  return classes
}

/** Whether my unit stands in one of the row's unit cells, also as a member of a closed collective; `lead`: as the leading one. */
export function isMine(session: AnnexSession, row: RowId, as: 'lead' | 'any'): boolean {
  if (session.me.unit === '') return false
  const { projection } = session
  return projection.columns.some((column) => {
    if (cellFormOf(column.role) !== 'units' || (as === 'lead' && column.role !== 'lead')) return false
    return projection.unitEntries(row, column.id).some((entry) => 'unit' in entry && standsFor(projection.directory.get(entry.unit), session.me.unit))
  })
}

const standsFor = (unit: Unit | undefined, mine: string): boolean =>
  unit !== undefined && (unit.id === mine || unit.members?.some((member) => member === mine) === true)
