import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import type { Connection } from '../connection.ts'
import type { SharedFrame } from '../sharedFrame.ts'
import type { NewcomerState } from './newcomerState.ts'

/**
 * Building a document holds the event loop, so the bytes of the answers leave before: it is looked so often, milliseconds,
 * and so many times at most, because writers wait.
 */
const lookEveryMs = 5
const looksUntilLeft = 50
/** A state above this size takes a fifth of a second and more to build. */
const largeBytes = 1024 * 1024

/**
 * Answers newcomers from what lies on disk while a room's document is still being built: of a long history that takes
 * a second, and only a writer needs it.
 */
export class FromDisk {
  readonly #unneededMs: number
  #isRead = false
  #state: NewcomerState | null = null
  #waiting: (() => void)[] = []
  #isNeeded = false
  readonly #answered = new Set<Connection>()

  /** @param unneededMs how long a large document that nobody needs is not built */
  constructor(unneededMs: number) {
    this.#unneededMs = unneededMs
  }

  /** Runs `act` once the disk has been read, or has been found unreadable. */
  whenRead(act: () => void): void {
    if (this.#isRead) act()
    else this.#waiting.push(act)
  }

  /** @param state null when newcomers must wait for the document: records are missing, or there is nobody to serve any more */
  read(state: NewcomerState | null): void {
    this.#isRead = true
    this.#state = state
    const waiting = this.#waiting
    this.#waiting = []
    for (const act of waiting) act()
  }

  /** @returns false when the document answers, now or once it is there */
  answer(newcomer: Connection): boolean {
    const frames = this.#frames()
    for (const frame of frames) newcomer.sendState(frame)
    if (frames.length > 0) this.#answered.add(newcomer)
    return frames.length > 0
  }

  #frames(): readonly SharedFrame[] {
    try {
      return this.#state?.frames() ?? []
    } catch {
      // Bytes among them that are no update; opening the document finds and names them.
      this.#state = null
      return []
    }
  }

  /** Somebody has come who needs the document: a writer, or one who asks for a difference. */
  needDocument(): void {
    this.#isNeeded = true
  }

  /** Resolves when the document is to be built: what was answered has left, and it is needed or small, or has waited long enough. */
  async whenToBuild(): Promise<void> {
    const isLarge = this.#state !== null && this.#state.bytes >= largeBytes
    const unneededLooks = isLarge ? this.#unneededMs / lookEveryMs : 0
    for (let look = 0; this.#isLeaving(look) || this.#isUnneeded(look, unneededLooks); look++) await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }

  #isLeaving(look: number): boolean {
    return look < looksUntilLeft && [...this.#answered].some(({ buffered }) => buffered > 0)
  }

  #isUnneeded(look: number, until: number): boolean {
    return look < until && !this.#isNeeded && this.#answered.size > 0
  }

  /**
   * From now on the document answers.
   * @param isAsStored false: who was answered holds what the server doesn't serve, and gets what it does on coming back
   */
  built(isAsStored: boolean): void {
    const answered = [...this.#answered]
    this.#answered.clear()
    this.#state = null
    if (!isAsStored) for (const connection of answered) connection.close(closeCodes.tryLater)
  }

  /** The room is to be read anew. */
  forget(): void {
    this.built(true)
    this.#isRead = false
    this.#isNeeded = false
  }
}
