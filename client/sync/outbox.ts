import { encodeSyncStep2, encodeUpdate } from '../../shared/protocol/codec.ts'
import { cutUpdate } from '../../shared/protocol/pieces/cutUpdate.ts'
import { Pace } from './pace.ts'

/** Pieces on their way at most: the server need not wait for the next one, and colleagues never for more than two. */
const piecesInFlight = 2

export interface OutboxLine {
  /** Puts a frame on the open socket. */
  send(frame: Uint8Array): void
  /** Milliseconds of a clock that only goes on. */
  now(): number
  /** Calls `act` after so many milliseconds. */
  later(ms: number, act: () => void): void
}

/** One update on its way out, piece by piece. */
interface Parcel {
  readonly pieces: Iterator<Uint8Array, void, undefined>
  next: Uint8Array
  /** The piece behind it; null: it is the last one. */
  after: Uint8Array | null
  readonly isCut: boolean
  readonly isAnswer: boolean
  /** Edits that are on the server's disk when the last piece is. */
  readonly edits: number
}

/** A message that the server has not answered; `number` 0: the end of the answer to its first sync. */
interface Sent {
  readonly number: number
  readonly edits: number
  readonly isPiece: boolean
}

/**
 * What this window wrote and the server is not known to have on disk, in the order of its making. What was made before
 * the server has said what it lacks goes in the answer to that; a large update goes in pieces, and what is typed
 * meanwhile goes behind them. shared/protocol/PROTOCOL.md, "Counting" and "Pieces".
 */
export class Outbox {
  readonly #line: OutboxLine
  readonly #pace: Pace
  /** Edits that the next answer will carry. */
  #beforeAnswer: number
  #hasAnswered = false
  #parcels: Parcel[] = []
  #sent: Sent[] = []
  #count = 0
  #durable = 0
  #isPaused = false

  /** @param unsent edits that an earlier visit left unacknowledged in this browser */
  constructor(line: OutboxLine, unsent = 0) {
    this.#line = line
    this.#beforeAnswer = unsent
    this.#pace = new Pace(line.now())
  }

  /** Edits that the server is not known to have on disk. */
  get waiting(): number {
    return this.#beforeAnswer + editsOf(this.#parcels) + editsOf(this.#sent)
  }

  /** A line begins or ends: what was under way will be in the next answer. */
  reset(): void {
    this.#beforeAnswer = this.waiting
    this.#hasAnswered = false
    this.#parcels = []
    this.#sent = []
    this.#count = this.#durable = 0
  }

  /** Something was written here. @param edits 0: it is no edit of this visit */
  add(update: Uint8Array, edits: 0 | 1): void {
    if (this.#hasAnswered) this.#push(update, edits, false)
    else this.#beforeAnswer += edits
  }

  /** The server has said what it has; `update` is all that it lacks. */
  answer(update: Uint8Array): void {
    const edits = this.#beforeAnswer
    this.#beforeAnswer = 0
    this.#hasAnswered = true
    this.#push(update, edits, true)
  }

  /** The server says that `count` of this line's updates are on disk. */
  durable(count: number): void {
    // The answer's end goes out when nothing else is under way: what is heard after it speaks of it, too.
    this.#sent = this.#sent.filter(({ number }) => number !== 0)
    this.#sent.splice(0, Math.max(0, count - this.#durable))
    this.#durable = Math.max(this.#durable, count)
    this.#flush()
  }

  /** A whole message was refused: it will never be on disk. */
  refused(number: number): void {
    this.#sent = this.#sent.filter((sent) => sent.number !== number)
    this.#flush()
  }

  #push(update: Uint8Array, edits: number, isAnswer: boolean): void {
    const pieces = cutUpdate(update)
    const next = pieces.next().value ?? update
    const after = pieces.next().value ?? null
    this.#parcels.push({ pieces, next, after, isCut: after !== null, isAnswer, edits })
    this.#flush()
  }

  #flush(): void {
    for (let parcel = this.#parcels[0]; parcel && this.#mayGo(parcel); parcel = this.#parcels[0]) {
      const isLast = parcel.after === null
      const isEnd = isLast && parcel.isAnswer
      const number = isEnd ? 0 : (this.#count += 1)
      this.#sent.push({ number, edits: isLast ? parcel.edits : 0, isPiece: parcel.isCut })
      this.#line.send(isEnd ? encodeSyncStep2(parcel.next) : encodeUpdate(parcel.next))
      if (parcel.after === null) this.#parcels.shift()
      else {
        parcel.next = parcel.after
        parcel.after = parcel.pieces.next().value ?? null
      }
    }
  }

  #mayGo({ isCut, isAnswer, after }: Parcel): boolean {
    if (isAnswer && after === null && this.#sent.length > 0) return false
    if (!isCut) return true
    if (this.#isPaused || this.#sent.filter(({ isPiece }) => isPiece).length >= piecesInFlight) return false
    const pauseMs = this.#pace.take(this.#line.now())
    if (pauseMs > 0) this.#pause(pauseMs)
    return pauseMs === 0
  }

  #pause(ms: number): void {
    this.#isPaused = true
    this.#line.later(ms, () => {
      this.#isPaused = false
      this.#flush()
    })
  }
}

const editsOf = (things: readonly { readonly edits: number }[]): number => things.reduce((sum, { edits }) => sum + edits, 0)
