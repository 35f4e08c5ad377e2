import type { ColumnId, RowId } from '../../shared/domain/ids.ts'
import type { Sheet } from './grid/sheet.ts'
import type { Selection } from './selection/selection.ts'

/** How the surroundings drive an open annex. */
export interface AnnexHandle {
  /** Selects a cell (or the row's title) and brings it into sight; unfolds and unfilters as needed. False: no such row. */
  goTo(row: RowId, column?: ColumnId): boolean
  /** Goes to where a colleague works (awareness client id). False: not in this annex. */
  goToPerson(clientId: number): boolean
  focus(): void
  insertRow(below: boolean): void
  insertSection(): void
  undo(): void
  redo(): void
  openFind(): void
  openHelp(): void
  openTrash(): void
  /** "Việc của đơn vị tôi". Personal; `isMine` is reactive. */
  setMine(on: boolean): void
  isMine(): boolean
  /** What is shown and selected now, for tests and for panels that follow the selection (reactive). */
  look(): { readonly sheet: Sheet; readonly selection: Selection | null }
}
