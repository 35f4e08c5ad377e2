import type { Unit } from '../annex.ts'
import { unitKey } from './unitKey.ts'

/** Finds the unit that a wording names as a whole; undefined when none does. */
export type FindUnit = (text: string) => Unit | undefined

const asking = /^(?:kính )?(?:đề nghị|mời):? +/iu
const closing = /[\s.;:,]+$/
const bracketed = /\s*\([^()]*\)$/
/** "Công an xã Tân Phước An": the name of the place behind its kind says nothing new. Capitals tell it. */
const placeName = /(?<=(?:^|\s)(?:[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Đđ]ặc khu))(?:\s+\p{Lu}[\p{L}\d]*)+$/u
const placeKind = /\s+(?:thuộc |của )?(?:xã|phường|đặc khu)$/iu

/** The wording and what remains when additions that don't change the unit are taken off, the nearest first. */
function* variants(text: string): Generator<string> {
  let current = text.replace(closing, '').trim()
  yield current
  for (const addition of [asking, bracketed, placeName, placeKind]) {
    const shorter = current.replace(addition, '').trim()
    if (shorter === current || shorter === '') continue
    current = shorter
    yield current
  }
}

function keysOf(unit: Unit): string[] {
  return [unit.name, unit.abbr, ...unit.aliases].map(unitKey).filter((key) => key !== '')
}

function buildIndex(directory: readonly Unit[]): FindUnit {
  const exact = new Map<string, Unit>()
  const loose = new Map<string, Unit>()
  // Full names win over abbreviations and aliases that another unit claims too.
  for (const unit of directory) if (!exact.has(unitKey(unit.name))) exact.set(unitKey(unit.name), unit)
  for (const unit of directory) for (const key of keysOf(unit)) if (!exact.has(key)) exact.set(key, unit)
  for (const unit of directory) {
    for (const name of [unit.name, ...unit.aliases]) {
      const key = unitKey(name.replace(placeKind, ''))
      if (!exact.has(key) && !loose.has(key) && key !== '') loose.set(key, unit)
    }
  }
  return (text) => {
    for (const variant of variants(text)) {
      const found = exact.get(unitKey(variant))
      if (found !== undefined) return found
    }
    for (const variant of variants(text)) {
      const found = loose.get(unitKey(variant))
      if (found !== undefined) return found
    }
    return undefined
  }
}

const indexes = new WeakMap<readonly Unit[], FindUnit>()

/** The finder of a directory; kept as long as the directory itself lives, since building it costs more than asking. */
export function unitFinder(directory: readonly Unit[]): FindUnit {
  const kept = indexes.get(directory)
  if (kept !== undefined) return kept
  const finder = buildIndex(directory)
  indexes.set(directory, finder)
  return finder
}
