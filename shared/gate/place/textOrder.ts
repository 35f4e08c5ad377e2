import * as Y from 'yjs'
import { MalformedUpdate } from '../parse/malformed.ts'
import { noClient, type Struct } from '../parse/struct.ts'
import { ListOrder } from './listOrder.ts'
import type { Container } from './place.ts'

/** How far two known neighbours may lie apart before positions are counted once for the whole text. */
const nearby = 32

/** So many structs may come into one text unwatched: what many at one place cost Yjs grows with their square. */
const unwatched = 200

/** A neighbour: an item of the document, or a struct of the update. */
export type Neighbour = Y.Item | Struct

/**
 * A struct's left neighbour must stand left of its right one: where it doesn't, replicas that load the same updates in
 * another order show different texts for ever. Structs of one text are given in the order of their making.
 */
export class TextOrder {
  readonly #first: Y.Item | null
  readonly #made: Struct[] = []
  #order: ListOrder | null = null
  #positions: Map<Y.Item, number> | null = null

  constructor({ type }: Container) {
    this.#first = type?._start ?? null
  }

  /** @throws MalformedUpdate */
  add(struct: Struct, left: Neighbour | null, right: Neighbour | null): void {
    if (this.#made.length === unwatched) this.#order ??= this.#replay()
    if (left !== null && right !== null && !this.#isPlain(struct, left, right)) {
      this.#order ??= this.#replay()
      if (!this.#order.fits(struct)) throw new MalformedUpdate('originOrder')
    }
    this.#order?.add(struct)
    this.#made.push(struct)
  }

  #replay(): ListOrder {
    const order = new ListOrder(this.#first)
    for (const struct of this.#made) order.add(struct)
    return order
  }

  /** Whether the order is right at a glance; false: unknown or wrong. */
  #isPlain(struct: Struct, left: Neighbour, right: Neighbour): boolean {
    if (left instanceof Y.Item) {
      if (right instanceof Y.Item) return this.#isBefore(left, struct.originClock, right, struct.rightClock)
      // Before something that was itself put behind the same neighbour.
      return struct.rightClock === right.clock && right.originClient === struct.originClient && right.originClock === struct.originClock
    }
    // Typing on: behind something that was itself put before the same neighbour.
    return left.rightClient !== noClient && left.rightClient === struct.rightClient && left.rightClock === struct.rightClock
  }

  #isBefore(left: Y.Item, leftClock: number, right: Y.Item, rightClock: number): boolean {
    if (left === right) return leftClock < rightClock
    let item = left.right
    for (let i = 0; i < nearby && item !== null; i++, item = item.right) if (item === right) return true
    const positions = (this.#positions ??= this.#count())
    return (positions.get(left) ?? 0) < (positions.get(right) ?? 0)
  }

  #count(): Map<Y.Item, number> {
    const positions = new Map<Y.Item, number>()
    for (let item = this.#first; item !== null; item = item.right) positions.set(item, positions.size)
    return positions
  }
}
