import type { RowId } from './ids.ts'

/** Where a row says it stands: under `parent` ('' = top), among its siblings by (key, id). */
export interface RowPlace {
  readonly id: RowId
  readonly parent: RowId | ''
  readonly key: string
  /** Tombstoned: not shown; rows that others put under it meanwhile take its place. */
  readonly deleted: boolean
}

/** A row where it is shown: `level` 0 = top. */
export interface PlacedRow {
  readonly id: RowId
  readonly level: number
  /** The shown row that it stands under. */
  readonly parent: RowId | ''
}

/** The one order of siblings, everywhere. */
export function comparePlaces(a: Pick<RowPlace, 'key' | 'id'>, b: Pick<RowPlace, 'key' | 'id'>): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function positionIn(siblings: readonly RowPlace[], place: RowPlace): number {
  let low = 0
  let high = siblings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (comparePlaces(siblings[middle] as RowPlace, place) < 0) low = middle + 1
    else high = middle
  }
  return low
}

interface Frame {
  readonly siblings: readonly RowPlace[]
  next: number
  readonly level: number
  readonly parent: RowId | ''
}

/**
 * The order of an annex's rows, derived from their places and from nothing else: equal places give equal orders on
 * every replica. Total: an orphan, or the smallest id of a cycle, stands at the top level. Kept incrementally: a move
 * costs two binary searches; `flatten` walks what is there.
 */
export class RowOrder {
  readonly #places = new Map<RowId, RowPlace>()
  readonly #children = new Map<RowId | '', RowPlace[]>()

  get size(): number {
    return this.#places.size
  }

  place(id: RowId): RowPlace | undefined {
    return this.#places.get(id)
  }

  set(place: RowPlace): void {
    this.delete(place.id)
    this.#places.set(place.id, place)
    const siblings = this.#children.get(place.parent)
    if (siblings) siblings.splice(positionIn(siblings, place), 0, place)
    else this.#children.set(place.parent, [place])
  }

  delete(id: RowId): void {
    const place = this.#places.get(id)
    if (!place) return
    this.#places.delete(id)
    const siblings = this.#children.get(place.parent) ?? []
    siblings.splice(positionIn(siblings, place), 1)
    if (siblings.length === 0) this.#children.delete(place.parent)
  }

  /** Rows that state `parent` as theirs, deleted ones too, in order. */
  statedChildren(parent: RowId | ''): readonly RowPlace[] {
    return this.#children.get(parent) ?? []
  }

  /** `id` and everything that stands under it, deleted ones too, parents first. */
  subtree(id: RowId): RowId[] {
    const found: RowId[] = []
    const seen = new Set<RowId>()
    const visit = (row: RowId): void => {
      if (seen.has(row)) return
      seen.add(row)
      found.push(row)
      for (const child of this.statedChildren(row)) visit(child.id)
    }
    if (this.#places.has(id)) visit(id)
    return found
  }

  /** Whether `candidate` stands in the subtree of `id` (or is it): moving `id` under it would close a cycle. */
  isWithin(candidate: RowId | '', id: RowId): boolean {
    const seen = new Set<RowId>()
    for (let row = candidate; row !== '' && !seen.has(row); row = this.#places.get(row)?.parent ?? '') {
      if (row === id) return true
      seen.add(row)
    }
    return false
  }

  /** All shown rows in print order. */
  flatten(): PlacedRow[] {
    const shown: PlacedRow[] = []
    const reached = new Set<RowId>()
    this.#walk(this.statedChildren(''), shown, reached)
    if (reached.size === this.#places.size) return shown
    const lifted = this.#lifted(reached)
    const top = [...this.statedChildren(''), ...lifted].toSorted(comparePlaces)
    shown.length = 0
    reached.clear()
    this.#walk(top, shown, reached)
    return shown
  }

  /** Depth first with an own stack: a hostile chain of 50,000 nested rows must not end the call stack. */
  #walk(top: readonly RowPlace[], shown: PlacedRow[], reached: Set<RowId>): void {
    const stack: Frame[] = [{ siblings: top, next: 0, level: 0, parent: '' }]
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const place = frame.siblings[frame.next++]
      if (!place) {
        stack.pop()
        continue
      }
      if (reached.has(place.id)) continue
      reached.add(place.id)
      if (!place.deleted) shown.push({ id: place.id, level: frame.level, parent: frame.parent })
      const siblings = this.#children.get(place.id)
      if (!siblings) continue
      const under = place.deleted ? frame : { level: frame.level + 1, parent: place.id }
      stack.push({ siblings, next: 0, level: under.level, parent: under.parent })
    }
  }

  /** Rows that no path from the top reaches, as far as they must be lifted: orphans, and one row of each cycle. */
  #lifted(reached: ReadonlySet<RowId>): RowPlace[] {
    const lifted: RowPlace[] = []
    const settled = new Set<RowId>()
    for (const start of this.#places.values()) {
      if (reached.has(start.id)) continue
      const path = new Set<RowPlace>()
      let last = start
      let place: RowPlace | undefined = start
      while (place && !settled.has(place.id) && !path.has(place)) {
        path.add(place)
        last = place
        place = this.#places.get(place.parent as RowId)
      }
      if (!place) lifted.push(last)
      else if (path.has(place)) lifted.push(smallestId([...path].slice([...path].indexOf(place))))
      for (const row of path) settled.add(row.id)
    }
    return lifted
  }
}

function smallestId(places: readonly RowPlace[]): RowPlace {
  return places.reduce((a, b) => (a.id < b.id ? a : b))
}
