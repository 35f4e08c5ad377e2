import type { UnitEntry } from '../../../shared/crdt/unitCells.ts'

const keyOf = (entry: UnitEntry): string => ('unit' in entry ? `u:${entry.unit}` : `t:${entry.text}`)

/**
 * The entries of a unit cell after I edited `base` into `mine` while others made it `theirs`: my order, without what
 * they removed, with what they added.
 */
export function mergeUnitEntries(base: readonly UnitEntry[], mine: readonly UnitEntry[], theirs: readonly UnitEntry[]): UnitEntry[] {
  const before = new Set(base.map(keyOf))
  const own = new Set(mine.map(keyOf))
  const now = new Set(theirs.map(keyOf))
  const kept = mine.filter((entry) => !before.has(keyOf(entry)) || now.has(keyOf(entry)))
  const added = theirs.filter((entry) => !before.has(keyOf(entry)) && !own.has(keyOf(entry)))
  return [...kept, ...added]
}
