import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { newId, type EditContext } from '../../../shared/crdt/editContext.ts'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import type { Annex, Unit } from '../../../shared/domain/annex.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import type { MergeEdit } from '../../../shared/sheet/merge/annexMerge.ts'
import { applyEdits } from '../../../shared/sheet/merge/applyEdits.ts'
import { placeRows } from './placeRows.ts'

/**
 * Writes an accepted merge into the document: one transaction, one undo step. What somebody did since the comparison
 * stays: rows that were deleted, and cells that say something else than when they were compared.
 * @param seen the annex as it was compared
 * @returns how many of the edits were left undone for that
 */
export function applyMerge(ctx: EditContext, seen: Annex, units: readonly Unit[], edits: readonly MergeEdit[]): number {
  const now = readWorkbook(ctx.doc).annexes.find(({ id }) => id === seen.id)
  if (!now) return edits.length
  const present = new Set<RowId>(now.rows.map(({ id }) => id))
  const textsThen = new Map(seen.rows.map((row) => [row.id, row.cells]))
  const textsNow = new Map(now.rows.map((row) => [row.id, row.cells]))
  const isSame = (edit: MergeEdit): boolean => edit.kind !== 'setCell' || textsThen.get(edit.row)?.[edit.column] === textsNow.get(edit.row)?.[edit.column]
  const possible = edits.filter((edit) => edit.kind === 'addRow' || (present.has(edit.row) && isSame(edit)))
  ctx.doc.transact(() => {
    for (const edit of possible) if (edit.kind === 'setCell') setCell(ctx, now, units, edit)
    const structural = possible.filter((edit) => edit.kind !== 'setCell')
    if (structural.length > 0) placeRows(ctx, applyEdits(now, structural, () => newId(ctx, 'r') as RowId), present, units)
  }, ctx.origin)
  return edits.length - possible.length
}

function setCell(ctx: EditContext, annex: Annex, units: readonly Unit[], { row, column, text }: Extract<MergeEdit, { kind: 'setCell' }>): void {
  const role = annex.columns.find((each) => each.id === column)?.role
  if (!role) return
  if (cellFormOf(role) === 'text') setCellText(ctx, row, column, text)
  else setCellUnits(ctx, row, column, readUnits(text, units).map((reading) => (reading.unit === null ? { text: reading.text } : { unit: reading.unit })))
}
