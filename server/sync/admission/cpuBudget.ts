import type { UserId } from '../../../shared/domain/ids.ts'

/** Allowed at once, in seconds of one's share: 5,000 pasted rows cost 0.3 s of the processor. */
const burstSeconds = 5
/** The same for the coordinator, who imports whole annexes: 2 s of the processor for the largest. */
const coordinatorBurstSeconds = 20

interface Purse {
  /** Milliseconds left; below zero: a debt. */
  left: number
  at: number
}

/**
 * How much of the processor each person's messages use, over all their windows: messages that are few and small,
 * and dear all the same, are not seen by a count of messages.
 */
export class CpuBudget {
  readonly #perSecond: number
  readonly #purses = new Map<UserId, Purse>()

  /** @param perSecond milliseconds of the event loop that one person may use in a second */
  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  /** Whether a person's next message is looked at: not while they are in debt. */
  mayGoOn(userId: UserId, isCoordinator: boolean, now: number): boolean {
    return this.#purseOf(userId, isCoordinator, now).left > 0
  }

  spend(userId: UserId, isCoordinator: boolean, ms: number, now: number): void {
    this.#purseOf(userId, isCoordinator, now).left -= ms
  }

  #purseOf(userId: UserId, isCoordinator: boolean, now: number): Purse {
    const full = this.#perSecond * (isCoordinator ? coordinatorBurstSeconds : burstSeconds)
    const known = this.#purses.get(userId)
    if (!known) {
      const purse = { left: full, at: now }
      this.#purses.set(userId, purse)
      return purse
    }
    // A clock that went back refills nothing.
    known.left = Math.min(full, known.left + (Math.max(0, now - known.at) / 1_000) * this.#perSecond)
    known.at = now
    return known
  }
}
