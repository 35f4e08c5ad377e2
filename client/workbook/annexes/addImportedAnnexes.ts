import type { EditContext } from '../../../shared/crdt/editContext.ts'
import { readAnnexIds } from '../../../shared/crdt/readWorkbook.ts'
import { writeAnnex } from '../../../shared/crdt/writeWorkbook.ts'
import type { Workbook } from '../../../shared/domain/annex.ts'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import { rememberUnits } from './rememberUnits.ts'

/**
 * Adds the annexes of an imported workbook, and the units that its file brought along, to an open one: one transaction,
 * so that one undo takes all of it back. Returns the first of the new annexes.
 */
export function addImportedAnnexes(edit: EditContext, imported: Workbook): AnnexId | undefined {
  const before = new Set(readAnnexIds(edit.doc))
  edit.doc.transact(() => {
    rememberUnits(edit, imported.units)
    for (const annex of imported.annexes) writeAnnex(edit, annex, imported.units)
  }, edit.origin)
  return readAnnexIds(edit.doc).find((id) => !before.has(id))
}
