import type { WorkbookId } from '../../shared/domain/ids.ts'
import type { UpdateRecord } from '../../server/storage/port/roomStore.ts'
import type { Database } from '../../server/storage/redo/redoStore.ts'
import type { RedoFile } from '../../server/storage/redo/redoFile.ts'
import { redoFileBytes } from '../../server/storage/redo/redoLog.ts'

/** One write that a disk was asked for. */
export interface DiskWrite {
  readonly at: number
  readonly bytes: Uint8Array
}

/** A redo file in memory that remembers the order of its writes and can be made to fail. */
export class MemoryRedoFile implements RedoFile {
  readonly bytes: Uint8Array
  readonly writes: DiskWrite[] = []
  failure: Error | null = null
  /** Whether a write that fails lies on the disk all the same. */
  writesBeforeFailing = false

  constructor(bytes: Uint8Array = new Uint8Array(redoFileBytes)) {
    this.bytes = bytes
  }

  async write(bytes: Uint8Array, at: number): Promise<void> {
    if (this.failure === null || this.writesBeforeFailing) {
      this.writes.push({ at, bytes: Uint8Array.from(bytes) })
      this.bytes.set(bytes, at)
    }
    if (this.failure !== null) throw this.failure
  }

  close(): void {}
}

/** A database that keeps numbers only, takes its time when told to, and refuses what is no next one. */
export class NumberDatabase implements Database {
  readonly newest = new Map<WorkbookId, number>()
  readonly taken: UpdateRecord[] = []
  batches = 0
  failure: Error | null = null
  /** Awaited before a batch is taken. */
  gate: Promise<void> = Promise.resolve()

  async appendUpdates(batch: readonly UpdateRecord[]): Promise<void> {
    await this.gate
    if (this.failure !== null) throw this.failure
    this.batches += 1
    for (const record of batch) {
      const newest = this.newest.get(record.room) ?? 0
      if (record.seq !== newest + 1) throw new Error(`${record.room}: ${record.seq} after ${newest}`)
      this.newest.set(record.room, record.seq)
      this.taken.push(record)
    }
  }

  async loadRoom(room: WorkbookId) {
    return { snapshot: null, authors: [], updates: this.taken.filter((record) => record.room === room), lastSeq: this.newest.get(room) ?? 0, damage: [] }
  }

  async probe(): Promise<void> {
    if (this.failure !== null) throw this.failure
  }

  async close(): Promise<void> {}
}
