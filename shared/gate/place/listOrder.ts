import type * as Y from 'yjs'
import { MalformedUpdate } from '../parse/malformed.ts'
import { noClient, type Struct } from '../parse/struct.ts'

/** Steps that one text of an update may cost here; an honest one needs some thousand. A hostile one must not hold the server. */
const maxSteps = 200_000

/** A run of clocks in the list; `made` is the struct of the update that brings it, null for a known one. */
interface Node {
  readonly client: number
  readonly clock: number
  length: number
  readonly originClient: number
  readonly originClock: number
  readonly rightClient: number
  readonly rightClock: number
  readonly known: Y.Item | null
  readonly made: Struct | null
  left: Node | null
  right: Node | null
}

/**
 * Where structs come to stand among the items of one text, or of one key of a map, found as Yjs finds it (YATA), but
 * without touching the document. Needed only where the order can't be seen at a glance.
 */
export class ListOrder {
  #first: Node | null = null
  /** Nodes of each client by clock. */
  readonly #nodes = new Map<number, Node[]>()
  #steps = 0

  /** @param first leftmost item of the list in the document */
  constructor(first: Y.Item | null) {
    let left: Node | null = null
    for (let item = first; item !== null; item = item.right) left = this.#append(item, left)
    for (const nodes of this.#nodes.values()) nodes.sort((a, b) => a.clock - b.clock)
  }

  #append(item: Y.Item, left: Node | null): Node {
    const node: Node = {
      client: item.id.client,
      clock: item.id.clock,
      length: item.length,
      originClient: item.origin?.client ?? noClient,
      originClock: item.origin?.clock ?? 0,
      rightClient: item.rightOrigin?.client ?? noClient,
      rightClock: item.rightOrigin?.clock ?? 0,
      known: item,
      made: null,
      left,
      right: null,
    }
    if (left) left.right = node
    else this.#first = node
    const own = this.#nodes.get(node.client)
    if (own) own.push(node)
    else this.#nodes.set(node.client, [node])
    return node
  }

  #spend(): void {
    if ((this.#steps += 1) > maxSteps) throw new MalformedUpdate('originOrder')
  }

  /** Runs of clocks from left to right. */
  *runs(): Generator<Pick<Node, 'client' | 'clock' | 'length' | 'known' | 'made'>> {
    for (let node = this.#first; node !== null; node = node.right) yield node
  }

  /** What stands last: the value of a key. */
  last(): Pick<Node, 'known' | 'made'> | null {
    return [...this.runs()].at(-1) ?? null
  }

  #indexOf(client: number, clock: number): number {
    const nodes = this.#nodes.get(client) ?? []
    let [low, high] = [0, nodes.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const node = nodes[middle] as Node
      if (clock < node.clock) high = middle - 1
      else if (clock >= node.clock + node.length) low = middle + 1
      else return middle
    }
    throw new MalformedUpdate('originOrder')
  }

  #at(client: number, clock: number): Node {
    return (this.#nodes.get(client) as Node[])[this.#indexOf(client, clock)] as Node
  }

  /** The node that begins at a clock; one that only holds it is cut in two. */
  #beginning(client: number, clock: number): Node {
    const index = this.#indexOf(client, clock)
    const nodes = this.#nodes.get(client) as Node[]
    const node = nodes[index] as Node
    if (node.clock === clock) return node
    const cut = clock - node.clock
    const rest: Node = { ...node, clock, length: node.length - cut, originClient: client, originClock: clock - 1, left: node, right: node.right }
    node.length = cut
    node.right = rest
    if (rest.right) rest.right.left = rest
    nodes.splice(index + 1, 0, rest)
    return rest
  }

  /** The node that ends with a clock. */
  #ending(client: number, clock: number): Node {
    const node = this.#at(client, clock)
    if (node.clock + node.length > clock + 1) this.#beginning(client, clock + 1)
    return node
  }

  /** Whether a struct's left neighbour stands left of its right one. */
  fits(struct: Struct): boolean {
    if (struct.originClient === noClient || struct.rightClient === noClient) return true
    // The right one first: cutting before it may shorten the left one, which must be the node that is cut last.
    const right = this.#beginning(struct.rightClient, struct.rightClock)
    const left = this.#ending(struct.originClient, struct.originClock)
    for (let node = left.right; node !== null; node = node.right) {
      this.#spend()
      if (node === right) return true
    }
    return false
  }

  /** Puts a struct where Yjs will put it. */
  add(struct: Struct): void {
    const { originClient, originClock, rightClient, rightClock } = struct
    const origin = originClient === noClient ? null : this.#ending(originClient, originClock)
    const right = rightClient === noClient ? null : this.#beginning(rightClient, rightClock)
    const left = this.#settle(struct, origin, right)
    const next = left ? left.right : this.#first
    const { client, clock, length } = struct
    const node: Node = { client, clock, length, originClient, originClock, rightClient, rightClock, known: null, made: struct, left, right: next }
    if (left) left.right = node
    else this.#first = node
    if (next) next.left = node
    const own = this.#nodes.get(client) ?? []
    this.#nodes.set(client, own)
    // Later structs of a client have greater clocks, but its known items may be cut; keep the array in order.
    let at = own.length
    while (at > 0 && (own[at - 1] as Node).clock > clock) at -= 1
    own.splice(at, 0, node)
  }

  /** Yjs's rule for those who write at one place at once (Item.integrate): which node the struct comes to stand behind. */
  #settle(struct: Struct, origin: Node | null, right: Node | null): Node | null {
    let left = origin
    const conflicting = new Set<Node>()
    const before = new Set<Node>()
    for (let other = left ? left.right : this.#first; other !== null && other !== right; other = other.right) {
      this.#spend()
      before.add(other)
      conflicting.add(other)
      if (other.originClient === struct.originClient && other.originClock === struct.originClock) {
        if (other.client < struct.client) {
          left = other
          conflicting.clear()
        } else if (other.rightClient === struct.rightClient && other.rightClock === struct.rightClock) break
      } else if (other.originClient !== noClient && before.has(this.#at(other.originClient, other.originClock))) {
        if (!conflicting.has(this.#at(other.originClient, other.originClock))) {
          left = other
          conflicting.clear()
        }
      } else break
    }
    return left
  }
}
