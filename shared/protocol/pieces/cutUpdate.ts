import { bondsOf, bondStrengths } from './bonds.ts'
import { UnknownUpdate } from './byteWalk.ts'
import { placeDeletes, rangesWithin, type DeletePlaces } from './deletePlaces.ts'
import { gluedStructs } from './gluedStructs.ts'
import { pieceLimits, type PieceLimits } from './pieceLimits.ts'
import { structOrder } from './structOrder.ts'
import { indexUpdate, type DeletedRange, type UpdateIndex } from './updateIndex.ts'
import { writePiece, type Segment } from './writePiece.ts'

/** Every struct and every deleted range takes two bytes at least. */
const leastBytes = 2

/**
 * Cuts an update into pieces that mean the same when they are applied one after the other. Each is an update of its own:
 * no gaps in the clocks, nothing refers to a later piece, deletions come with or after what they delete. What the server
 * judges as one (a row with its registers) stays together where it can. An update that is small, or is none of ours,
 * comes back as it is. The work is done as the pieces are asked for.
 * @param update format 1
 */
export function* cutUpdate(update: Uint8Array, limits: PieceLimits = pieceLimits): Generator<Uint8Array, void, undefined> {
  const isSmall = update.length <= Math.min(limits.bytes, leastBytes * limits.structs)
  const cutter = isSmall ? null : cutterOf(update, limits)
  if (cutter) yield* cutter.pieces()
  else yield update
}

/** Null: there is nothing to cut, or nothing that we know. */
function cutterOf(update: Uint8Array, limits: PieceLimits): Cutter | null {
  try {
    const index = indexUpdate(update)
    const fits = index.offset.length + index.deletes.length <= limits.structs && update.length <= limits.bytes
    return fits ? null : new Cutter(index, limits)
  } catch (error) {
    if (error instanceof UnknownUpdate) return null
    throw error
  }
}

class Cutter {
  readonly #index: UpdateIndex
  readonly #limits: PieceLimits
  readonly #order: readonly number[]
  readonly #bonds: Uint8Array
  readonly #deletes: DeletePlaces

  /** @throws {UnknownUpdate} */
  constructor(index: UpdateIndex, limits: PieceLimits) {
    this.#index = index
    this.#limits = limits
    this.#order = structOrder(index)
    this.#bonds = bondsOf(index, this.#order, gluedStructs(index))
    this.#deletes = placeDeletes(index, this.#order)
  }

  *pieces(): Generator<Uint8Array, void, undefined> {
    const { bytes } = this.#index
    const rest = [...this.#deletes.rest]
    for (let from = 0; from < this.#order.length; ) {
      const to = this.#cutAfter(from)
      const segments = this.#segments(from, to)
      const deletes = this.#deletesOf(segments, from, to)
      // Deletions that belong nowhere go with the last structs when there is room.
      if (to === this.#order.length) deletes.push(...rest.splice(0, Math.max(0, this.#limits.structs - deletes.length)))
      yield writePiece(bytes, segments, deletes)
      from = to
    }
    while (rest.length > 0) yield writePiece(bytes, [], rest.splice(0, this.#limits.structs))
  }

  /** Where the piece that begins at `from` ends. */
  #cutAfter(from: number): number {
    const full = this.#full(from)
    const most = Math.min(from + this.#limits.mostStructs, this.#order.length)
    if (full === this.#order.length) return full
    for (const strength of [bondStrengths.none, bondStrengths.register]) {
      for (let place = full; place > from; place--) if ((this.#bonds[place] as number) <= strength) return place
      for (let place = full + 1; place <= most; place++) if ((this.#bonds[place] as number) <= strength) return place
    }
    return most
  }

  /** The last place up to which a piece is within its limits; at least one struct. */
  #full(from: number): number {
    const { structs, bytes } = this.#limits
    let [size, parts] = [0, 0]
    let place = from
    for (; place < this.#order.length; place++) {
      size += this.#sizeAt(place)
      parts += 1 + (this.#deletes.beside.get(place)?.length ?? 0)
      if (size > bytes || parts > structs) break
    }
    return Math.max(place, from + 1)
  }

  /** Bytes of a struct; of the last of a block a little less. */
  #sizeAt(place: number): number {
    const i = this.#order[place] as number
    return Math.max(0, (this.#index.offset[i + 1] ?? this.#index.bytes.length) - (this.#index.offset[i] as number))
  }

  #segments(from: number, to: number): Segment[] {
    const { blocks, clock, offset } = this.#index
    const segments: Segment[] = []
    const numbers = this.#order.slice(from, to).sort((a, b) => a - b)
    let at = 0
    for (const block of blocks) {
      const first = numbers[at]
      if (first === undefined || first >= block.end) continue
      while (at < numbers.length && (numbers[at] as number) < block.end) at += 1
      const end = (numbers[at - 1] as number) + 1
      const isLast = end === block.end
      segments.push({
        client: block.client,
        structs: end - first,
        clock: clock[first] as number,
        endClock: isLast ? block.endClock : (clock[end] as number),
        offset: offset[first] as number,
        endOffset: isLast ? block.endOffset : (offset[end] as number),
      })
    }
    return segments
  }

  #deletesOf(segments: readonly Segment[], from: number, to: number): DeletedRange[] {
    const { own, beside } = this.#deletes
    const deletes = segments.flatMap(({ client, clock, endClock }) => rangesWithin(own.get(client) ?? [], clock, endClock))
    if (beside.size > 0) for (let place = from; place < to; place++) deletes.push(...(beside.get(place) ?? []))
    return deletes
  }
}
