/** Stands in for y-indexeddb where there is no browser; see liveWindow.ts. */
export class IndexeddbPersistence {
  readonly whenSynced = Promise.resolve(this)
  readonly #kept = new Map<string, unknown>()

  get(key: string): Promise<unknown> {
    return Promise.resolve(this.#kept.get(key))
  }

  set(key: string, value: unknown): Promise<void> {
    this.#kept.set(key, value)
    return Promise.resolve()
  }

  clearData(): Promise<void> {
    this.#kept.clear()
    return Promise.resolve()
  }

  destroy(): Promise<void> {
    return Promise.resolve()
  }
}
