import * as Y from 'yjs'
import type { RootName } from '../schema.ts'
import { readPieces, type TextPieces } from './textPieces.ts'

/** A register that a transaction wrote: `root[/id]` → key. */
export interface RegisterChange {
  readonly kind: 'register'
  readonly root: RootName
  /** Key of the entry in the root; null: a register of the root itself (facts). */
  readonly id: string | null
  readonly key: string
  /** Undefined: the key was not there. */
  readonly before: unknown
  readonly after: unknown
}

/** An entry (row, column, unit, annex) that a transaction made; its inverse is a tombstone. */
export interface Creation {
  readonly kind: 'creation'
  readonly root: RootName
  readonly id: string
}

/** A cell's text that a transaction edited. */
export interface TextChange {
  readonly kind: 'text'
  readonly row: string
  readonly key: string
  readonly pieces: TextPieces
}

export type Change = RegisterChange | Creation | TextChange

const isShared = (value: unknown): boolean => value instanceof Y.AbstractType

/** Reads the changes of one root's events so that they can be undone. Call it inside the observer. */
export function readChanges(root: RootName, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Change[] {
  return events.flatMap((event) => {
    if (event instanceof Y.YMapEvent) return readMapEvent(root, event as Y.YMapEvent<unknown>)
    if (event instanceof Y.YTextEvent && event.path.length === 2) {
      return [{ kind: 'text', row: String(event.path[0]), key: String(event.path[1]), pieces: readPieces(event) } as const]
    }
    return []
  })
}

function readMapEvent(root: RootName, event: Y.YMapEvent<unknown>): Change[] {
  const id = event.path.length === 1 ? String(event.path[0]) : null
  if (event.path.length > 1) return []
  const changes: Change[] = []
  for (const [key, change] of event.changes.keys) {
    const after = event.target.get(key)
    if (isShared(after)) {
      if (id === null && change.action === 'add') changes.push({ kind: 'creation', root, id: key })
    } else if (!isShared(change.oldValue)) {
      changes.push({ kind: 'register', root, id, key, before: change.action === 'add' ? undefined : (change.oldValue as unknown), after })
    }
  }
  return changes
}
