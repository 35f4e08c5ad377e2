import type { EditContext } from '../../../shared/crdt/editContext.ts'
import { readDirectory } from '../../../shared/crdt/readWorkbook.ts'
import { putUnit } from '../../../shared/crdt/workbookEdits.ts'
import type { Unit } from '../../../shared/domain/annex.ts'

/** Takes over units that a file brought along, and the wordings that a person mapped to known ones: next year they are understood. */
export function rememberUnits(edit: EditContext, units: readonly Unit[]): void {
  const directory = readDirectory(edit.doc)
  for (const unit of units) {
    const known = directory.get(unit.id)
    const added = unit.aliases.filter((alias) => !known?.aliases.includes(alias))
    if (!known) putUnit(edit, unit)
    else if (added.length > 0) putUnit(edit, { ...known, aliases: [...known.aliases, ...added] })
  }
}
