import { DomainError } from '../../../shared/domain/errors.ts'
import type { WorkbookId } from '../../../shared/domain/ids.ts'
import { encodeBatch } from '../batchBytes.ts'
import type { StoredRoom, UpdateRecord } from '../port/roomStore.ts'
import type { Store } from '../port/store.ts'
import type { RedoLog } from './redoLog.ts'
import { appendNew, withLacking } from './replay.ts'

/** What a redo log needs of the database behind it. */
export type Database = Pick<Store, 'appendUpdates' | 'loadRoom' | 'probe' | 'close'>

/** How long a batch lies in the redo log alone before the database takes it over, milliseconds. */
const takeOverAfterMs = 1_000

/** The next in turn runs whatever became of the one before, which has told its own caller. */
const over = (): void => {}

/**
 * Puts a redo log before a database: a batch is promised when it lies in the log, by one write, and the database takes
 * many over at once. Whoever reads rooms, copies or checks the file gets all of it first.
 */
export class RedoStore {
  readonly #database: Database
  readonly #log: RedoLog
  /** Newest number of each room that has been read or written; others go to the database itself, which knows. */
  readonly #newest = new Map<WorkbookId, number>()
  #pending: UpdateRecord[] = []
  #takingOver: Promise<void> | null = null
  #failure: Error | null = null
  #timer: NodeJS.Timeout | null = null
  #last: Promise<unknown> = Promise.resolve()

  /** @param log restarted: it holds nothing that the database lacks */
  constructor(database: Database, log: RedoLog) {
    this.#database = database
    this.#log = log
  }

  /** One after the other, in the order of the calls. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act)
    this.#last = turn.then(over, over)
    return turn
  }

  appendUpdates(batch: readonly UpdateRecord[]): Promise<void> {
    return this.#inTurn(() => this.#append(batch))
  }

  async #append(batch: readonly UpdateRecord[]): Promise<void> {
    if (this.#failure) throw this.#failure
    const content = this.#follows(batch) ? encodeBatch(batch) : null
    if (content && !this.#log.fits(content.length)) await this.#beginTakeOver()
    if (!content || !this.#log.fits(content.length)) {
      await this.#takeOverNow()
      await this.#database.appendUpdates(batch)
    } else {
      await this.#write(content)
      this.#pending.push(...batch)
      this.#takeOverLater()
    }
    for (const { room, seq } of batch) this.#newest.set(room, seq)
  }

  async #write(content: Uint8Array): Promise<void> {
    try {
      await this.#log.append(content)
    } catch (error) {
      // Whether it lies there is unknown: nothing is written behind it before the log has been begun anew.
      this.#failure = error as Error
      throw error
    }
  }

  async #takeOverNow(): Promise<void> {
    await this.#beginTakeOver()
    await this.#takingOver
    if (this.#failure) throw this.#failure
  }

  /** Whether each record is the next one of a known room. */
  #follows(batch: readonly UpdateRecord[]): boolean {
    const expected = new Map<WorkbookId, number>()
    for (const { room, seq } of batch) {
      const newest = expected.get(room) ?? this.#newest.get(room)
      if (newest === undefined) return false
      if (seq !== newest + 1) throw new DomainError('storage.failed', { where: `${room} ${seq}` })
      expected.set(room, seq)
    }
    return true
  }

  #takeOverLater(): void {
    if (this.#takingOver) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      // A failure waits for the next writer, and for `probe`; what is pending lies in the log.
      this.#inTurn(() => this.#beginTakeOver()).catch((error: Error) => (this.#failure ??= error))
    }, takeOverAfterMs).unref()
  }

  /** Hands what is pending to the database and goes on in the other region; waits only for the take-over before. */
  async #beginTakeOver(): Promise<void> {
    await this.#takingOver
    if (this.#failure) throw this.#failure
    const records = this.#pending
    if (records.length === 0) return
    this.#pending = []
    this.#log.turn()
    this.#takingOver = this.#takeOver(records)
  }

  async #takeOver(records: UpdateRecord[]): Promise<void> {
    try {
      await this.#database.appendUpdates(records)
    } catch (error) {
      this.#pending = [...records, ...this.#pending]
      this.#failure = error as Error
    }
    this.#takingOver = null
    if (this.#pending.length > 0 && !this.#failure) this.#takeOverLater()
  }

  /**
   * Resolves when the database has everything that was promised before the call; others append meanwhile.
   * @throws {DomainError} `storage.*`
   */
  async settle(): Promise<void> {
    await this.#takingOver
    await this.#inTurn(() => this.#beginTakeOver())
    await this.#takingOver
    if (this.#failure) throw this.#failure
  }

  /**
   * A room can be read while the disk takes nothing: what the database lacks is added. Call while nobody writes in it: the
   * numbers of its updates go on from here.
   */
  async loadRoom(room: WorkbookId): Promise<StoredRoom> {
    // Whoever writes next is told of a failure; here all is at hand in spite of it.
    await this.settle().catch((error: Error) => (this.#failure ??= error))
    const stored = withLacking(await this.#database.loadRoom(room), room, this.#pending)
    this.#newest.set(room, stored.lastSeq)
    return stored
  }

  /** After a failure: the database proves itself, gets what it lacks, and the log is begun anew. */
  probe(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#takingOver
      await this.#database.probe()
      if (!this.#failure) return
      await appendNew(this.#database, this.#pending)
      this.#pending = []
      await this.#log.restart()
      this.#failure = null
    })
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#timer) clearTimeout(this.#timer)
      try {
        await this.#takeOverNow()
        await this.#log.restart()
      } finally {
        this.#log.close()
        await this.#database.close()
      }
    })
  }
}
