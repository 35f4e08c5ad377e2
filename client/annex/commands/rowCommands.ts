import { transact } from '../../../shared/crdt/editContext.ts'
import {
  convertRows,
  deleteRows,
  indentRows,
  insertRows,
  moveRows,
  outdentRows,
  topmostRows,
  type RowEditResult,
  type RowSpec,
} from '../../../shared/crdt/rowEdits.ts'
import type { RowSlot } from '../../../shared/crdt/placing/rowSlots.ts'
import type { RowKind } from '../../../shared/domain/annex.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import type { UnitEntry } from '../../../shared/crdt/unitCells.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import type { Desk } from '../desk.ts'
import { selectAt } from '../selection/selection.ts'
import { reorders } from '../view/personalView.ts'
import { leafKind } from './clipboardCommands.ts'
import { asMayBeMade } from '../rows/newRows.ts'
import { activePosition, selectedRows } from './selectedCells.ts'

/** Whether rows stand in the annex's own order; else says that this is needed to move them. */
function inOwnOrder(desk: Desk): boolean {
  if (!reorders(desk.view())) return true
  desk.session.notify(desk.t('grid.row.otherOrder'))
  return false
}

/** Whether all rows may be changed; else says why not. */
function mayChange(desk: Desk, rows: readonly RowId[]): boolean {
  const column = desk.sheet().title?.id ?? desk.session.projection.columns[0]?.id
  for (const row of rows) {
    const { rights } = desk.session
    const may = rights ? rights.mayChangeRow(row) : column ? desk.session.mayEdit(row, column) : true
    if (may === true) continue
    desk.session.notify(desk.t(may))
    return false
  }
  return true
}

/** Adds `count` empty rows beside the selection (an empty annex: its first row) and selects the first of them. */
export function insertEmptyRows(desk: Desk, below: boolean, count = 1): void {
  const rows = selectedRows(desk)
  const beside = below ? rows.at(-1) : rows[0]
  const slot: RowSlot = beside ? slotBeside(desk, beside, below) : { at: 'last', under: '' }
  const specs = asMayBeMade(desk, Array.from({ length: count }, (): RowSpec => ({ kind: leafKind(desk) })))
  if (!specs) return
  const { edit, projection } = desk.session
  selectResult(desk, insertRows(edit, projection.annex, projection, slot, specs))
}

/** Below a heading means first under it; else beside the row, on its level. */
function slotBeside(desk: Desk, row: RowId, below: boolean): RowSlot {
  const kind = desk.session.projection.registers.get(row)?.kind
  if (below && (kind === 'section' || kind === 'group')) return { at: 'first', under: row }
  return { at: below ? 'after' : 'before', row }
}

/** Adds a section at the end of the annex. */
export function insertSection(desk: Desk): void {
  const { edit, projection } = desk.session
  const specs = asMayBeMade(desk, [{ kind: 'section' }])
  if (specs) selectResult(desk, insertRows(edit, projection.annex, projection, { at: 'last', under: '' }, specs))
}

function selectResult(desk: Desk, result: RowEditResult): void {
  if (!result.ok) return desk.session.notify(desk.t(`grid.${result.code}`))
  desk.flush()
  const sheet = desk.sheet()
  const index = result.rows.length > 0 ? sheet.rowIndex(result.rows[0] as RowId) : -1
  if (index < 0) return
  const column = activePosition(desk)?.column ?? sheet.firstDataColumn
  desk.setSelection(selectAt(sheet, { row: index, column: Math.max(sheet.firstDataColumn, column) }))
}

/** Keeps the selection on rows that were moved. */
function report(desk: Desk, result: RowEditResult): void {
  if (!result.ok) desk.session.notify(desk.t(`grid.${result.code}`))
  desk.flush()
}

export function duplicateRows(desk: Desk): void {
  const { edit, projection } = desk.session
  const rows = topmostRows(projection, selectedRows(desk))
  const last = rows.at(-1)
  if (!last) return
  const specs = asMayBeMade(desk, rows.map((row) => copySpec(desk, row)))
  if (specs) selectResult(desk, insertRows(edit, projection.annex, projection, { at: 'after', row: last }, specs))
}

