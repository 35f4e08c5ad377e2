import { readAnnexRows, type AnnexRows } from '../../../shared/crdt/annexRows.ts'
import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import type { EditContext } from '../../../shared/crdt/editContext.ts'
import { convertRows, deleteRows, indentRows, insertRows, outdentRows } from '../../../shared/crdt/rowEdits.ts'
import type { RowSlot } from '../../../shared/crdt/placing/rowSlots.ts'
import { rowSpec } from '../../../shared/crdt/writeWorkbook.ts'
import type { Annex, Unit } from '../../../shared/domain/annex.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import type { MergeEdit } from '../../../shared/sheet/merge/annexMerge.ts'

type Of<K extends MergeEdit['kind']> = Extract<MergeEdit, { kind: K }>

interface Work {
  readonly ctx: EditContext
  readonly annex: Annex
  readonly units: readonly Unit[]
  /** Rows that were added so far, by their ids in the file. */
  readonly added: Map<RowId, RowId>
}

/** Writes an accepted merge into the document: one transaction, one undo step. */
export function applyMerge(ctx: EditContext, annex: Annex, units: readonly Unit[], edits: readonly MergeEdit[]): void {
  const work: Work = { ctx, annex, units, added: new Map() }
  ctx.doc.transact(() => {
    for (const edit of edits) {
      if (edit.kind === 'setCell') setCell(work, edit)
      else if (edit.kind === 'placeRow') placeRow(work, edit)
      else if (edit.kind === 'addRow') addRow(work, edit)
      else deleteRows(ctx, rowsNow(work), [edit.row])
    }
  }, ctx.origin)
}

/** Read anew for every step: observers run after the transaction only. */
const rowsNow = ({ ctx, annex }: Work): AnnexRows => readAnnexRows(ctx.doc, annex.id)

function setCell({ ctx, annex, units }: Work, { row, column, text }: Of<'setCell'>): void {
  const role = annex.columns.find((each) => each.id === column)?.role
  if (!role) return
  if (cellFormOf(role) === 'text') setCellText(ctx, row, column, text)
  else setCellUnits(ctx, row, column, readUnits(text, units).map((reading) => (reading.unit === null ? { text: reading.text } : { unit: reading.unit })))
}

const levelOf = (work: Work, row: RowId): number => rowsNow(work).order.flatten().find((shown) => shown.id === row)?.level ?? 0

function placeRow(work: Work, { row, rowKind, level }: Of<'placeRow'>): void {
  convertRows(work.ctx, [row], rowKind)
  while (levelOf(work, row) < level && indentRows(work.ctx, rowsNow(work), [row]).ok);
  while (levelOf(work, row) > level && outdentRows(work.ctx, rowsNow(work), [row]).ok);
}

function addRow(work: Work, edit: Of<'addRow'>): void {
  const { ctx, annex, units, added } = work
  const known = Object.fromEntries(Object.entries(edit.cells).filter(([id]) => annex.columns.some((column) => column.id === id)))
  const spec = rowSpec({ kind: edit.rowKind, level: edit.level, number: '', cells: known }, annex.columns, units)
  const made = insertRows(ctx, annex.id, rowsNow(work), slotFor(work, edit), [spec])
  if (made.ok && made.rows[0]) added.set(edit.theirs, made.rows[0])
}

/** Behind its anchor: under it when it stands deeper, else behind the anchor's ancestor on its own level. */
function slotFor(work: Work, { after, level }: Of<'addRow'>): RowSlot {
  const anchor = after === null ? undefined : 'mine' in after ? after.mine : work.added.get(after.added)
  const shown = rowsNow(work).order.flatten()
  let row = shown.find((each) => each.id === anchor)
  if (!row) return { at: 'first', under: '' }
  if (level > row.level) return { at: 'first', under: row.id }
  for (let up = row; up.level > level && up.parent !== ''; row = up) up = shown.find((each) => each.id === up.parent) ?? { ...up, parent: '' }
  return { at: 'after', row: row.id }
}
