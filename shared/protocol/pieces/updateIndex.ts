import * as decoding from 'lib0/decoding'
import { passString, passValue, UnknownUpdate } from './byteWalk.ts'

/** Structs of one client, one after the other: numbers in the index, clocks, and where their bytes end. */
export interface BlockIndex {
  readonly client: number
  readonly first: number
  readonly end: number
  readonly clock: number
  readonly endClock: number
  readonly endOffset: number
}

export interface DeletedRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** No struct is referred to. */
export const none = -1

/**
 * Where each struct of an update begins and what it refers to, by its number in the update. Columns instead of objects:
 * an imported annex has hundreds of thousands of structs, and the page must not stand still for them.
 */
export interface UpdateIndex {
  readonly bytes: Uint8Array
  readonly blocks: readonly BlockIndex[]
  readonly deletes: readonly DeletedRange[]
  readonly offset: readonly number[]
  readonly clock: readonly number[]
  /** Bits of `marks`. */
  readonly mark: readonly number[]
  /** Left and right neighbour and parent (only where it is named); client `none`: not given. */
  readonly leftClient: readonly number[]
  readonly leftClock: readonly number[]
  readonly rightClient: readonly number[]
  readonly rightClock: readonly number[]
  readonly parentClient: readonly number[]
  readonly parentClock: readonly number[]
}

/** `keyed`: stands under a key. `entry`: makes an entry of a root (a row, a column …). `deleted`: has lost its content. `list`: its value is a list. */
export const marks = { keyed: 1, entry: 2, deleted: 4, list: 8 } as const

const infoBits = { left: 128, right: 64, key: 32, content: 31 }
const contents = { gc: 0, deleted: 1, string: 4, type: 7, value: 8 }
/** Numbers of Y.Map and Y.Text among the shared types. */
const knownTypes: ReadonlySet<number> = new Set([1, 2])

/** @param update format 1 @throws {UnknownUpdate} */
export function indexUpdate(update: Uint8Array): UpdateIndex {
  const walk = new IndexWalk(update)
  try {
    return walk.run()
  } catch (cause) {
    if (cause instanceof UnknownUpdate) throw cause
    throw new UnknownUpdate('unreadable', { cause })
  }
}

class IndexWalk {
  readonly #decoder: decoding.Decoder
  readonly #blocks: BlockIndex[] = []
  readonly #offset: number[] = []
  readonly #clock: number[] = []
  readonly #mark: number[] = []
  readonly #left: [number[], number[]] = [[], []]
  readonly #right: [number[], number[]] = [[], []]
  readonly #parent: [number[], number[]] = [[], []]

  constructor(update: Uint8Array) {
    this.#decoder = decoding.createDecoder(update)
  }

  run(): UpdateIndex {
    for (let left = decoding.readVarUint(this.#decoder); left > 0; left--) this.#block()
    const deletes = this.#deletes()
    if (decoding.hasContent(this.#decoder)) throw new UnknownUpdate()
    const [leftClient, leftClock] = this.#left
    const [rightClient, rightClock] = this.#right
    const [parentClient, parentClock] = this.#parent
    const references = { leftClient, leftClock, rightClient, rightClock, parentClient, parentClock }
    return { bytes: this.#decoder.arr, blocks: this.#blocks, deletes, offset: this.#offset, clock: this.#clock, mark: this.#mark, ...references }
  }

  #block(): void {
    const decoder = this.#decoder
    const first = this.#offset.length
    const count = decoding.readVarUint(decoder)
    const client = decoding.readVarUint(decoder)
    const start = decoding.readVarUint(decoder)
    let clock = start
    for (let i = 0; i < count; i++) {
      this.#offset.push(decoder.pos)
      this.#clock.push(clock)
      clock += this.#struct()
    }
    if (decoder.pos > decoder.arr.length) throw new UnknownUpdate()
    this.#blocks.push({ client, first, end: first + count, clock: start, endClock: clock, endOffset: decoder.pos })
  }

  /** Notes one struct; its length. */
  #struct(): number {
    const decoder = this.#decoder
    const info = decoding.readUint8(decoder)
    const content = info & infoBits.content
    if (content === contents.gc) return this.#empty()
    const hasLeft = (info & infoBits.left) !== 0
    const hasRight = (info & infoBits.right) !== 0
    this.#reference(this.#left, hasLeft)
    this.#reference(this.#right, hasRight)
    let mark = (info & infoBits.key) !== 0 ? marks.keyed : 0
    const namesParent = !hasLeft && !hasRight
    const isInRoot = namesParent && decoding.readVarUint(decoder) === 1
    this.#reference(this.#parent, namesParent && !isInRoot)
    if (isInRoot) passString(decoder)
    if (namesParent && mark !== 0) passString(decoder)
    if (isInRoot && content === contents.type) mark |= marks.entry
    const at = this.#mark.push(mark) - 1
    return this.#content(content, at)
  }

  #empty(): number {
    for (const column of [this.#left, this.#right, this.#parent]) this.#reference(column, false)
    this.#mark.push(0)
    return decoding.readVarUint(this.#decoder)
  }

  #reference([clients, clocks]: [number[], number[]], isGiven: boolean): void {
    clients.push(isGiven ? decoding.readVarUint(this.#decoder) : none)
    clocks.push(isGiven ? decoding.readVarUint(this.#decoder) : 0)
  }

  #content(content: number, at: number): number {
    const decoder = this.#decoder
    switch (content) {
      case contents.deleted:
        this.#mark[at] = (this.#mark[at] as number) | marks.deleted
        return decoding.readVarUint(decoder)
      case contents.string:
        return passString(decoder)
      case contents.type:
        if (!knownTypes.has(decoding.readVarUint(decoder))) throw new UnknownUpdate()
        return 1
      case contents.value: {
        const length = decoding.readVarUint(decoder)
        for (let i = 0; i < length; i++) if (passValue(decoder)) this.#mark[at] = (this.#mark[at] as number) | marks.list
        return length
      }
      default:
        throw new UnknownUpdate()
    }
  }

  #deletes(): DeletedRange[] {
    const decoder = this.#decoder
    const ranges: DeletedRange[] = []
    for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
      const client = decoding.readVarUint(decoder)
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        ranges.push({ client, clock: decoding.readVarUint(decoder), length: decoding.readVarUint(decoder) })
      }
    }
    return ranges.sort((a, b) => a.client - b.client || a.clock - b.clock)
  }
}
