import * as Y from 'yjs'
import { encodeSyncStep2 } from '../../shared/protocol/codec.ts'
import type { StoredRoom, UpdateRecord } from '../storage/port/roomStore.ts'
import { Authors } from './admission/authors.ts'
import { NewcomerState } from './disk/newcomerState.ts'
import { shareFrame, type SharedFrame } from './sharedFrame.ts'

/**
 * When the log of a room is worth compacting while people write: many updates, or many bytes beside the size of the
 * state. Encoding 2.7 MB takes a tenth of a second, so a larger state waits for more updates than the 5,000.
 */
const compactAfterUpdates = 500
const compactAtLatestAfter = 5_000
const stateBytesAnUpdate = 1_024
const compactBytesShare = 1 / 8

/** A room's document in memory, with its encoded state at hand, so that a newcomer costs no encoding. */
export class RoomDocument {
  readonly doc: Y.Doc
  readonly authors: Authors
  #newcomers: NewcomerState
  #isAsStored = true
  #stored = { updates: 0, bytes: 0 }

  private constructor(doc: Y.Doc, authors: Authors, newcomers: NewcomerState) {
    this.doc = doc
    this.authors = authors
    this.#newcomers = newcomers
  }

  /**
   * Builds the document from the log.
   * @param setAside takes an update that Yjs refuses; the rest is served
   * @param newcomers the same room as bytes, where it has been made already
   */
  static open(stored: StoredRoom, setAside: (record: UpdateRecord, error: unknown) => void, newcomers = NewcomerState.of(stored)): RoomDocument {
    const authors = new Authors()
    let doc = withSnapshot(stored)
    authors.know(stored.authors, doc)
    let taken = stored.updates
    if (!areAppliedAtOnce(doc, taken)) {
      doc = withSnapshot(stored)
      taken = taken.filter((record) => isApplied(doc, record, setAside))
    }
    const document = new RoomDocument(doc, authors, newcomers)
    for (const record of taken) {
      authors.learn(record)
      document.#count(record.update)
    }
    if (taken.length < stored.updates.length) document.#departFromStored()
    if (stored.damage.every(({ kind }) => kind === 'tornTail')) document.#dropPending()
    return document
  }

  /** False when something on disk is not served: an update that Yjs refuses, or what waits for a past that is lost. */
  get isAsStored(): boolean {
    return this.#isAsStored
  }

  #departFromStored(): void {
    this.#isAsStored = false
    this.encode()
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
    this.#departFromStored()
  }

  /** Notes an update that is applied and on disk. */
  remember(update: Uint8Array): void {
    this.#newcomers.remember(update)
    this.#count(update)
  }

  #count(update: Uint8Array): void {
    this.#stored.updates += 1
    this.#stored.bytes += update.length
  }

  /** What a newcomer with nothing gets. Call only while everything applied is on disk, or `isStale` is false. */
  framesForNewcomer(): readonly SharedFrame[] {
    if (this.isStale) this.encode()
    return this.#newcomers.frames()
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
    const state = Y.encodeStateAsUpdate(this.doc)
    this.#newcomers = new NewcomerState(state)
    return state
  }

  /** Whether `encode` would be needed before a newcomer can be served from the cache. */
  get isStale(): boolean {
    return this.#newcomers.isStale
  }

  /** Updates in the log beside its snapshot. */
  get storedUpdates(): number {
    return this.#stored.updates
  }

  get wantsCompaction(): boolean {
    const { updates, bytes } = this.#stored
    const state = this.#newcomers.bytes
    if (updates < compactAfterUpdates) return false
    return updates >= Math.max(compactAtLatestAfter, state / stateBytesAnUpdate) || bytes >= state * compactBytesShare
  }

  /** Whether compaction pays when nobody writes anyway. */
  get wantsQuietCompaction(): boolean {
    return this.#stored.updates >= compactAfterUpdates
  }

  compacted(): void {
    this.#stored = { updates: 0, bytes: 0 }
  }
}

function withSnapshot({ snapshot }: StoredRoom): Y.Doc {
  const doc = new Y.Doc()
  if (snapshot) Y.applyUpdate(doc, snapshot.state)
  return doc
}

/** In one transaction, because each ends with work of its own; false when Yjs refuses one: the document is then half changed. */
function areAppliedAtOnce(doc: Y.Doc, records: readonly UpdateRecord[]): boolean {
  try {
    doc.transact(() => records.forEach(({ update }) => Y.applyUpdate(doc, update)))
    return true
  } catch {
    // Which one it is, and why, is found one by one.
    return false
  }
}

function isApplied(doc: Y.Doc, record: UpdateRecord, setAside: (record: UpdateRecord, error: unknown) => void): boolean {
  try {
    Y.applyUpdate(doc, record.update)
    return true
  } catch (error) {
    setAside(record, error)
    return false
  }
}
