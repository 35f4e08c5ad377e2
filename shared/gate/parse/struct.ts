import type { Place } from '../place/place.ts'

/** Numbers of the contents that a document of ours may hold, as in Yjs's format 1. */
export const contents = { gc: 0, deleted: 1, string: 4, type: 7, value: 8 } as const
/** Numbers of the shared types that a document of ours may hold. */
export const typeKinds = { map: 1, text: 2 } as const

export const noClient = -1

/** What the gate does with a struct: `lost` hangs on something that is gone, so Yjs itself would drop its content. */
export type Fate = 'kept' | 'forbidden' | 'lost'

/** One struct of an update, read but not yet believed. Mutable: reading fills it, trimming shortens it, judging decides its fate. */
export interface Struct {
  readonly client: number
  clock: number
  length: number
  /** One of `contents`. */
  readonly content: number
  /** Left and right neighbour when it was made; client `noClient`: none. */
  originClient: number
  originClock: number
  rightClient: number
  rightClock: number
  /** The parent, only where no neighbour is given: a root's name, or the id of a type. */
  root: string | null
  parentClient: number
  parentClock: number
  key: string | null
  /** Whether the key's bit is set; Yjs sets it even where the key itself is inherited. */
  hasKey: boolean
  typeKind: number
  text: string
  values: readonly unknown[]
  /** Structs of the same update that it refers to, once found. */
  madeLeft: Struct | null
  madeRight: Struct | null
  madeParent: Struct | null
  /** Where it hangs, once found. */
  place: Place | null
  fate: Fate
}

export interface DeleteRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** Structs of one client, in order, without gaps. */
export interface Block {
  readonly client: number
  structs: Struct[]
}

export interface ParsedUpdate {
  readonly blocks: Map<number, Block>
  /** By client, then by clock; none overlap. */
  readonly deletes: readonly DeleteRange[]
  /** Whether the bytes say it in this very order: else it is written anew. */
  readonly isPlain: boolean
}