function copySpec(desk: Desk, row: RowId): RowSpec {
  const { projection } = desk.session
  const texts: Record<ColumnId, string> = {}
  const units: Record<ColumnId, readonly UnitEntry[]> = {}
  for (const column of projection.columns) {
    if (cellFormOf(column.role) === 'units') units[column.id] = projection.unitEntries(row, column.id)
    else if (cellFormOf(column.role) === 'text') texts[column.id] = projection.text(row, column)
  }
  const children = projection.rows.filter((child) => child.parent === row).map((child) => copySpec(desk, child.id))
  return { kind: projection.registers.get(row)?.kind ?? 'task', texts, units, children }
}

/** Deletes the selected rows with what stands under them; they can be brought back from the trash. */
export function deleteSelectedRows(desk: Desk): void {
  const rows = selectedRows(desk)
  const all = rows.flatMap((row) => desk.session.projection.order.subtree(row))
  if (rows.length === 0 || !mayChange(desk, all)) return
  const { edit, projection } = desk.session
  deleteRows(edit, projection, rows)
  desk.flush()
  desk.session.notify(desk.t('grid.rows.deleted', { count: new Set(all).size }))
}

export function shiftSelectedRows(desk: Desk, deeper: boolean): void {
  const rows = selectedRows(desk)
  if (rows.length === 0 || !inOwnOrder(desk) || !mayChange(desk, rows)) return
  const { edit, projection } = desk.session
  report(desk, (deeper ? indentRows : outdentRows)(edit, projection, rows))
}

/** Moves the selected rows past their neighbour on the same level. */
export function moveSelectedRows(desk: Desk, down: boolean): void {
  const { edit, projection } = desk.session
  const rows = topmostRows(projection, selectedRows(desk))
  const edge = down ? rows.at(-1) : rows[0]
  if (!edge || !inOwnOrder(desk) || !mayChange(desk, rows)) return
  const parent = projection.rows.find((row) => row.id === edge)?.parent ?? ''
  const peers = projection.rows.filter((row) => row.parent === parent)
  const neighbour = peers[peers.findIndex((row) => row.id === edge) + (down ? 1 : -1)]
  if (!neighbour) return desk.session.notify(desk.t('grid.row.noPlace'))
  report(desk, moveRows(edit, projection, rows, { at: down ? 'after' : 'before', row: neighbour.id }))
}

/** Moves rows to where they were dropped. */
export function moveRowsTo(desk: Desk, rows: readonly RowId[], slot: RowSlot): void {
  if (!inOwnOrder(desk) || !mayChange(desk, rows)) return
  const { edit, projection } = desk.session
  report(desk, moveRows(edit, projection, rows, slot))
}

export function convertSelectedRows(desk: Desk, kind: RowKind): void {
  const rows = selectedRows(desk)
  if (!mayChange(desk, rows)) return
  transact(desk.session.edit, () => convertRows(desk.session.edit, rows, kind))
  desk.flush()
}

/** Folds or unfolds the heading that the active row is, or stands under. */
export function toggleFold(desk: Desk, row?: RowId): void {
  const at = activePosition(desk)
  const start = row ?? (at ? desk.sheet().rowAt(at.row) : undefined)
  if (desk.view().group) return switchFold(desk, start && groupHeadingOf(desk, start))
  const { rows } = desk.session.projection
  const parents = new Set(rows.map((r) => r.parent))
  let found = rows.find((r) => r.id === start)
  while (found && !parents.has(found.id)) found = rows.find((r) => r.id === found?.parent)
  switchFold(desk, found?.id)
}

/** In a grouped view: the heading that the row is, or stands under. */
function groupHeadingOf(desk: Desk, row: RowId): RowId | undefined {
  const { rows } = desk.sheet()
  return rows.slice(0, desk.sheet().rowIndex(row) + 1).findLast((above) => above.heading)?.id
}

function switchFold(desk: Desk, heading: RowId | undefined): void {
  if (!heading) return
  const folded = new Set(desk.view().folded)
  if (!folded.delete(heading)) folded.add(heading)
  desk.changeView({ folded: [...folded] })
}

/** Folds or unfolds all headings that hold rows. */
export function foldAll(desk: Desk, fold: boolean): void {
  const { rows } = desk.session.projection
  const headings = desk.sheet().rows.flatMap((row) => (row.heading ? [row.id] : []))
  if (fold && headings.length > 0) return desk.changeView({ folded: headings })
  const parents = new Set(rows.map((row) => row.parent))
  desk.changeView({ folded: fold ? rows.filter((row) => row.level === 0 && parents.has(row.id)).map((row) => row.id) : [] })
}
