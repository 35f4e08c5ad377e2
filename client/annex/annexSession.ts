import type { Awareness } from 'y-protocols/awareness'
import type { AnnexProjection } from '../../shared/crdt/annexProjection.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import type { UndoStack } from '../../shared/crdt/undo/undoStack.ts'
import type { ColumnId, RowId } from '../../shared/domain/ids.ts'
import type { AnnexRights } from './annexRights.ts'
import type { MenuItem } from './menu/Menu.tsx'
import type { MessageKey } from '../../shared/i18n/translate.ts'

/** Who works in this window. */
export interface Me {
  readonly id: string
  readonly name: string
  /** Id of the person's unit in the workbook's directory; '' when it has none. */
  readonly unit: string
  /** CSS colour of the person, given by the server. */
  readonly colour: string
}

/** A remark on a row or on one of its cells, shown as a mark in the grid. */
export interface CellMark {
  /** Null: on the whole row, shown at its number. */
  readonly column: ColumnId | null
  readonly severity: 'warning' | 'notice'
  /** Translated sentence. */
  readonly text: string
}

/** Everything that the view of one annex needs from its surroundings. */
export interface AnnexSession {
  readonly projection: AnnexProjection
  readonly edit: EditContext
  readonly undo: UndoStack
  readonly awareness: Awareness
  readonly me: Me
  readonly planYear: () => number
  /** True, or the reason why not. Only a forecast for the eye: the server decides. */
  readonly mayEdit: (row: RowId, column: ColumnId) => true | MessageKey
  /** What else rights say, where there are any; absent: all of it is allowed where cells may be edited. */
  readonly rights?: AnnexRights
  /** What the surroundings add to the menu of cells and rows, and to that of a column. */
  readonly cellItems?: (rows: readonly RowId[], column: ColumnId) => readonly MenuItem[]
  readonly columnItems?: (column: ColumnId) => readonly MenuItem[]
  /** Shows a short message. */
  readonly notify: (message: string) => void
  /** Name of a person by user id, also of one who is not here now; null: not known. */
  readonly personName?: (id: string) => string | null
  /** Marks of rows; read inside an effect, so a signal makes them live. */
  readonly findings?: () => ReadonlyMap<RowId, readonly CellMark[]>
}
