import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'

/** One update on its way to the log. `seq` runs from 1 in each room, without gaps; whoever owns the room gives it. */
export interface UpdateRecord {
  readonly room: WorkbookId
  readonly seq: number
  readonly userId: UserId
  /** When the server took it, milliseconds since 1970. */
  readonly at: number
  readonly update: Uint8Array
}

/** Under which client id of the document somebody wrote first. */
export interface AuthorOfClient {
  readonly client: number
  readonly userId: UserId
}

/** A whole state that stands for all updates up to `seq`. */
export interface RoomSnapshot {
  readonly seq: number
  readonly state: Uint8Array
  /** Who wrote in the updates that it replaces: known before or not. */
  readonly authors?: readonly AuthorOfClient[]
}

/**
 * What is wrong with a room's log.
 * `tornTail`: the last records were unreadable and were cut off (kept in quarantine); `record` and `gap`: damage in the
 * middle, the rest is served; `snapshot`: nothing can be served before a restore.
 */
export interface Damage {
  readonly room: WorkbookId
  readonly kind: 'tornTail' | 'record' | 'gap' | 'snapshot'
  readonly seq: number
}

export interface StoredRoom {
  readonly snapshot: RoomSnapshot | null
  /** Who wrote what the snapshot holds, as far as is known. */
  readonly authors: readonly AuthorOfClient[]
  /** In order, after the snapshot. */
  readonly updates: readonly UpdateRecord[]
  /** Sequence number of the newest good record; 0 for a room without any. */
  readonly lastSeq: number
  readonly damage: readonly Damage[]
}

/** An update that was taken out of circulation, with the reason; for the maintainer, never shown to people. */
export interface QuarantinedUpdate {
  readonly room: WorkbookId
  readonly userId: UserId
  readonly at: number
  readonly reason: string
  readonly update: Uint8Array
}

/** The durable log of the rooms. Every promise resolves only when its change is on disk. */
export interface RoomStore {
  /**
   * Reads a room; cuts a torn tail off.
   * @throws {DomainError} `storage.damaged` when the snapshot is unreadable
   */
  loadRoom(room: WorkbookId): Promise<StoredRoom>
  /**
   * Appends all records or none, in one transaction with one fsync.
   * @throws {DomainError} `storage.full`, `storage.readOnly`, `storage.failed`: nothing of the batch counts as written,
   * and the caller must not simply try again but read the rooms anew after `probe` has succeeded
   */
  appendUpdates(batch: readonly UpdateRecord[]): Promise<void>
  /** Replaces the updates up to `seq` by one state, in one transaction; who wrote when moves to the change log. */
  compactRoom(room: WorkbookId, snapshot: RoomSnapshot): Promise<void>
  quarantine(entry: QuarantinedUpdate): Promise<void>
  listQuarantined(room: WorkbookId): Promise<readonly QuarantinedUpdate[]>
}
