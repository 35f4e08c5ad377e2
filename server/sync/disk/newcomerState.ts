import * as Y from 'yjs'
import { encodeSyncStep2, encodeUpdate } from '../../../shared/protocol/codec.ts'
import type { StoredRoom } from '../../storage/port/roomStore.ts'
import { mergeMany } from './mergeMany.ts'
import { shareFrame, type SharedFrame } from '../sharedFrame.ts'

/**
 * A state below this size is encoded anew for a newcomer when updates have come since (a few milliseconds). A larger one
 * is given out with its tail beside it, up to so many updates.
 */
const encodeAnewBelowBytes = 512 * 1024
const maxTail = 500

/** A room as bytes, all of it on disk: a whole state and the updates that came after it. */
export class NewcomerState {
  #state: Uint8Array
  #stateFrame: SharedFrame | null = null
  #tail: Uint8Array[] = []
  #tailBytes = 0

  constructor(state: Uint8Array) {
    this.#state = state
  }

  static of(stored: StoredRoom): NewcomerState {
    const made = new NewcomerState(stored.snapshot?.state ?? Y.encodeStateAsUpdate(new Y.Doc()))
    for (const { update } of stored.updates) made.remember(update)
    return made
  }

  /** Bytes of the state without its tail. */
  get bytes(): number {
    return this.#state.length
  }

  remember(update: Uint8Array): void {
    this.#tail.push(update)
    this.#tailBytes += update.length
  }

  /** Whether it would serve newcomers better to encode the document anew. */
  get isStale(): boolean {
    if (this.#tail.length === 0) return false
    return this.#state.length < encodeAnewBelowBytes || this.#tail.length > maxTail || this.#tailBytes > this.#state.length / 2
  }

  /**
   * What a newcomer with nothing gets: the tail, then the state as sync step 2. The tail goes first, so that nothing is
   * missing when the client calls itself synced; Yjs keeps it until the state below has come.
   */
  frames(): readonly SharedFrame[] {
    this.#stateFrame ??= shareFrame(encodeSyncStep2(this.#state))
    if (this.#tail.length === 0) return [this.#stateFrame]
    if (this.#tail.length > 1) this.#tail = [mergeMany(this.#tail)]
    return [shareFrame(encodeUpdate(this.#tail[0]!)), this.#stateFrame]
  }
}
