import type { RowId } from '../../../shared/domain/ids.ts'
import { blockOf, positionOf, selectAt, type Position, type Selection } from './selection.ts'
import { isSingle, within, type Block, type SheetShape } from './sheetShape.ts'

/**
 * Enter (and Shift+Enter): one row down; after a run of Tabs, back to the column where the run began.
 * In a selected block of several cells the active cell walks inside it, column by column.
 */
export function stepEnter(shape: SheetShape, selection: Selection, back: boolean): Selection {
  const block = blockOf(shape, selection)
  const from = positionOf(shape, selection.active)
  if (!block || !from) return selection
  if (!isOneCell(shape, block)) return walk(shape, selection, block, from, back ? -1 : 1, 'columns')
  const start = selection.runStart === null ? -1 : shape.columnIndex(selection.runStart)
  return selectAt(shape, { row: from.row + (back ? -1 : 1), column: start < 0 ? from.column : start })
}

/** Tab (and Shift+Tab): one cell on, at the end of a row into the next one. Inside a block it walks row by row. */
export function stepTab(shape: SheetShape, selection: Selection, back: boolean): Selection {
  const block = blockOf(shape, selection)
  const from = positionOf(shape, selection.active)
  if (!block || !from) return selection
  const step = back ? -1 : 1
  if (!isOneCell(shape, block)) return walk(shape, selection, block, from, step, 'rows')
  const to = tabTarget(shape, from, step)
  const runStart = back ? null : (selection.runStart ?? selection.active.column)
  return selectAt(shape, to, to.row === from.row ? runStart : null)
}

function tabTarget(shape: SheetShape, from: Position, step: number): Position {
  const first = shape.firstDataColumn
  const last = shape.columnCount - 1
  const column = shape.spans(from.row) ? (step > 0 ? last + 1 : first - 1) : from.column + step
  if (column > last) return from.row < shape.rowCount - 1 ? { row: from.row + 1, column: first } : from
  if (column < first) return from.row > 0 ? { row: from.row - 1, column: last } : { row: from.row, column: first }
  return { row: from.row, column }
}

const isOneCell = (shape: SheetShape, block: Block): boolean =>
  isSingle(block) || (block.top === block.bottom && shape.spans(block.top) && block.left >= shape.firstDataColumn)

function walk(shape: SheetShape, selection: Selection, block: Block, from: Position, step: number, along: 'rows' | 'columns'): Selection {
  const rows = block.bottom - block.top + 1
  const columns = block.right - block.left + 1
  const row = within(from.row, block.top, block.bottom) - block.top
  const column = within(from.column, block.left, block.right) - block.left
  const count = rows * columns
  const index = along === 'rows' ? row * columns + column : column * rows + row
  const next = (index + step + count) % count
  const at =
    along === 'rows'
      ? { row: block.top + Math.floor(next / columns), column: block.left + (next % columns) }
      : { row: block.top + (next % rows), column: block.left + Math.floor(next / rows) }
  return { ...selection, active: { row: shape.rowAt(at.row), column: shape.columnAt(at.column) } }
}

/**
 * The selection after the sheet changed: the same cells while their rows are shown; else the row that now stands where
 * the active one stood.
 */
export function keepSelection(before: SheetShape, after: SheetShape, selection: Selection): Selection {
  if (after.rowCount === 0) return selection
  const shown = (row: RowId): boolean => after.rowIndex(row) >= 0
  if (shown(selection.active.row)) {
    if (shown(selection.anchor.row) && shown(selection.head.row)) return selection
    return { ...selection, anchor: selection.active, head: selection.active }
  }
  const old = before.rowIndex(selection.active.row)
  const column = after.columnIndex(selection.active.column)
  return selectAt(after, { row: Math.max(0, old), column: column < 0 ? after.firstDataColumn : column })
}
