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
  readonly #copies = new Map<number, Copy[]>()

  add(from: IdRange, toClient: number, toClock: number): void {
    const copies = this.#copies.get(from.client)
    const copy = { from, toClient, toClock }
    if (copies) copies.push(copy)
    else this.#copies.set(from.client, [copy])
  }

  /** `ranges` and all their copies, copies of copies too. */
  resolve(ranges: readonly IdRange[]): IdRange[] {
    const found: IdRange[] = []
    const open = [...ranges]
    for (let range = open.pop(); range; range = open.pop()) {
      found.push(range)
      for (const copy of this.#copies.get(range.client) ?? []) {
        const from = Math.max(range.clock, copy.from.clock)
        const to = Math.min(range.clock + range.length, copy.from.clock + copy.from.length)
        if (from < to) open.push({ client: copy.toClient, clock: copy.toClock + from - copy.from.clock, length: to - from })
      }
    }
    return found
  }

  clear(): void {
    this.#copies.clear()
  }
}
