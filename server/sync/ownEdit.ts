import * as Y from 'yjs'
import type { UserId } from '../../shared/domain/ids.ts'
import type { Connection } from './connection.ts'
import type { RoomDocument } from './roomDocument.ts'

/** Who waits for an update to be on disk: a connection, or the server itself. */
export type Writer = Pick<Connection, 'settle' | 'acknowledge' | 'drop' | 'close'> & { readonly standing: { readonly user: { readonly id: UserId } } }

/** The server as a writer, in somebody's name; `done` gets whether the edit is on disk. */
export function ownWriter(id: UserId, done: (isOnDisk: boolean) => void): Writer {
  return { standing: { user: { id } }, settle: () => undefined, acknowledge: () => done(true), drop: () => done(false), close: () => undefined }
}

/**
 * Runs an edit of the server's own on a copy of a document, so that one that throws leaves nothing half done.
 * @returns its update; null when it changed nothing
 */
export function editOnCopy({ doc, authors }: RoomDocument, author: UserId, edit: (doc: Y.Doc) => void): Uint8Array | null {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const made: Uint8Array[] = []
  copy.on('update', (update) => made.push(update))
  edit(copy)
  authors.bind([copy.clientID], author)
  copy.destroy()
  return made.length === 0 ? null : Y.mergeUpdates(made)
}
