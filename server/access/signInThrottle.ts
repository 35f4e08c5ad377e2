/** Wrong guesses that one account, and one address, may take in the window. */
const perAccount = 10
const perAddress = 100
const windowMs = 10 * 60_000
/** Keys kept at most; the oldest go first. Enough for a province, small enough for a flood of names. */
const maxKeys = 20_000

/** Counts wrong guesses at passwords, by account (also by names that don't exist) and by address. */
export class SignInThrottle {
  readonly #wrong = new Map<string, number[]>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Milliseconds to wait before the next guess; 0: go ahead. */
  waitMs(login: string, address: string): number {
    return Math.max(this.#waitFor(`account ${login}`, perAccount), this.#waitFor(`address ${address}`, perAddress))
  }

  /**
   * Counts a guess before it is judged, so that many at once are not all let through.
   * @returns takes the guess back, when it was right
   */
  count(login: string, address: string): () => void {
    const at = this.#now()
    const keys = [`account ${login}`, `address ${address}`]
    for (const key of keys) this.#note(key, at)
    return () => {
      for (const key of keys) this.#takeBack(key, at)
    }
  }

  #recent(key: string): number[] {
    const after = this.#now() - windowMs
    return (this.#wrong.get(key) ?? []).filter((at) => at > after)
  }

  #waitFor(key: string, allowed: number): number {
    const times = this.#recent(key)
    const oldest = times.at(-allowed)
    return oldest === undefined ? 0 : oldest + windowMs - this.#now()
  }

  #note(key: string, at: number): void {
    const times = [...this.#recent(key), at]
    this.#wrong.delete(key)
    this.#wrong.set(key, times)
    const oldest = this.#wrong.keys().next().value
    if (this.#wrong.size > maxKeys && oldest !== undefined) this.#wrong.delete(oldest)
  }

  #takeBack(key: string, at: number): void {
    const times = this.#recent(key)
    const index = times.indexOf(at)
    if (index >= 0) this.#wrong.set(key, times.toSpliced(index, 1))
  }
}
