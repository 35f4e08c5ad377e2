import { DomainError, type ErrorCode } from '../../shared/domain/errors.ts'
import type { Log } from '../observe/logger.ts'
import type { StoreCare } from '../storage/port/store.ts'

/** First and longest pause between two probes, milliseconds. */
const firstPauseMs = 250
const longestPauseMs = 5_000

/**
 * Whether storage takes writes. After a failure it is probed with growing pauses; the probe opens the file anew, so a
 * failed fsync is never simply tried again.
 */
export class StorageHealth {
  readonly #store: StoreCare
  readonly #log: Log
  readonly #listeners = new Set<() => void>()
  #failure: ErrorCode | null = null
  #timer: NodeJS.Timeout | null = null
  #stopped = false

  constructor(store: StoreCare, log: Log) {
    this.#store = store
    this.#log = log
  }

  /** Null while all is well. */
  get failure(): ErrorCode | null {
    return this.#failure
  }

  /** Calls `listener` once, when storage answers again. */
  onceRecovered(listener: () => void): void {
    this.#listeners.add(listener)
  }

  report(error: Error): void {
    const code = error instanceof DomainError ? error.code : 'storage.failed'
    this.#log.error({ code, cause: String(error.cause ?? error.message) }, 'storage failed')
    if (this.#failure === null) this.#probeAfter(firstPauseMs)
    this.#failure = code
  }

  stop(): void {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  #probeAfter(pauseMs: number): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => void this.#probe(pauseMs), pauseMs)
  }

  async #probe(pauseMs: number): Promise<void> {
    try {
      await this.#store.probe()
    } catch (error) {
      this.#log.warn({ cause: String(error) }, 'storage still fails')
      this.#probeAfter(Math.min(pauseMs * 2, longestPauseMs))
      return
    }
    this.#failure = null
    this.#log.info('storage answers again')
    const listeners = [...this.#listeners]
    this.#listeners.clear()
    for (const listener of listeners) listener()
  }
}
