import type { RowKind } from '../../../shared/domain/annex.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import { insertRows, type RowSpec } from '../../../shared/crdt/rowEdits.ts'
import type { RowSlot } from '../../../shared/crdt/placing/rowSlots.ts'
import type { UnitEntry } from '../../../shared/crdt/unitCells.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import { maxCellLength } from '../../../shared/domain/text.ts'
import { writeCells } from '../cells/writeCells.ts'
import type { CellBlock } from '../clipboard/cellBlock.ts'
import { formatHtmlTable } from '../clipboard/htmlTable.ts'
import { planPaste, type PastePlan } from '../clipboard/pastePlan.ts'
import { readClipboard } from '../clipboard/readClipboard.ts'
import { formatTsv } from '../clipboard/tsv.ts'
import type { Desk } from '../desk.ts'
import { entriesOf } from '../editing/unitsBinding.ts'
import { asMayBeMade } from '../rows/newRows.ts'
import { narrows } from '../view/personalView.ts'
import { reportOutcome } from './cellCommands.ts'
import { blockTexts, selectedBlock } from './selectedCells.ts'

/** Puts the selected cells on the clipboard, as text and as a table. */
export function copyCells(desk: Desk, data: DataTransfer): void {
  const block = selectedBlock(desk)
  if (!block) return
  const texts = blockTexts(desk.sheet(), block)
  data.setData('text/plain', formatTsv(texts))
  data.setData('text/html', formatHtmlTable(texts))
}

/** Pastes at the selection: one transaction, one undo step. What can't be taken is said, never guessed. */
export function pasteCells(desk: Desk, data: DataTransfer): void {
  pasteOffer(desk, { html: data.getData('text/html'), text: data.getData('text/plain') })
}

/** Pastes what a clipboard offers. */
export function pasteOffer(desk: Desk, offer: { readonly html: string; readonly text: string }): void {
  const block = selectedBlock(desk)
  const reading = readClipboard(offer)
  if (!reading.ok) {
    if (reading.reason !== 'empty') desk.session.notify(desk.t(`grid.paste.${reading.reason}`))
    return
  }
  if (block) pasteBlock(desk, planPaste(desk.sheet(), block, reading.block), reading.block)
}

function pasteBlock(desk: Desk, plan: PastePlan, block: CellBlock): void {
  const sheet = desk.sheet()
  if (plan.added.length > 0 && narrows(desk.view())) {
    desk.session.notify(desk.t('grid.paste.filtered', { count: plan.added.length }))
    return
  }
  const writes = plan.cells.filter(({ row }) => !sheet.row(row).heading).map(({ row, column, text }) => ({ row: sheet.rowAt(row), column: sheet.shownColumn(row, column), text }))
  let tooLong = 0
  const outcome = writeCells(desk.session, writes, () => {
    if (plan.added.length > 0) tooLong = addRows(desk, plan)
  })
  reportOutcome(desk, { ...outcome, tooLong: outcome.tooLong + tooLong }, plan.dropped)
  desk.flush()
  selectPasted(desk, plan, block)
}

/** Adds the rows past the end; returns how many texts were longer than a cell may hold: their cells stay empty. */
function addRows(desk: Desk, plan: PastePlan): number {
  const { projection, edit } = desk.session
  const fitting = plan.added.map((texts) => new Map([...texts].filter(([, text]) => text.length <= maxCellLength)))
  const specs = asMayBeMade(desk, fitting.map((texts) => rowSpecOf(desk, texts)))
  if (specs) insertRows(edit, projection.annex, projection, placeAtEnd(desk), specs)
  return plan.added.reduce((sum, texts, i) => sum + texts.size - (fitting[i]?.size ?? 0), 0)
}

/** Behind the last row, beside it; under it when it is a heading. */
function placeAtEnd(desk: Desk): RowSlot {
  const last = desk.sheet().rows.at(-1)
  if (!last) return { at: 'last', under: '' }
  return last.kind === 'section' || last.kind === 'group' ? { at: 'last', under: last.id } : { at: 'after', row: last.id }
}

function rowSpecOf(desk: Desk, cells: ReadonlyMap<number, string>): RowSpec {
  const texts: Record<ColumnId, string> = {}
  const units: Record<ColumnId, UnitEntry[]> = {}
  for (const [index, text] of cells) {
    const column = desk.sheet().column(index)
    if (cellFormOf(column.role) === 'units') units[column.id] = entriesOf(desk.session.projection, text)
    else if (cellFormOf(column.role) === 'text') texts[column.id] = text
  }
  return { kind: leafKind(desk), texts, units }
}

/** What a new row is in this annex. */
export const leafKind = (desk: Desk): RowKind => (desk.session.projection.facts.kind === 'targets' ? 'target' : 'task')

function selectPasted(desk: Desk, plan: PastePlan, block: CellBlock): void {
  const sheet = desk.sheet()
  const { top, left, right } = plan.target
  const bottom = Math.min(plan.target.bottom, sheet.rowCount - 1)
  if (block.length === 0 || bottom < top) return
  const anchor = { row: sheet.rowAt(top), column: sheet.columnAt(left) }
  desk.setSelection({ anchor, head: { row: sheet.rowAt(bottom), column: sheet.columnAt(right) }, active: anchor, runStart: null, still: true })
}
