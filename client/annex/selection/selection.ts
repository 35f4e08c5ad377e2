import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import { within, type Block, type SheetShape } from './sheetShape.ts'

/** A cell by identity: it stays the same cell when rows come, go and move. */
export interface CellRef {
  readonly row: RowId
  readonly column: ColumnId
}

/**
 * What is selected: the block between `anchor` and `head`, and in it the `active` cell, where typing goes.
 * In a spanning row the column is only remembered: it says where a vertical move goes on.
 */
export interface Selection {
  readonly anchor: CellRef
  readonly head: CellRef
  readonly active: CellRef
  /** Column where a run of Tabs began: Enter goes back to it, one row down. */
  readonly runStart: ColumnId | null
  /** Selected at a stroke (all, a paste): the view stays with the active cell instead of going to the head. */
  readonly still?: true
}

export interface Position {
  readonly row: number
  readonly column: number
}

const refAt = (shape: SheetShape, at: Position): CellRef => ({ row: shape.rowAt(at.row), column: shape.columnAt(at.column) })

/** Index position of a cell; a hidden column counts as the first data column. Null: its row is not shown. */
export function positionOf(shape: SheetShape, cell: CellRef): Position | null {
  const row = shape.rowIndex(cell.row)
  if (row < 0) return null
  const column = shape.columnIndex(cell.column)
  return { row, column: column < 0 ? Math.min(shape.firstDataColumn, shape.columnCount - 1) : column }
}

/** The position with its place inside the sheet. */
function inside(shape: SheetShape, at: Position): Position {
  return { row: within(at.row, 0, shape.rowCount - 1), column: within(at.column, 0, shape.columnCount - 1) }
}

/** Selects one cell. */
export function selectAt(shape: SheetShape, at: Position, runStart: ColumnId | null = null): Selection {
  const cell = refAt(shape, inside(shape, at))
  return { anchor: cell, head: cell, active: cell, runStart }
}

/** Extends the selection from the active cell to `at`. */
export function extendTo(shape: SheetShape, selection: Selection, at: Position): Selection {
  return { anchor: selection.active, head: refAt(shape, inside(shape, at)), active: selection.active, runStart: null }
}

/** Selects whole rows, from `from` to `to`. */
export function selectRows(shape: SheetShape, from: number, to: number): Selection {
  const anchor = refAt(shape, inside(shape, { row: from, column: 0 }))
  return { anchor, head: refAt(shape, inside(shape, { row: to, column: shape.columnCount - 1 })), active: anchor, runStart: null }
}

export function selectAll(shape: SheetShape, selection: Selection): Selection {
  return {
    anchor: refAt(shape, { row: 0, column: 0 }),
    head: refAt(shape, { row: shape.rowCount - 1, column: shape.columnCount - 1 }),
    active: selection.active,
    runStart: null,
    still: true,
  }
}

/** The selected block. A spanning row in it widens it over all data columns when it is the only row. */
export function blockOf(shape: SheetShape, selection: Selection): Block | null {
  const a = positionOf(shape, selection.anchor)
  const b = positionOf(shape, selection.head)
  if (!a || !b) return null
  const block = {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  }
  if (block.top !== block.bottom || !shape.spans(block.top) || block.right < shape.firstDataColumn) return block
  return { ...block, left: Math.min(block.left, shape.firstDataColumn), right: shape.columnCount - 1 }
}

/** One step (or `rows`/`columns` steps) from the active cell, or from the head when extending. */
export function moveBy(shape: SheetShape, selection: Selection, rows: number, columns: number, extend: boolean): Selection {
  const from = positionOf(shape, extend ? selection.head : selection.active)
  if (!from) return selection
  const to = columns === 0 ? from.column : columnStep(shape, from, columns)
  const at = { row: from.row + rows, column: to }
  return extend ? extendTo(shape, selection, at) : selectAt(shape, at)
}

function columnStep(shape: SheetShape, from: Position, columns: number): number {
  if (!shape.spans(from.row) || from.column < shape.firstDataColumn) return from.column + columns
  // Inside a spanning cell there is nowhere to go but out of it, to the left.
  return columns < 0 ? shape.firstDataColumn - 1 : from.column
}

/** Ctrl+arrow: to the edge of the data, as Excel does. */
export function moveToEdge(shape: SheetShape, selection: Selection, rows: number, columns: number, extend: boolean): Selection {
  const from = positionOf(shape, extend ? selection.head : selection.active)
  if (!from) return selection
  if (rows === 0 && columns === 0) return selection
  const at = edgeFrom(shape, from, Math.sign(rows), Math.sign(columns))
  return extend ? extendTo(shape, selection, at) : selectAt(shape, at)
}

function edgeFrom(shape: SheetShape, from: Position, rowStep: number, columnStepBy: number): Position {
  const next = (at: Position): Position => ({ row: at.row + rowStep, column: at.column + columnStepBy })
  const exists = (at: Position): boolean => at.row >= 0 && at.row < shape.rowCount && at.column >= 0 && at.column < shape.columnCount
  const filled = (at: Position): boolean => exists(at) && !shape.isEmpty(at.row, at.column)
  let at = from
  if (!exists(next(at))) return at
  if (filled(at) && filled(next(at))) {
    while (filled(next(at))) at = next(at)
    return at
  }
  at = next(at)
  while (!filled(at) && exists(next(at))) at = next(at)
  return at
}

/** Home / End: first and last cell of the row; with `sheet`, of the whole sheet. */
export function moveToEnd(shape: SheetShape, selection: Selection, last: boolean, sheet: boolean, extend: boolean): Selection {
  const from = positionOf(shape, extend ? selection.head : selection.active)
  if (!from) return selection
  const column = last ? shape.columnCount - 1 : Math.min(shape.firstDataColumn, shape.columnCount - 1)
  const row = !sheet ? from.row : last ? shape.rowCount - 1 : 0
  return extend ? extendTo(shape, selection, { row, column }) : selectAt(shape, { row, column })
}
