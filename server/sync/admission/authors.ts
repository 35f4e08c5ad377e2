import * as Y from 'yjs'
import type { UserId } from '../../../shared/domain/ids.ts'
import type { UpdateRecord } from '../../storage/port/roomStore.ts'

/**
 * Who wrote first under each client id of a room. Kept in memory and read from the log when the room is loaded;
 * compaction takes what it stands for out of the log, so older ids are free again until their person writes.
 */
export class Authors {
  readonly #authors = new Map<number, UserId>()

  authorOf(client: number): UserId | undefined {
    return this.#authors.get(client)
  }

  /** Binds ids that are still free. */
  bind(clients: Iterable<number>, author: UserId): void {
    for (const client of clients) if (!this.#authors.has(client)) this.#authors.set(client, author)
  }

  /** Learns from one record of the log. */
  learn({ update, userId }: Pick<UpdateRecord, 'update' | 'userId'>): void {
    this.bind(
      Y.decodeUpdate(update).structs.map((struct) => struct.id.client),
      userId,
    )
  }
}
