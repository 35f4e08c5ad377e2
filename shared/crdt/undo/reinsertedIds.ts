import type { IdRange } from './textPieces.ts'

interface Copy {
  readonly from: IdRange
  readonly toClient: number
  readonly toClock: number
}

/**
 * Which identities undone characters have now. Text that an undo puts back is new text to Yjs; older steps still speak
 * of the old identities, and must find the copies ("abc" typed, "b" deleted, both undone: "b" must go, too).
 */
export class ReinsertedIds {
  /** By client, ordered by where the old range begins: a large paste makes thousands. */
  readonly #copies = new Map<number, { readonly ordered: Copy[]; longest: number }>()

  add(from: IdRange, toClient: number, toClock: number): void {
    let copies = this.#copies.get(from.client)
    if (!copies) this.#copies.set(from.client, (copies = { ordered: [], longest: 0 }))
    copies.ordered.splice(firstFrom(copies.ordered, from.clock), 0, { from, toClient, toClock })
    copies.longest = Math.max(copies.longest, from.length)
  }

  /** `ranges` and all their copies, copies of copies too. */
  resolve(ranges: readonly IdRange[]): IdRange[] {
    const found: IdRange[] = []
    const open = [...ranges]
    for (let range = open.pop(); range; range = open.pop()) {
      found.push(range)
      const copies = this.#copies.get(range.client)
      if (!copies) continue
      const end = range.clock + range.length
      for (let i = firstFrom(copies.ordered, range.clock - copies.longest); i < copies.ordered.length; i++) {
        const copy = copies.ordered[i] as Copy
        if (copy.from.clock >= end) break
        const from = Math.max(range.clock, copy.from.clock)
        const to = Math.min(end, copy.from.clock + copy.from.length)
        if (from < to) open.push({ client: copy.toClient, clock: copy.toClock + from - copy.from.clock, length: to - from })
      }
    }
    return found
  }

  clear(): void {
    this.#copies.clear()
  }
}

/** Index of the first copy whose old range begins at `clock` or later. */
function firstFrom(ordered: readonly Copy[], clock: number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle] as Copy).from.clock < clock) low = middle + 1
    else high = middle
  }
  return low
}
