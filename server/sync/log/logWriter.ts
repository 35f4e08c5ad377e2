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
    // Not by spreading arguments: an import of a large annex is more lines than a call may have.
    this.#waiting = this.#waiting.concat(lines)
    const excess = this.#waiting.length - maxWaiting
    if (excess > 0) {
      this.#waiting = this.#waiting.slice(excess)
      this.#log.error({ lines: excess }, 'lines of the log of edits given up: storage takes none')
    }
    if (this.#waiting.length > 0) this.#writing ??= this.#write()
  }

  /** Resolves when nothing waits, or when storage has just failed. */
  async whenWritten(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    let batch: readonly LoggedEdit[] = []
    try {
      while (this.#waiting.length > 0) {
        batch = this.#waiting.splice(0, linesAtOnce)
        await this.#store.logEdits(batch)
      }
    } catch (error) {
      this.#waiting = [...batch, ...this.#waiting]
      this.#log.error({ cause: String(error) }, 'log of edits not written')
    } finally {
      this.#writing = null
    }
  }
}
