import type { Unit } from '../annex.ts'
import type { UnitId } from '../ids.ts'
import type { UnitReading } from './readUnits.ts'

/** How names are printed: in full (the issued annex), short (a working table), or as their authors wrote them. */
export type UnitForm = 'full' | 'abbr' | 'asWritten'

/** The text of a cell that names these offices, joined by "; ". Names that the directory doesn't know stay as written. */
export function formatUnits(readings: readonly UnitReading[], directory: readonly Unit[], form: UnitForm): string {
  return readings.map((reading) => formatUnit(reading, directory, form)).join('; ')
}

function formatUnit(reading: UnitReading, directory: readonly Unit[], form: UnitForm): string {
  const unit = form === 'asWritten' ? undefined : directory.find((u) => u.id === reading.unit)
  if (unit === undefined) return reading.text
  return form === 'abbr' && unit.abbr !== '' ? unit.abbr : unit.name
}

/**
 * The offices that a unit stands for in views and reminders: the members of a closed collective, else itself.
 * Print never expands. Members that are collectives themselves are not followed.
 */
export function expandCollective(unit: UnitId, directory: readonly Unit[]): readonly UnitId[] {
  const members = directory.find((u) => u.id === unit)?.members ?? []
  return members.length > 0 ? members : [unit]
}
