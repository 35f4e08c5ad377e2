import { setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { printUnitEntries, type UnitEntry } from '../../../shared/crdt/unitCells.ts'
import type { Unit } from '../../../shared/domain/annex.ts'
import type { UnitId } from '../../../shared/domain/ids.ts'
import { cleanText } from '../../../shared/domain/text.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import type { AnnexProjection } from '../../../shared/crdt/annexProjection.ts'
import type { AnnexSession } from '../annexSession.ts'
import type { CellRef } from '../selection/selection.ts'
import type { CellBinding } from './cellBinding.ts'
import { mergeUnitEntries } from './mergeUnitEntries.ts'

/** The finder of names keeps an index by array: the same directory must be the same array. */
const lists = new WeakMap<ReadonlyMap<UnitId, Unit>, readonly Unit[]>()

function unitList(directory: ReadonlyMap<UnitId, Unit>): readonly Unit[] {
  const list = lists.get(directory) ?? [...directory.values()]
  lists.set(directory, list)
  return list
}

/** Units that a text names: known ones by id, other wordings as typed. */
export function entriesOf(projection: AnnexProjection, text: string): UnitEntry[] {
  const clean = cleanText(text)
  if (clean === '') return []
  return readUnits(clean, unitList(projection.directory)).map((read) => (read.unit === null ? { text: read.text } : { unit: read.unit }))
}

/**
 * Binds the field to a unit cell: the field holds the printed text, and when the session ends the units that it names
 * are stored. What a colleague ticked meanwhile stays.
 */
export function bindUnits(session: AnnexSession, cell: CellRef): CellBinding {
  const { projection } = session
  const base = projection.unitEntries(cell.row, cell.column)
  const printed = printUnitEntries(base, projection.directory)
  return {
    text: () => printed,
    write: () => {},
    apply: () => {},
    undo: () => false,
    redo: () => false,
    finish: (text) => {
      if (cleanText(text) === printed) return
      const merged = mergeUnitEntries(base, entriesOf(projection, text), projection.unitEntries(cell.row, cell.column))
      setCellUnits(session.edit, cell.row, cell.column, merged)
    },
    revert: () => {},
  }
}
