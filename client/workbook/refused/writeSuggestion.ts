import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { cellFormOf, type Column } from '../../../shared/domain/columns.ts'
import type { AnnexId, RowId } from '../../../shared/domain/ids.ts'
import { entriesOf } from '../../annex/editing/unitsBinding.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'

/** Writes an accepted suggestion into its cell: an edit of the coordinator's, which undo takes back. */
export function writeSuggestion({ edit, undo, projectionOf }: OpenedWorkbook, annex: AnnexId, row: RowId, column: Column, text: string): void {
  undo.group(() => {
    if (cellFormOf(column.role) === 'units') setCellUnits(edit, row, column.id, entriesOf(projectionOf(annex), text))
    else setCellText(edit, row, column.id, text)
  })
}
