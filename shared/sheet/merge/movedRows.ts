import type { Annex } from '../../domain/annex.ts'
import type { RowId } from '../../domain/ids.ts'
import type { RowMove } from './annexMerge.ts'
import type { RowMatch } from './matchRows.ts'
import type { MergeBase } from './mergeBase.ts'

/** Rows of mine that stand elsewhere in the file. With a base only when it was the file that moved rows. */
export function movedRows(mine: Annex, theirs: Annex, match: RowMatch, base: MergeBase | undefined): ReadonlyMap<RowId, RowMove> {
  const paired = match.flatMap((own, their) => (own < 0 ? [] : [{ own, their }]))
  const moved = new Set([...movedIndexes(paired.map(({ own }) => own))].map((at) => paired[at]?.own ?? -1))
  if (moved.size === 0 || (base && !movedByFile(theirs, base))) return new Map()
  const parentHere = parentsOf(mine)
  const parentThere = parentsOf(theirs)
  const found = new Map<RowId, RowMove>()
  // In the order of the file, so that a parent is known before what it takes along.
  for (const { own, their } of paired) {
    const id = mine.rows[own]?.id
    if (id === undefined || !moved.has(own)) continue
    const parent = parentHere[own] ?? -1
    const above = parent >= 0 && match[parentThere[their] ?? -1] === parent ? mine.rows[parent]?.id : undefined
    const move = above && found.get(above)
    found.set(id, { sure: base !== undefined, ...(move ? { with: move.with ?? above } : {}) })
  }
  return found
}

/** Whether the rows that left in the file have come back in another order. */
function movedByFile(theirs: Annex, base: MergeBase): boolean {
  const places = new Map(base.order.map((id, place) => [id, place]))
  return movedIndexes(theirs.rows.flatMap(({ id }) => places.get(id) ?? [])).size > 0
}

/** For each row the index of the row that it stands under, or -1. */
function parentsOf({ rows }: Annex): readonly number[] {
  const open: number[] = []
  return rows.map((row, index) => {
    while (open.length > 0 && (rows[open.at(-1) ?? 0]?.level ?? 0) >= row.level) open.pop()
    const parent = open.at(-1) ?? -1
    open.push(index)
    return parent
  })
}

/**
 * Which of a list of places went elsewhere: as few as can be, so that all others stand in ascending order.
 * @param places a row's place in the other list, in the order of this one; each once
 * @returns indexes into `places`
 */
export function movedIndexes(places: readonly number[]): ReadonlySet<number> {
  // Longest ascending subsequence by patience sorting: `ends` holds the index that ends the best run of each length.
  const ends: number[] = []
  const before: number[] = []
  places.forEach((place, index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  })
  const moved = new Set(places.keys())
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) moved.delete(at)
  return moved
}
