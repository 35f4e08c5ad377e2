import type * as Y from 'yjs'
import type { Struct } from '../parse/struct.ts'

/** Roots of the shared document; shared/crdt/schema.ts says what they hold. */
export const rootNames = ['meta', 'units', 'annexes', 'columns', 'rows'] as const
export type RootName = (typeof rootNames)[number]

/**
 * A shared type that something can hang in: a root, an entry of a root (a row, a column …), or the text of a cell.
 * `strange`: anywhere else, where nothing of ours is.
 */
export interface Container {
  readonly form: 'root' | 'entry' | 'text' | 'strange'
  readonly root: RootName | null
  /** Key in the root: a row's id; '' for the root itself. */
  readonly entry: string
  /** Key in the entry: "c:<column>"; '' for the entry itself. */
  readonly key: string
  /** The type in the server's document; null: made by this update. */
  readonly type: Y.AbstractType<unknown> | null
  /** The struct of this update that makes it; null: it is in the document. */
  readonly maker: Struct | null
}

/** Where a struct hangs: in a map under a key, or in a text (`key` null). */
export interface Place {
  readonly container: Container
  readonly key: string | null
}

export const isMapForm = ({ form }: Container): boolean => form === 'root' || form === 'entry'
