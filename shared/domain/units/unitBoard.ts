import type { Annex, AnnexRow, Unit, Workbook } from '../annex.ts'
import { cellFormOf, type Column, type ColumnRole } from '../columns.ts'
import type { Finding } from '../findings/finding.ts'
import type { RowId, UnitId } from '../ids.ts'
import { readUnits } from './readUnits.ts'

/** What one unit still owes a workbook. */
export interface UnitLine {
  /** Null: rows that no known unit leads. */
  readonly unit: Unit | null
  /** Tasks and targets that it leads, also as a member of a closed collective. */
  readonly rows: readonly RowId[]
  /** Cells of these rows that are to be filled and are empty. */
  readonly emptyCells: number
  readonly findings: number
}

/** Columns that may stay empty in a finished row. */
const optionalRoles: ReadonlySet<ColumnRole> = new Set(['note', 'status', 'internalReason', 'group', 'other', 'leader', 'officer', 'supportForce', 'relatedTarget', 'budget'])

const isAsked = (column: Column): boolean => cellFormOf(column.role) !== 'number' && column.internal !== true && !optionalRoles.has(column.role)

interface Sums {
  rows: RowId[]
  emptyCells: number
  findings: number
}

/** One line a unit that leads rows, in the order of the directory; rows without a known lead come last. */
export function unitBoard(workbook: Workbook, findings: readonly Finding[]): readonly UnitLine[] {
  const found = new Map<RowId, number>()
  for (const { row } of findings) if (row) found.set(row, (found.get(row) ?? 0) + 1)
  const sums = new Map<UnitId | '', Sums>()
  for (const annex of workbook.annexes) {
    const asked = annex.columns.filter(isAsked)
    for (const row of annex.rows) {
      if (row.kind === 'section' || row.kind === 'group') continue
      const empty = asked.filter((column) => (row.cells[column.id] ?? '') === '').length
      for (const unit of leadsOf(annex, row, workbook.units)) {
        const sum = sums.get(unit) ?? { rows: [], emptyCells: 0, findings: 0 }
        sums.set(unit, sum)
        sum.rows.push(row.id)
        sum.emptyCells += empty
        sum.findings += found.get(row.id) ?? 0
      }
    }
  }
  const lineOf = (unit: Unit | null): UnitLine[] => {
    const sum = sums.get(unit?.id ?? '')
    return sum ? [{ unit, ...sum }] : []
  }
  return [...workbook.units, null].flatMap(lineOf)
}

/** Units that lead a row; ['']: none that is known. */
function leadsOf(annex: Annex, row: AnnexRow, units: readonly Unit[]): readonly (UnitId | '')[] {
  const leads = new Set<UnitId>()
  for (const column of annex.columns) {
    if (column.role !== 'lead') continue
    for (const { unit } of readUnits(row.cells[column.id] ?? '', units)) {
      const members = units.find(({ id }) => id === unit)?.members ?? []
      if (members.length > 0) for (const member of members) leads.add(member)
      else if (unit !== null) leads.add(unit)
    }
  }
  return leads.size === 0 ? [''] : [...leads]
}
