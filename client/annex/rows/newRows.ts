import type { RowSpec } from '../../../shared/crdt/rowEdits.ts'
import type { UnitEntry } from '../../../shared/crdt/unitCells.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import type { Desk } from '../desk.ts'
import type { NewRow } from '../annexRights.ts'

/** Rows as I may make them: led by my unit where that is asked, locked columns empty. Null: I may add none, and was told why. */
export function asMayBeMade(desk: Desk, specs: readonly RowSpec[]): readonly RowSpec[] | null {
  const rights = desk.session.rights?.newRow()
  if (!rights) return specs
  if (rights.may !== true) {
    desk.session.notify(desk.t(rights.may))
    return null
  }
  return specs.map((spec) => fitted(spec, rights))
}

function fitted(spec: RowSpec, rights: NewRow): RowSpec {
  const units: Record<ColumnId, readonly UnitEntry[]> = { ...keep(spec.units, rights), ...rights.units }
  const children = (spec.children ?? []).map((child) => fitted(child, rights))
  return { ...spec, texts: keep(spec.texts, rights), units, children }
}

function keep<T>(cells: Readonly<Record<ColumnId, T>> | undefined, { mayFill }: NewRow): Record<ColumnId, T> {
  return Object.fromEntries(Object.entries<T>(cells ?? {}).filter(([column]) => mayFill(column as ColumnId))) as Record<ColumnId, T>
}
