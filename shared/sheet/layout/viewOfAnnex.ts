import type { Annex, AnnexRow, Unit } from '../../domain/annex.ts'
import { cellFormOf, type Column } from '../../domain/columns.ts'
import type { UnitId } from '../../domain/ids.ts'
import { readUnits } from '../../domain/units/readUnits.ts'
import type { ExportView } from './sheetLayout.ts'

/** What of an annex a view shows. Nothing internal leaves the draft: columns, marks and remarks are taken away here. */
export interface AnnexView {
  readonly columns: readonly Column[]
  readonly rows: readonly AnnexRow[]
}

/** The part of an annex that a view shows. */
export function viewOfAnnex(annex: Annex, units: readonly Unit[], view: ExportView): AnnexView {
  if (view.kind === 'draft') return { columns: annex.columns, rows: annex.rows }
  const columns = annex.columns.filter((column) => !column.internal)
  const rows = view.kind === 'unit' ? rowsOfUnit(annex, units, view.unit) : annex.rows
  return { columns, rows: rows.map((row) => withoutRemarks(row, columns)) }
}

function withoutRemarks({ id, kind, level, number, cells }: AnnexRow, columns: readonly Column[]): AnnexRow {
  const shown = columns.flatMap(({ id: column }) => (cells[column] === undefined ? [] : [[column, cells[column]] as const]))
  return { id, kind, level, number, cells: Object.fromEntries(shown) }
}

/** Rows that a unit leads or helps with, itself or through a collective, with the headings above them. */
function rowsOfUnit(annex: Annex, units: readonly Unit[], unit: UnitId): readonly AnnexRow[] {
  const mine = new Set<UnitId>([unit, ...units.filter(({ members }) => members?.includes(unit)).map(({ id }) => id)])
  const columns = annex.columns.filter(({ role }) => cellFormOf(role) === 'units')
  const keep = new Set<AnnexRow>()
  const above: AnnexRow[] = []
  for (const row of annex.rows) {
    while ((above.at(-1)?.level ?? -1) >= row.level) above.pop()
    const named = columns.some(({ id }) => readUnits(row.cells[id] ?? '', units).some((reading) => reading.unit !== null && mine.has(reading.unit)))
    if (named) for (const each of [...above, row]) keep.add(each)
    above.push(row)
  }
  return annex.rows.filter((row) => keep.has(row))
}
