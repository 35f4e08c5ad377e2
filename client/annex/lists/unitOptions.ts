import type { Unit } from '../../../shared/domain/annex.ts'
import type { UnitId } from '../../../shared/domain/ids.ts'
import { foldForSearch } from '../../../shared/domain/text.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'

/** A unit of the directory, as the checklist of a unit cell shows it. */
export interface UnitOption {
  readonly unit: Unit
  readonly checked: boolean
}

/** A stretch of the typed text between two ";" or line breaks. */
interface Segment {
  readonly start: number
  readonly end: number
  readonly text: string
}

function segmentAt(text: string, caret: number): Segment {
  const isBreak = (i: number): boolean => text[i] === ';' || text[i] === '\n'
  let start = caret
  while (start > 0 && !isBreak(start - 1)) start -= 1
  let end = caret
  while (end < text.length && !isBreak(end)) end += 1
  return { start, end, text: text.slice(start, end).trim() }
}

const compact = (text: string): string => foldForSearch(text).replace(/[^a-z0-9]/g, '')
const initials = (text: string): string =>
  foldForSearch(text)
    .split(/[^a-z0-9]+/)
    .map((word) => word[0] ?? '')
    .join('')

/** How well a unit answers a search, 0: not at all. Accents, blanks and points don't count; initials do ("vhxh"). */
function rank(unit: Unit, query: string): number {
  const wanted = compact(query)
  if (wanted === '') return 1
  const names = [unit.name, unit.abbr, ...unit.aliases]
  if (names.some((name) => compact(name).startsWith(wanted))) return 4
  if (names.some((name) => initials(name).includes(wanted))) return 3
  return names.some((name) => compact(name).includes(wanted)) ? 2 : 0
}

/** The checklist for what stands in the field: units that answer the part at the caret, best first; all when it is empty. */
export function unitOptions(directory: readonly Unit[], text: string, caret: number): UnitOption[] {
  const named = new Set(readUnits(text, directory).map((reading) => reading.unit))
  const segment = segmentAt(text, caret)
  const settled = readUnits(segment.text, directory).some((reading) => reading.unit !== null)
  const query = settled ? '' : segment.text
  return directory
    .map((unit, order) => ({ unit, order, rank: rank(unit, query), checked: named.has(unit.id) }))
    .filter((option) => option.rank > 0)
    .sort((a, b) => b.rank - a.rank || a.order - b.order)
    .map(({ unit, checked }) => ({ unit, checked }))
}

/**
 * The text after a unit was ticked or unticked. Ticking takes the place of the part at the caret that was a search;
 * wordings that the directory doesn't know stay as they were typed.
 */
export function toggleUnit(directory: readonly Unit[], text: string, caret: number, unit: UnitId): string {
  const readings = readUnits(text, directory)
  const nameOf = (id: UnitId): string => directory.find((found) => found.id === id)?.name ?? id
  const print = (parts: readonly string[]): string => (parts.length === 0 ? '' : `${parts.join('; ')}; `)
  if (readings.some((reading) => reading.unit === unit)) {
    return print(readings.filter((reading) => reading.unit !== unit).map((reading) => (reading.unit === null ? reading.text : nameOf(reading.unit))))
  }
  const segment = segmentAt(text, caret)
  const search = readUnits(segment.text, directory).every((reading) => reading.unit === null)
  const rest = search ? `${text.slice(0, segment.start)};${text.slice(segment.end)}` : text
  const kept = readUnits(rest, directory).map((reading) => (reading.unit === null ? reading.text : nameOf(reading.unit)))
  return print([...kept, nameOf(unit)])
}
