import fc from 'fast-check'
import type { Annex, AnnexRow } from '../../shared/domain/annex.ts'
import { cellFormOf } from '../../shared/domain/columns.ts'
import { rowId, type ColumnId } from '../../shared/domain/ids.ts'
import { numberRows } from '../../shared/domain/numbering.ts'
import { phrase } from './vietnameseText.ts'

/** What somebody did to an annex, as plain data. Places are taken modulo the number of rows or columns. */
export type AnnexChange =
  | { readonly kind: 'write'; readonly row: number; readonly column: number; readonly text: string }
  | { readonly kind: 'remove'; readonly row: number }
  | { readonly kind: 'add'; readonly row: number; readonly text: string }
  | { readonly kind: 'move'; readonly row: number; readonly to: number }

export const writing: fc.Arbitrary<AnnexChange> = fc.record({ kind: fc.constant('write' as const), row: fc.nat(99), column: fc.nat(9), text: fc.oneof(phrase(1, 6), fc.constant('')) })

export const anyChange: fc.Arbitrary<AnnexChange> = fc.oneof(
  { arbitrary: writing, weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('remove' as const), row: fc.nat(99) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('add' as const), row: fc.nat(99), text: phrase(2, 8) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('move' as const), row: fc.nat(99), to: fc.nat(99) }), weight: 1 },
)

/** Columns that hold texts of their own. */
export const textColumns = (annex: Annex): readonly ColumnId[] => annex.columns.filter(({ role }) => cellFormOf(role) !== 'number').map(({ id }) => id)

/** The annex after the changes, done one after the other; added rows are called `<name>0`, `<name>1` … */
export function changeAnnex(annex: Annex, changes: readonly AnnexChange[], name: string): Annex {
  const rows = [...annex.rows]
  const columns = textColumns(annex)
  let added = 0
  for (const change of changes) {
    const at = rows.length === 0 ? 0 : change.row % rows.length
    const row = rows[at]
    if (change.kind === 'add') rows.splice(at + 1, 0, addedRow(row, columns, `${name}${added++}`, change.text))
    else if (!row) continue
    else if (change.kind === 'remove') rows.splice(at, 1)
    else if (change.kind === 'move') rows.splice(change.to % rows.length, 0, ...rows.splice(at, 1))
    else rows[at] = { ...row, cells: withText(row.cells, columns[change.column % columns.length], change.text) }
  }
  return { ...annex, rows: settle(rows, annex.numbering) }
}

function addedRow(above: AnnexRow | undefined, columns: readonly ColumnId[], id: string, text: string): AnnexRow {
  return { id: rowId(id), kind: 'task', level: (above?.level ?? -1) + (above?.kind === 'task' ? 0 : 1), number: '', cells: withText({}, columns[0], text) }
}

function withText(cells: AnnexRow['cells'], column: ColumnId | undefined, text: string): AnnexRow['cells'] {
  const others = Object.entries(cells).filter(([id]) => id !== column)
  return Object.fromEntries(column === undefined || text === '' ? others : [...others, [column, text]])
}

/** Levels without jumps, numbers anew. */
function settle(rows: readonly AnnexRow[], numbering: Annex['numbering']): readonly AnnexRow[] {
  let above = -1
  const placed = rows.map((row) => ({ ...row, level: (above = Math.min(row.level, above + 1)) }))
  const numbers = numberRows(placed, numbering)
  return placed.map((row, index) => ({ ...row, number: numbers[index] ?? '' }))
}
