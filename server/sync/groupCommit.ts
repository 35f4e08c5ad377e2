import type { RoomStore, UpdateRecord } from '../storage/port/roomStore.ts'
import type { Metrics } from '../observe/metrics.ts'

/** A room as the commit sees it. */
export interface LogWriter {
  /** Hands over what waits; it is in flight until `committed` or `failed`. */
  takeBatch(): readonly UpdateRecord[]
  committed(): void
  /** Nothing of the batch counts as written. */
  failed(error: Error): void
}

/**
 * Gathers what all rooms want written in one event-loop turn into one append with one fsync. While it is on its way the
 * next batch gathers; so the disk sets the pace, and no timer adds latency.
 */
export class GroupCommit {
  readonly #store: RoomStore
  readonly #metrics: Metrics
  readonly #waiting = new Set<LogWriter>()
  #running = false
  #idle: (() => void)[] = []

  constructor(store: RoomStore, metrics: Metrics) {
    this.#store = store
    this.#metrics = metrics
  }

  add(writer: LogWriter): void {
    this.#waiting.add(writer)
    if (this.#running) return
    this.#running = true
    setImmediate(() => void this.#run())
  }

  /** Resolves when nothing waits and nothing is in flight. */
  whenIdle(): Promise<void> {
    return this.#running ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve()
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      const writers = [...this.#waiting]
      this.#waiting.clear()
      await this.#commit(writers)
    }
    this.#running = false
    const idle = this.#idle
    this.#idle = []
    for (const resolve of idle) resolve()
  }

  async #commit(writers: readonly LogWriter[]): Promise<void> {
    const batch = writers.flatMap((writer) => writer.takeBatch())
    const begun = performance.now()
    try {
      if (batch.length > 0) await this.#store.appendUpdates(batch)
    } catch (error) {
      this.#metrics.storageFailures.inc()
      for (const writer of writers) writer.failed(toError(error))
      return
    }
    this.#metrics.commitSeconds.observe((performance.now() - begun) / 1_000)
    this.#metrics.updates.inc(batch.length)
    for (const writer of writers) publish(writer)
  }
}

/** A room that can't tell its people what is on disk is read anew; the others of the batch are not held up. */
function publish(writer: LogWriter): void {
  try {
    writer.committed()
  } catch (error) {
    writer.failed(toError(error))
  }
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
