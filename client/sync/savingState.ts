import type { ConnectionState } from './connectionState.ts'

/** What the status bar says of my edits. "saved" only when the server has all of them on disk. */
export type SavingState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'storageFailed'; readonly waiting: number }

/**
 * Counts edits on their way to the server's disk; see shared/protocol/PROTOCOL.md, "Counting". Pure bookkeeping, no clock.
 *
 * Edits made while no socket is open travel in the answer to the server's first sync step, which the server
 * acknowledges by a `durable` of its own; the others are counted one by one.
 */
export class SavingLedger {
  /** Edits that an answer to the first sync carries or will carry. */
  #beforeSync: number
  #sent = 0
  #durable = 0
  #refused = 0
  #sentBeforeAnswer: number | null = null
  #lastHeard = -1
  #open = false

  /** @param unsent edits that an earlier visit left unacknowledged in this browser */
  constructor(unsent = 0) {
    this.#beforeSync = unsent
  }

  /** Edits that the server is not known to have on disk. */
  get waiting(): number {
    return this.#beforeSync + Math.max(0, this.#sent - this.#durable - this.#refused)
  }

  opened(): void {
    this.closed()
    this.#open = true
  }

  closed(): void {
    this.#beforeSync = this.waiting
    this.#sent = this.#durable = this.#refused = 0
    this.#sentBeforeAnswer = null
    this.#lastHeard = -1
    this.#open = false
  }

  edited(): void {
    if (this.#open) this.#sent += 1
    else this.#beforeSync += 1
  }

  /** The answer to the server's sync step 1 has gone out. */
  answered(): void {
    this.#sentBeforeAnswer = this.#sent
  }

  /** The server says that `count` of this connection's updates are on disk. */
  durable(count: number): void {
    const repeated = count === this.#lastHeard
    this.#lastHeard = count
    this.#durable = Math.max(this.#durable, count)
    // Typed before the answer went out, an update's own acknowledgement can't be told from the answer's: wait for
    // one more, or for a later update, which the server writes after it.
    const early = this.#sentBeforeAnswer
    if (early !== null && (early === 0 || count > early || repeated)) this.#beforeSync = 0
  }

  /** A whole message was refused: it will never be on disk. `number` 0 is the answer to the first sync. */
  refused(number: number): void {
    if (number === 0) this.#beforeSync = 0
    else this.#refused += 1
  }
}

/** What to say, from the connection, the ledger's count and whether the server can store. */
export function savingState(connection: ConnectionState, waiting: number, storageFailed: boolean): SavingState {
  if (storageFailed) return { kind: 'storageFailed', waiting }
  if (connection === 'live' || connection === 'syncing') return waiting === 0 ? (connection === 'live' ? { kind: 'saved' } : { kind: 'opening' }) : { kind: 'saving' }
  if ((connection === 'idle' || connection === 'connecting') && waiting === 0) return { kind: 'opening' }
  return { kind: 'offline', waiting }
}
