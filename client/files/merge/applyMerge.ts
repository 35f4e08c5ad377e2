import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { newId, type EditContext } from '../../../shared/crdt/editContext.ts'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import type { Annex, Unit } from '../../../shared/domain/annex.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { AnnexId, RowId } from '../../../shared/domain/ids.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import type { MergeEdit } from '../../../shared/sheet/merge/annexMerge.ts'
import { applyEdits } from '../../../shared/sheet/merge/applyEdits.ts'
import { placeRows } from './placeRows.ts'

/**
 * Writes an accepted merge into the document: one transaction, one undo step. Rows that somebody deleted since the
 * comparison are left alone; what others wrote meanwhile into other cells stays.
 */
export function applyMerge(ctx: EditContext, annex: AnnexId, units: readonly Unit[], edits: readonly MergeEdit[]): void {
  const now = readWorkbook(ctx.doc).annexes.find(({ id }) => id === annex)
  if (!now) return
  const present = new Set<RowId>(now.rows.map(({ id }) => id))
  const possible = edits.filter((edit) => edit.kind === 'addRow' || present.has(edit.row))
  ctx.doc.transact(() => {
    for (const edit of possible) if (edit.kind === 'setCell') setCell(ctx, now, units, edit)
    const structural = possible.filter((edit) => edit.kind !== 'setCell')
    if (structural.length > 0) placeRows(ctx, applyEdits(now, structural, () => newId(ctx, 'r') as RowId), present, units)
  }, ctx.origin)
}

function setCell(ctx: EditContext, annex: Annex, units: readonly Unit[], { row, column, text }: Extract<MergeEdit, { kind: 'setCell' }>): void {
  const role = annex.columns.find((each) => each.id === column)?.role
  if (!role) return
  if (cellFormOf(role) === 'text') setCellText(ctx, row, column, text)
  else setCellUnits(ctx, row, column, readUnits(text, units).map((reading) => (reading.unit === null ? { text: reading.text } : { unit: reading.unit })))
}
