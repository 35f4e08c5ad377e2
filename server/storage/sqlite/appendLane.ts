import type { Reply } from './operations.ts'

/** Words at the head of the shared memory. */
const signalWord = 0
const answerWord = 1
const lengthWord = 2
const failedWord = 3
const headWords = 4

/** Room for a batch; a larger one (an imported workbook, somebody's week offline) goes as a message. */
const laneBytes = 1024 * 1024

/**
 * Shared memory between the event loop and the store's thread, for the one call that is made hundreds of times a second.
 * A wait on a word wakes a thread for half of what a message costs, and the thread needs no event loop of its own.
 */
export interface Lane {
  readonly words: Int32Array
  readonly bytes: Uint8Array
}

export function makeLaneMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(headWords * Int32Array.BYTES_PER_ELEMENT + laneBytes)
}

export function openLane(memory: SharedArrayBuffer): Lane {
  return { words: new Int32Array(memory, 0, headWords), bytes: new Uint8Array(memory, headWords * Int32Array.BYTES_PER_ELEMENT) }
}

/** Wakes the store's thread; it then looks at the lane and at its messages. */
export function wake({ words }: Lane): void {
  Atomics.add(words, signalWord, 1)
  Atomics.notify(words, signalWord)
}

/** Why a batch was not written. */
export type Failure = Omit<Reply & { readonly ok: false }, 'id' | 'ok'>

/** The event loop's end. One batch at a time. */
export class LaneSender {
  readonly #lane: Lane
  #isBusy = false

  constructor(lane: Lane) {
    this.#lane = lane
  }

  takes(batch: Uint8Array): boolean {
    return !this.#isBusy && batch.length > 0 && batch.length <= this.#lane.bytes.length
  }

  /** @returns null when the batch is on disk */
  async send(batch: Uint8Array): Promise<Failure | null> {
    const { words, bytes } = this.#lane
    this.#isBusy = true
    try {
      const before = Atomics.load(words, answerWord)
      bytes.set(batch)
      Atomics.store(words, lengthWord, batch.length)
      wake(this.#lane)
      const answered = Atomics.waitAsync(words, answerWord, before)
      if (answered.async) await answered.value
      if (Atomics.load(words, failedWord) === 0) return null
      return JSON.parse(new TextDecoder().decode(bytes.slice(0, Atomics.load(words, lengthWord)))) as Failure
    } finally {
      // In this order: a length without the mark of failure would be a batch to run.
      Atomics.store(words, lengthWord, 0)
      Atomics.store(words, failedWord, 0)
      this.#isBusy = false
    }
  }
}

/**
 * The thread's end: sleeps until woken, then runs a waiting batch and lets `serveMessages` look at the rest. Comes back
 * only when `serveMessages` says that it is over.
 */
export function serveLane(lane: Lane, append: (batch: Uint8Array) => Failure | null, serveMessages: () => boolean): void {
  const { words } = lane
  let seen = 0
  for (;;) {
    Atomics.wait(words, signalWord, seen)
    seen = Atomics.load(words, signalWord)
    serveBatch(lane, append)
    if (!serveMessages()) return
  }
}

function serveBatch({ words, bytes }: Lane, append: (batch: Uint8Array) => Failure | null): void {
  const length = Atomics.load(words, lengthWord)
  // Already answered, and not yet taken back by the sender.
  if (length === 0 || Atomics.load(words, failedWord) !== 0) return
  const failure = append(bytes.slice(0, length))
  if (failure) return answerFailure({ words, bytes }, failure)
  Atomics.store(words, lengthWord, 0)
  Atomics.add(words, answerWord, 1)
  Atomics.notify(words, answerWord)
}

/** Says that the batch was not written; also called for a thread that has died with one. */
export function answerFailure({ words, bytes }: Lane, failure: Failure): void {
  const told = new TextEncoder().encode(JSON.stringify(failure))
  bytes.set(told)
  Atomics.store(words, lengthWord, told.length)
  Atomics.store(words, failedWord, 1)
  Atomics.add(words, answerWord, 1)
  Atomics.notify(words, answerWord)
}
