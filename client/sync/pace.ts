/** Pieces that may go out at once after a pause: most imported annexes have fewer. */
const burst = 40
/**
 * Pieces a second after that. A person may use a fifth of the server's processor (`processorMsPerSecond`), and a piece
 * takes 5 to 15 ms of it, by machine: who sends faster is closed with 4429 and must come back.
 */
const perSecond = 12

/** Keeps large edits within what one person may ask of the server. */
export class Pace {
  #left = burst
  #at: number

  /** @param now milliseconds of a clock that only goes on */
  constructor(now: number) {
    this.#at = now
  }

  /** Takes leave for one piece; 0: it may go, else milliseconds to wait before asking again. */
  take(now: number): number {
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1_000) * perSecond)
    this.#at = now
    if (this.#left < 1) return Math.ceil(((1 - this.#left) / perSecond) * 1_000)
    this.#left -= 1
    return 0
  }
}
