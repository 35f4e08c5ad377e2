import * as Y from 'yjs'
import type { Checks } from '../checks.ts'
import { MalformedUpdate } from '../parse/malformed.ts'
import { contents, noClient, typeKinds, type Block, type Struct } from '../parse/struct.ts'
import { isMapForm, type Container, type Place } from './place.ts'
import { childContainer, type DocumentView } from './documentView.ts'
import { TextOrder, type Neighbour } from './textOrder.ts'

/**
 * Finds for every struct of an update where it hangs, in the document or in what the same update makes, and checks
 * that it may hang there at all. A struct may name only a neighbour and inherit its parent: the update alone never
 * tells the place.
 */
export class PlaceFinder {
  readonly #blocks: ReadonlyMap<number, Block>
  readonly #view: DocumentView
  readonly #checks: Checks
  /** How many structs of a client are placed; clients whose turn is not over yet. */
  readonly #placed = new Map<number, number>()
  readonly #open = new Set<number>()
  readonly #made = new Map<Struct, Container>()
  readonly #texts = new Map<Container, TextOrder>()
  /** All structs, each behind those that it refers to. */
  readonly order: Struct[] = []

  constructor(blocks: ReadonlyMap<number, Block>, view: DocumentView, checks: Checks) {
    this.#blocks = blocks
    this.#view = view
    this.#checks = checks
  }

  /** @throws MalformedUpdate */
  run(): void {
    for (const block of this.#blocks.values()) this.#advance(block, block.structs.length)
  }

  /** Places a client's structs up to `end`. Clients wait for each other in turn, so the stack stays as low as their number. */
  #advance(block: Block, end: number): void {
    if ((this.#placed.get(block.client) ?? 0) >= end) return
    if (this.#open.has(block.client)) throw new MalformedUpdate('forwardReference')
    this.#open.add(block.client)
    for (let i = this.#placed.get(block.client) ?? 0; i < end; i++) {
      const struct = block.structs[i] as Struct
      this.#place(struct)
      this.order.push(struct)
      this.#placed.set(block.client, i + 1)
    }
    this.#open.delete(block.client)
  }

  /** What holds a clock that `from` refers to; null: something that is gone. */
  #find(client: number, clock: number, from: Struct): Neighbour | null {
    if (clock < this.#view.state(client)) {
      const known = this.#view.structAt(client, clock)
      return known instanceof Y.Item ? known : null
    }
    const block = this.#blocks.get(client)
    const index = block ? indexOf(block.structs, clock) : -1
    if (!block || index < 0) throw new MalformedUpdate('unknownReference')
    if (client !== from.client) this.#advance(block, index + 1)
    else if (clock >= from.clock) throw new MalformedUpdate('forwardReference')
    const struct = block.structs[index] as Struct
    return struct.place === null ? null : struct
  }

  #placeOf(neighbour: Neighbour): Place {
    return neighbour instanceof Y.Item ? this.#view.placeOf(neighbour) : (neighbour.place as Place)
  }

  #place(struct: Struct): void {
    if (struct.content === contents.gc) return
    const left = struct.originClient === noClient ? undefined : this.#find(struct.originClient, struct.originClock, struct)
    const right = struct.rightClient === noClient ? undefined : this.#find(struct.rightClient, struct.rightClock, struct)
    if (left && !(left instanceof Y.Item)) struct.madeLeft = left
    if (right && !(right instanceof Y.Item)) struct.madeRight = right
    const beside = left ?? right
    if (left === null || right === null) struct.place = null
    else if (beside) struct.place = this.#beside(beside, left && right ? right : null)
    else struct.place = this.#inParent(struct)
    if (struct.place === null) struct.fate = 'lost'
    else this.#check(struct, struct.place, left ?? null, right ?? null)
  }

  #beside(neighbour: Neighbour, other: Neighbour | null): Place {
    const place = this.#placeOf(neighbour)
    if (other) {
      const second = this.#placeOf(other)
      if (second !== place && (second.container !== place.container || second.key !== place.key)) throw new MalformedUpdate('parentsDiffer')
    }
    return place
  }

  #inParent(struct: Struct): Place | null {
    const { root, key } = struct
    if (root !== null) {
      const container = this.#view.rootContainer(root)
      // A root that nobody knows: nothing of ours is there, and Yjs must never hear of it.
      return { container: container ?? { form: 'strange', root: null, entry: root, key: '', type: null, maker: null }, key }
    }
    const parent = this.#find(struct.parentClient, struct.parentClock, struct)
    if (parent === null) return null
    if (!(parent instanceof Y.Item)) struct.madeParent = parent
    const container = parent instanceof Y.Item ? this.#knownType(parent) : this.#madeType(parent)
    return container && { container, key }
  }

  #knownType({ content }: Y.Item): Container | null {
    if (content instanceof Y.ContentDeleted) return null
    if (!(content instanceof Y.ContentType)) throw new MalformedUpdate('parentNoType')
    return this.#view.containerOf(content.type as Y.AbstractType<unknown>)
  }

  #madeType(maker: Struct): Container | null {
    if (maker.content === contents.deleted) return null
    if (maker.content !== contents.type) throw new MalformedUpdate('parentNoType')
    const known = this.#made.get(maker)
    if (known) return known
    const kind = maker.typeKind === typeKinds.map ? 'map' : maker.typeKind === typeKinds.text ? 'text' : 'other'
    const made = childContainer(maker.place as Place, kind, { type: null, maker })
    this.#made.set(maker, made)
    return made
  }

  #check(struct: Struct, { container, key }: Place, left: Neighbour | null, right: Neighbour | null): void {
    const checks = this.#checks
    if (isMapForm(container)) {
      if (checks.listInMap && key === null) throw new MalformedUpdate('listInMap')
      if (checks.rightUnderKey && right !== null) throw new MalformedUpdate('rightUnderKey')
      if (checks.contentInMap && struct.content === contents.string) throw new MalformedUpdate('contentInMap')
      // Cut later by somebody's honest deletion, its front half would stay alive and break the map for everybody.
      if (checks.severalValues && struct.content === contents.value && struct.length > 1) throw new MalformedUpdate('severalValues')
    } else if (container.form === 'text') {
      if (checks.keyInText && key !== null) throw new MalformedUpdate('keyInText')
      if (checks.contentInText && struct.content !== contents.string && struct.content !== contents.deleted) {
        throw new MalformedUpdate('contentInText')
      }
      if (checks.originOrder) this.#orderOf(container).add(struct, left, right)
    }
  }

  #orderOf(container: Container): TextOrder {
    const known = this.#texts.get(container)
    if (known) return known
    const made = new TextOrder(container)
    this.#texts.set(container, made)
    return made
  }
}

function indexOf(structs: readonly Struct[], clock: number): number {
  let [low, high] = [0, structs.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle] as Struct
    if (clock < struct.clock) high = middle - 1
    else if (clock >= struct.clock + struct.length) low = middle + 1
    else return middle
  }
  return -1
}
