import type { ColumnId, RowId } from '../../shared/domain/ids.ts'

/** How the surroundings drive an open annex. */
export interface AnnexHandle {
  /** Selects a cell (or the row's title) and brings it into sight; unfolds and unfilters as needed. False: no such row. */
  goTo(row: RowId, column?: ColumnId): boolean
  focus(): void
  insertRow(below: boolean): void
  insertSection(): void
  undo(): void
  redo(): void
  openFind(): void
  openHelp(): void
}
