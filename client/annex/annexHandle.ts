import type { ColumnId, RowId } from '../../shared/domain/ids.ts'
import type { Sheet } from './grid/sheet.ts'
import type { Selection } from './selection/selection.ts'

/** How the surroundings drive an open annex. */
export interface AnnexHandle {
  /** Selects a cell (or the row's title) and brings it into sight; unfolds and unfilters as needed. False: no such row. */
  goTo(row: RowId, column?: ColumnId): boolean
  /** Goes to where a colleague works (awareness client id). False: not in this annex. */
  goToPerson(clientId: number): boolean
  /** Keeps the cell of a colleague (user id) in sight until I act in the table; `ended` runs then. Null: stops. */
  follow(person: string | null, ended?: () => void): void
  focus(): void
  insertRow(below: boolean): void
  insertSection(): void
  undo(): void
  redo(): void
  openFind(): void
  openHelp(): void
  openTrash(): void
  /** The menu of how I look at the annex, at a point of the screen. */
  openView(at: { readonly x: number; readonly y: number }): void
  /** "Việc của đơn vị tôi". Personal; `isMine` is reactive. */
  setMine(on: boolean): void
  isMine(): boolean
  /** What is shown and selected now, for tests and for panels that follow the selection (reactive). */
  look(): { readonly sheet: Sheet; readonly selection: Selection | null }
}
