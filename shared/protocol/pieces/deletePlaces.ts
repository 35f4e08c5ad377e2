import { marks, none, type DeletedRange, type UpdateIndex } from './updateIndex.ts'

/** Deletions of an update: of what it brings itself, and of what was there before, by the place of what replaces it. */
export interface DeletePlaces {
  /** By client, sorted by clock. */
  readonly own: ReadonlyMap<number, readonly DeletedRange[]>
  /** By place in the order of structs. */
  readonly beside: ReadonlyMap<number, readonly DeletedRange[]>
  /** Nothing of the update stands beside these: they come last. */
  readonly rest: readonly DeletedRange[]
}

/**
 * Finds for each deletion of known text or values the first struct that stands beside it: typed over something, both go
 * in one piece, so that nobody sees the old and the new together for as long as a line is broken. A register's old value
 * goes with the new one and never before it.
 */
export function placeDeletes(index: UpdateIndex, order: readonly number[]): DeletePlaces {
  const own = new Map<number, DeletedRange[]>()
  const known = new Map<number, DeletedRange[]>()
  const beside = new Map<number, DeletedRange[]>()
  const blocks = new Map(index.blocks.map((block) => [block.client, block]))
  const replaced = replacedValues(index, order)
  for (const range of index.deletes) {
    const block = blocks.get(range.client)
    const end = range.clock + range.length
    const from = block ? Math.min(Math.max(block.clock, range.clock), end) : end
    if (from > range.clock) carve({ ...range, length: from - range.clock }, replaced.get(range.client) ?? [], known, beside)
    if (from < end) push(own, range.client, { client: range.client, clock: from, length: end - from })
  }
  const rest = known.size === 0 ? [] : placeTexts(index, order, known, beside)
  return { own, beside, rest }
}

interface ReplacedValue {
  readonly clock: number
  readonly place: number
}

/** Of each client the values that the update puts another one behind, by clock. */
function replacedValues({ mark, leftClient, leftClock }: UpdateIndex, order: readonly number[]): ReadonlyMap<number, readonly ReplacedValue[]> {
  const values = new Map<number, ReplacedValue[]>()
  for (let place = 0; place < order.length; place++) {
    const i = order[place] as number
    if (((mark[i] as number) & marks.keyed) !== 0 && leftClient[i] !== none) push(values, leftClient[i] as number, { clock: leftClock[i] as number, place })
  }
  for (const list of values.values()) list.sort((a, b) => a.clock - b.clock || a.place - b.place)
  return values
}

/** Takes the replaced values out of a range; each goes to the place of the first that replaces it. */
function carve(range: DeletedRange, replaced: readonly ReplacedValue[], known: Map<number, DeletedRange[]>, beside: Map<number, DeletedRange[]>): void {
  const { client } = range
  const end = range.clock + range.length
  let from = range.clock
  for (let i = lastBefore(replaced, from - 1) + 1; i < replaced.length; i++) {
    const { clock, place } = replaced[i] as ReplacedValue
    if (clock >= end) break
    if (clock < from) continue
    if (clock > from) push(known, client, { client, clock: from, length: clock - from })
    push(beside, place, { client, clock, length: 1 })
    from = clock + 1
  }
  if (from < end) push(known, client, { client, clock: from, length: end - from })
}

function placeTexts(index: UpdateIndex, order: readonly number[], known: ReadonlyMap<number, readonly DeletedRange[]>, beside: Map<number, DeletedRange[]>): DeletedRange[] {
  const taken = new Set<DeletedRange>()
  const take = (place: number, client: number, clock: number): void => {
    const range = client === none ? undefined : nearest(known.get(client), clock)
    if (!range || taken.has(range)) return
    taken.add(range)
    push(beside, place, range)
  }
  for (let place = 0; place < order.length; place++) {
    const i = order[place] as number
    if (((index.mark[i] as number) & marks.keyed) !== 0) continue
    take(place, index.leftClient[i] as number, (index.leftClock[i] as number) + 1)
    take(place, index.leftClient[i] as number, index.leftClock[i] as number)
    take(place, index.rightClient[i] as number, index.rightClock[i] as number)
  }
  return [...known.values()].flat().filter((range) => !taken.has(range))
}

function push<T>(lists: Map<number, T[]>, at: number, value: T): void {
  const known = lists.get(at)
  if (known) known.push(value)
  else lists.set(at, [value])
}
/** The range that holds a clock or ends right before it. */
function nearest(ranges: readonly DeletedRange[] = [], clock: number): DeletedRange | undefined {
  const range = ranges[lastBefore(ranges, clock)]
  return range && clock <= range.clock + range.length ? range : undefined
}

/** Number of the last one that begins at a clock or before it; -1: none. */
export function lastBefore(ranges: readonly { readonly clock: number }[], clock: number): number {
  let [low, high] = [-1, ranges.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ranges[middle] as { readonly clock: number }).clock <= clock) low = middle
    else high = middle - 1
  }
  return low
}

/** Parts of sorted `ranges` within [clock, end). */
export function rangesWithin(ranges: readonly DeletedRange[], clock: number, end: number): DeletedRange[] {
  const parts: DeletedRange[] = []
  for (let i = Math.max(0, lastBefore(ranges, clock)); i < ranges.length; i++) {
    const range = ranges[i] as DeletedRange
    if (range.clock >= end) break
    const from = Math.max(clock, range.clock)
    const to = Math.min(end, range.clock + range.length)
    if (from < to) parts.push({ client: range.client, clock: from, length: to - from })
  }
  return parts
}
