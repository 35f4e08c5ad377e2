import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'

/** A column as the grid draws it. */
export interface SurfaceColumn {
  readonly id: ColumnId
  readonly heading: string
  /** Heading shared with equal neighbours, in a row above; '' for none. */
  readonly parentHeading: string
  readonly widthPx: number
  /** Stays at the left edge when the table scrolls sideways. */
  readonly pinned: boolean
  readonly classes: readonly string[]
  readonly tooltip: string
}

/** What the grid asks while it draws; always answered from the current sheet. */
export interface SurfaceModel {
  /** Shown text of a cell. */
  text(row: RowId, column: ColumnId): string
  /** Content of a cell; undefined: its text alone. */
  render(row: RowId, column: ColumnId): HTMLElement | undefined
  /** Columns that the cell covers, 1 for nearly all. */
  columnSpan(row: RowId, column: ColumnId): number
  cellClasses(row: RowId, column: ColumnId): readonly string[]
  rowClasses(row: RowId): readonly string[]
}

export interface SurfaceEvents {
  /** Layout moved: rows or columns changed place or size. */
  readonly onLayout: () => void
  /** Scrolled, by pixels from the table's upper left corner. */
  readonly onScroll: () => void
  /** A person dragged a column to a width. */
  readonly onColumnResized: (column: ColumnId, widthPx: number) => void
}

/** Pixels along one axis, from the table's upper left corner. */
export interface Extent {
  readonly start: number
  readonly size: number
}

/** The grid as the rest of the client knows it: it draws and scrolls; selection, keys, editing and clipboard are ours. */
export interface GridSurface {
  /** Scrolls; its client box is what is visible, header included. */
  readonly viewport: HTMLElement
  /** Holds the rows; overlays go in here. */
  readonly rowsElement: HTMLElement
  /** The header row(s). */
  readonly headerElement: HTMLElement
  setColumns(columns: readonly SurfaceColumn[]): void
  /** `guess`: height of the rows that `heights` doesn't know. */
  setRows(rows: readonly RowId[], heights: ReadonlyMap<RowId, number>, guess: number | null): void
  /** Takes over changed heights. */
  setHeights(heights: ReadonlyMap<RowId, number>): void
  /** Runs `change`, and scrolls so that the first visible row stays where it is. */
  keepingPlace(change: () => void): void
  /** Draws cells of rows anew; `whole` also their spans and row classes. */
  refreshRows(rows: Iterable<RowId>, whole: boolean): void
  refreshAll(): void
  rowExtent(row: RowId): Extent | null
  columnExtent(column: ColumnId): (Extent & { readonly pinned: boolean }) | null
  pinnedWidth(): number
  headerHeight(): number
  /** The rows that have elements now: those in sight and a few around them. */
  drawnRows(): RowId[]
  /** Indexes of the first and last row that are at least partly visible. */
  visibleRows(): { readonly first: number; readonly last: number }
  showRow(index: number): void
  showColumn(column: ColumnId): void
  /** The drawn element of a cell, while it is drawn. */
  cellElement(row: RowId, column: ColumnId): HTMLElement | null
  /** The cell at a point of the screen, held inside the visible part. */
  cellAtPoint(x: number, y: number): { readonly row: RowId; readonly column: ColumnId } | null
  destroy(): void
}
