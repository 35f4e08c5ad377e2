import { UnknownUpdate } from './byteWalk.ts'
import { none, type BlockIndex, type UpdateIndex } from './updateIndex.ts'

/**
 * Numbers of all structs, each behind those that it refers to, each client's in the order of its clocks.
 * @throws {UnknownUpdate} when clients wait for each other in a circle
 */
export function structOrder(index: UpdateIndex): readonly number[] {
  const [only] = index.blocks
  if (index.blocks.length <= 1) return Array.from({ length: only?.end ?? 0 }, (_, i) => i)
  return new Ordering(index).run()
}

class Ordering {
  readonly #index: UpdateIndex
  readonly #blockOf: ReadonlyMap<number, BlockIndex>
  /** Of each client: the number of the struct that is next. */
  readonly #next: Map<number, number>
  readonly #open = new Set<number>()
  readonly #order: number[] = []

  constructor(index: UpdateIndex) {
    this.#index = index
    this.#blockOf = new Map(index.blocks.map((block) => [block.client, block]))
    if (this.#blockOf.size < index.blocks.length) throw new UnknownUpdate()
    this.#next = new Map(index.blocks.map(({ client, first }) => [client, first]))
  }

  run(): readonly number[] {
    for (const block of this.#index.blocks) this.#advance(block, block.end)
    return this.#order
  }

  #advance({ client }: BlockIndex, end: number): void {
    if ((this.#next.get(client) as number) >= end) return
    if (this.#open.has(client)) throw new UnknownUpdate()
    this.#open.add(client)
    const { leftClient, leftClock, rightClient, rightClock, parentClient, parentClock } = this.#index
    for (let i = this.#next.get(client) as number; i < end; i++) {
      this.#need(client, leftClient[i] as number, leftClock[i] as number)
      this.#need(client, rightClient[i] as number, rightClock[i] as number)
      this.#need(client, parentClient[i] as number, parentClock[i] as number)
      this.#order.push(i)
      this.#next.set(client, i + 1)
    }
    this.#open.delete(client)
  }

  #need(from: number, client: number, clock: number): void {
    if (client === none || client === from) return
    const block = this.#blockOf.get(client)
    if (block && clock >= block.clock && clock < block.endClock) this.#advance(block, this.#numberAt(block, clock) + 1)
  }

  #numberAt({ first, end }: BlockIndex, clock: number): number {
    let [low, high] = [first, end - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#index.clock[middle] as number) <= clock) low = middle
      else high = middle - 1
    }
    return low
  }
}
