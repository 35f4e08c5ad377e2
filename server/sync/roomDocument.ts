import * as Y from 'yjs'
import { encodeSyncStep2, encodeUpdate } from '../../shared/protocol/codec.ts'
import type { StoredRoom, UpdateRecord } from '../storage/port/roomStore.ts'
import { Authors } from './admission/authors.ts'
import { shareFrame, type SharedFrame } from './sharedFrame.ts'

/**
 * A state below this size is encoded anew for a newcomer when updates have come since (a few milliseconds). A larger one
 * is given out with its tail beside it, up to so many updates.
 */
const encodeAnewBelowBytes = 512 * 1024
const maxTail = 500

/** When the log of a room is worth compacting: many updates, or many bytes beside the size of the state. */
const compactAfterUpdates = 500
const compactAtLatestAfter = 5_000
const compactBytesShare = 1 / 8

/** A room's document in memory, with its encoded state at hand, so that a newcomer costs no encoding. */
export class RoomDocument {
  readonly doc: Y.Doc
  readonly authors = new Authors()
  #state: Uint8Array
  #stateFrame: SharedFrame | null = null
  #tail: Uint8Array[] = []
  #tailBytes = 0
  #stored: { updates: number; bytes: number }

  private constructor(doc: Y.Doc, state: Uint8Array) {
    this.doc = doc
    this.#state = state
    this.#stored = { updates: 0, bytes: 0 }
  }

  /**
   * Builds the document from the log.
   * @param setAside takes an update that Yjs refuses; the rest is served
   */
  static open(stored: StoredRoom, setAside: (record: UpdateRecord, error: unknown) => void): RoomDocument {
    const doc = new Y.Doc()
    const state = stored.snapshot?.state ?? Y.encodeStateAsUpdate(doc)
    if (stored.snapshot) Y.applyUpdate(doc, state)
    const document = new RoomDocument(doc, state)
    document.authors.know(stored.authors, doc)
    for (const record of stored.updates) {
      try {
        Y.applyUpdate(doc, record.update)
        document.remember(record.update)
        document.authors.learn(record)
      } catch (error) {
        setAside(record, error)
      }
    }
    if (stored.damage.every(({ kind }) => kind === 'tornTail')) document.#dropPending()
    return document
  }

  /**
   * What waits for a past that never came could come alive later, past the gate. Where records are lost it is kept: the
   * client that holds them brings them back.
   */
  #dropPending(): void {
    const { store } = this.doc
    if (store.pendingStructs === null && store.pendingDs === null) return
    store.pendingStructs = null
    store.pendingDs = null
    this.encode()
  }

  /** Notes an update that is applied and on disk. */
  remember(update: Uint8Array): void {
    this.#tail.push(update)
    this.#tailBytes += update.length
    this.#stored.updates += 1
    this.#stored.bytes += update.length
  }

  /**
   * What a newcomer with nothing gets: the tail, then the cached state as sync step 2. The tail goes first, so that
   * nothing is missing when the client calls itself synced; Yjs keeps it until the state below has come.
   * Call only while everything applied is on disk, or the tail is short.
   */
  framesForNewcomer(): readonly SharedFrame[] {
    if (this.isStale) this.encode()
    this.#stateFrame ??= shareFrame(encodeSyncStep2(this.#state))
    if (this.#tail.length === 0) return [this.#stateFrame]
    if (this.#tail.length > 1) this.#tail = [Y.mergeUpdates(this.#tail)]
    return [shareFrame(encodeUpdate(this.#tail[0]!)), this.#stateFrame]
  }

  /** What somebody with this state vector lacks, as sync step 2; null: it is no state vector. */
  differenceFrom(stateVector: Uint8Array): SharedFrame | null {
    try {
      return shareFrame(encodeSyncStep2(Y.encodeStateAsUpdate(this.doc, stateVector)))
    } catch {
      // Yjs throws on bytes that are none; what it throws says nothing more.
      return null
    }
  }

  /** Encodes the whole state. Call only while everything applied is on disk. */
  encode(): Uint8Array {
    this.#state = Y.encodeStateAsUpdate(this.doc)
    this.#stateFrame = null
    this.#tail = []
    this.#tailBytes = 0
    return this.#state
  }

  /** Whether `encode` would be needed before a newcomer can be served from the cache. */
  get isStale(): boolean {
    if (this.#tail.length === 0) return false
    return this.#state.length < encodeAnewBelowBytes || this.#tail.length > maxTail || this.#tailBytes > this.#state.length / 2
  }

  /** Updates in the log beside its snapshot. */
  get storedUpdates(): number {
    return this.#stored.updates
  }

  get wantsCompaction(): boolean {
    const { updates, bytes } = this.#stored
    if (updates < compactAfterUpdates) return false
    return updates >= compactAtLatestAfter || bytes >= this.#state.length * compactBytesShare
  }

  compacted(): void {
    this.#stored = { updates: 0, bytes: 0 }
  }
}
