import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'

/** What moving around in a sheet needs to know of it; indexes are of *shown* rows and columns. */
export interface SheetShape {
  readonly rowCount: number
  readonly columnCount: number
  /** First column that holds cells; those before it (STT) are headers of rows. */
  readonly firstDataColumn: number
  /** Column whose text names a row, and which a spanning row shows; -1: hidden. */
  readonly titleColumn: number
  rowAt(index: number): RowId
  columnAt(index: number): ColumnId
  /** -1: not shown. */
  rowIndex(row: RowId): number
  /** -1: not shown. */
  columnIndex(column: ColumnId): number
  /** Whether one cell spans all data columns of the row (headings of sections and groups). */
  spans(row: number): boolean
  isEmpty(row: number, column: number): boolean
}

/** A block of cells by indexes, ends included. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export const blockSize = (block: Block): { rows: number; columns: number } => ({
  rows: block.bottom - block.top + 1,
  columns: block.right - block.left + 1,
})

export const isSingle = (block: Block): boolean => block.top === block.bottom && block.left === block.right

export const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
