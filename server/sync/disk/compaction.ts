import type { WorkbookId } from '../../../shared/domain/ids.ts'
import type { RoomDocument } from '../roomDocument.ts'
import type { RoomServices } from '../room.ts'

/** Replaces a room's log by its state: while people write when that pays, and when nobody has written for a moment. */
export class Compaction {
  readonly #services: Pick<RoomServices, 'store' | 'health' | 'limits'>
  readonly #room: WorkbookId
  readonly #whenQuiet: () => void
  #timer: NodeJS.Timeout | null = null

  constructor(services: Pick<RoomServices, 'store' | 'health' | 'limits'>, room: WorkbookId, whenQuiet: () => void) {
    this.#services = services
    this.#room = room
    this.#whenQuiet = whenQuiet
  }

  /** Call when something has been written, and the room isn't compacted now. */
  waitForQuiet(): void {
    if (this.#timer) return void this.#timer.refresh()
    this.#timer = setTimeout(this.#whenQuiet, this.#services.limits.quietRoomMs)
    this.#timer.unref()
  }

  /** Call only while everything applied is on disk. @param seq of the newest update that the document holds */
  run(document: RoomDocument, seq: number): void {
    const [state, authors] = [document.encode(), document.authors.fresh]
    document.compacted()
    const done = this.#services.store.compactRoom(this.#room, { seq, state, authors })
    done.then(() => document.authors.kept(authors), (error: Error) => this.#services.health.report(error))
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
