import type { Log } from '../../observe/logger.ts'
import type { EditStore, LoggedEdit } from '../../storage/port/rights/editStore.ts'

/** Lines of one transaction: the worker that writes them must not keep updates waiting for long. */
const linesAtOnce = 200
/** Lines that wait while storage fails; older ones go first then. */
const maxWaiting = 100_000

/** Writes lines of the log in small batches, one after the other; what fails is tried again with the next ones. */
export class EditLogWriter {
  readonly #store: EditStore
  readonly #log: Log
  #waiting: LoggedEdit[] = []
  #writing: Promise<void> | null = null

  constructor(store: EditStore, log: Log) {
    this.#store = store
    this.#log = log
  }

  add(lines: readonly LoggedEdit[]): void {
    this.#waiting.push(...lines)
    if (this.#waiting.length > maxWaiting) this.#waiting = this.#waiting.slice(-maxWaiting)
    if (this.#waiting.length > 0) this.#writing ??= this.#write()
  }

  /** Resolves when nothing waits, or when storage has just failed. */
  async whenWritten(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        await this.#store.logEdits(this.#waiting.slice(0, linesAtOnce))
        this.#waiting = this.#waiting.slice(linesAtOnce)
      }
    } catch (error) {
      this.#log.error({ cause: String(error) }, 'log of edits not written')
    } finally {
      this.#writing = null
    }
  }
}
