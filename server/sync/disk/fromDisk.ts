import type { Connection } from '../connection.ts'
import type { SharedFrame } from '../sharedFrame.ts'
import type { NewcomerState } from './newcomerState.ts'

/**
 * Before the document is built, which holds the event loop, the bytes of the answers may leave: looked at so often, in
 * milliseconds, and so many times at most, because writers wait.
 */
const lookEveryMs = 2
const looks = 125

/**
 * Answers newcomers from what lies on disk while a room's document is still being built: of a long history that takes
 * a second, and only a writer needs it.
 */
export class FromDisk {
  #isRead = false
  #state: NewcomerState | null = null
  #waiting: (() => void)[] = []
  readonly #answered = new Set<Connection>()

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

  /** Lets what was answered leave the process. */
  async whenLeft(): Promise<void> {
    for (let look = 0; look < looks && [...this.#answered].some(({ buffered }) => buffered > 0); look++) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  }

  /** From now on the document answers. @returns who was answered without it */
  built(): readonly Connection[] {
    const answered = [...this.#answered]
    this.#answered.clear()
    this.#state = null
    return answered
  }

  /** The room is to be read anew. */
  forget(): void {
    this.built()
    this.#isRead = false
  }
}
