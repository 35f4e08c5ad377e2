import type { ColumnId, RowId, UnitId } from '../../domain/ids.ts'
import { leadingUnits, type AccessRule, type RowFacts } from '../../domain/permissions.ts'
import type { AnnexProjection } from '../annexProjection.ts'

/** What of a shown row its rights depend on, as the gate reads it from the document. */
export function rowFactsOf(rule: Pick<AccessRule, 'collectivesLead'>, rows: AnnexProjection, row: RowId): RowFacts {
  const named: UnitId[] = []
  for (const column of leadColumns(rows)) {
    for (const entry of rows.unitEntries(row, column)) if ('unit' in entry) named.push(entry.unit)
  }
  return { id: row, leads: leadingUnits(rule, named, (unit) => rows.directory.get(unit)?.members ?? []) }
}

/** Columns of an annex whose units lead the row. */
export function leadColumns({ columns }: Pick<AnnexProjection, 'columns'>): readonly ColumnId[] {
  return columns.filter((column) => column.role === 'lead').map((column) => column.id)
}
