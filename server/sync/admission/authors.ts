import * as Y from 'yjs'
import type { UserId } from '../../../shared/domain/ids.ts'
import type { AuthorOfClient, UpdateRecord } from '../../storage/port/roomStore.ts'

/** Of an id that the document holds and of which nobody knows whose it was: nobody writes under it any more. */
const nobody = '' as UserId

/**
 * Who wrote first under each client id of a room. Read from the log when the room is loaded; what compaction takes out
 * of the log is kept beside the snapshot.
 */
export class Authors {
  readonly #authors = new Map<number, UserId>()
  /** Not yet kept beside a snapshot: only these must still be written down. */
  readonly #fresh = new Map<number, UserId>()

  authorOf(client: number): UserId | undefined {
    return this.#authors.get(client)
  }

  /** Binds ids that are still free. */
  bind(clients: Iterable<number>, author: UserId): void {
    for (const client of clients) {
      if (this.#authors.has(client)) continue
      this.#authors.set(client, author)
      this.#fresh.set(client, author)
    }
  }

  /** Learns what is kept beside the snapshot; what else its document holds is nobody's. */
  know(kept: readonly AuthorOfClient[], doc: Y.Doc): void {
    for (const { client, userId } of kept) this.#authors.set(client, userId)
    for (const client of doc.store.clients.keys()) if (!this.#authors.has(client)) this.#authors.set(client, nobody)
  }

  /** Learns from one record of the log. */
  learn({ update, userId }: Pick<UpdateRecord, 'update' | 'userId'>): void {
    this.bind(
      Y.decodeUpdate(update).structs.map((struct) => struct.id.client),
      userId,
    )
  }

  /** What is to be written down with the next snapshot. */
  get fresh(): readonly AuthorOfClient[] {
    return [...this.#fresh].map(([client, userId]) => ({ client, userId }))
  }

  /** These are on disk beside a snapshot now. A snapshot that failed leaves them to the next one. */
  kept(authors: readonly AuthorOfClient[]): void {
    for (const { client } of authors) this.#fresh.delete(client)
  }
}
