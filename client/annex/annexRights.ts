import type { UnitEntry } from '../../shared/crdt/unitCells.ts'
import type { ColumnId, RowId } from '../../shared/domain/ids.ts'
import type { MessageKey } from '../../shared/i18n/translate.ts'

/** What a row that I add must and may hold. */
export interface NewRow {
  /** True, or why I may add none. */
  readonly may: true | MessageKey
  /** Unit cells that it is made with: my unit as its lead where only such rows may be added. */
  readonly units: Readonly<Record<ColumnId, readonly UnitEntry[]>>
  readonly mayFill: (column: ColumnId) => boolean
}

/** Where I may write. Only a forecast for the eye: the server decides. */
export interface AnnexRights {
  /** Read inside an effect: another value after each change of rights. */
  readonly changed: () => unknown
  readonly mayEdit: (row: RowId, column: ColumnId) => true | MessageKey
  /** Moving, deleting, making it a row of another kind. */
  readonly mayChangeRow: (row: RowId) => true | MessageKey
  readonly newRow: () => NewRow
  readonly mayEditColumns: () => true | MessageKey
}
