import type * as Y from 'yjs'
import { contents, type DeleteRange, type Struct } from '../parse/struct.ts'
import { ListOrder } from '../place/listOrder.ts'
import type { Change } from './changes.ts'

/** What a key of a map holds when the update has been applied. */
export type Outcome = { readonly kind: 'made'; readonly struct: Struct } | { readonly kind: 'known'; readonly item: Y.Item } | { readonly kind: 'absent' }

const absent: Outcome = { kind: 'absent' }

/** Whether a clock that this very update brings is deleted by it, too. */
export class DeletedHere {
  readonly #deletes: readonly DeleteRange[]
  #ranges: ReadonlyMap<number, readonly DeleteRange[]> | null = null

  constructor(deletes: readonly DeleteRange[]) {
    this.#deletes = deletes
  }

  /** Most updates are letters, for which nobody asks. */
  #sorted(): ReadonlyMap<number, readonly DeleteRange[]> {
    const byClient = new Map<number, DeleteRange[]>()
    for (const range of this.#deletes) {
      const ranges = byClient.get(range.client)
      if (ranges) ranges.push(range)
      else byClient.set(range.client, [range])
    }
    for (const ranges of byClient.values()) ranges.sort((a, b) => a.clock - b.clock)
    return byClient
  }

  has({ client, clock }: Struct): boolean {
    const ranges = (this.#ranges ??= this.#sorted()).get(client) ?? []
    let [low, high] = [0, ranges.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const range = ranges[middle] as DeleteRange
      if (clock < range.clock) high = middle - 1
      else if (clock >= range.clock + range.length) low = middle + 1
      else return true
    }
    return false
  }
}

/** The value of a key in the document, alive or not. */
export function currentItem({ container, key }: Pick<Change, 'container' | 'key'>): Y.Item | null {
  return container.type?._map.get(key) ?? null
}

/** What stands last under the key afterwards is its value. */
export function outcomeOf(change: Change, deletedHere: DeletedHere): Outcome {
  const current = currentItem(change)
  const last = change.made.length === 0 ? { known: current, made: null } : lastOf(change, current)
  if (last.made) {
    const { made } = last
    const isAlive = (made.content === contents.value || made.content === contents.type) && !deletedHere.has(made)
    return isAlive ? { kind: 'made', struct: made } : absent
  }
  const item = last.known
  if (item === null || item.deleted || change.removed.some((deletion) => deletion.item === item)) return absent
  return { kind: 'known', item }
}

function lastOf({ made }: Change, current: Y.Item | null): { known: Y.Item | null; made: Struct | null } {
  let client = current?.id.client ?? -1
  let clock = current ? current.id.clock + current.length - 1 : 0
  const isChain = made.every((struct) => {
    const follows = struct.originClient === client && (client === -1 || struct.originClock === clock)
    client = struct.client
    clock = struct.clock + struct.length - 1
    return follows
  })
  if (isChain) return { known: null, made: made.at(-1) ?? null }
  let first = current
  while (first?.left) first = first.left
  const order = new ListOrder(first)
  for (const struct of made) order.add(struct)
  return order.last() ?? { known: current, made: null }
}
