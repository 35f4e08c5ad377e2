import type { WorkbookId } from '../../../shared/domain/ids.ts'
import { decodeBatch } from '../batchBytes.ts'
import type { RoomStore, StoredRoom, UpdateRecord } from '../port/roomStore.ts'
import type { Generation } from './frames.ts'

type Database = Pick<RoomStore, 'appendUpdates' | 'loadRoom'>

export interface Replayed {
  /** Updates that the database lacked. */
  readonly updates: number
  /** Batches that were promised and are lost. */
  readonly missing: number
}

/** Brings what a redo log holds into the database: what is there already is left out, so it may be done again. */
export async function replay(store: Database, generations: readonly Generation[]): Promise<Replayed> {
  let updates = 0
  let missing = 0
  for (const generation of generations) {
    const records = generation.contents.flatMap(decodeBatch)
    const added = await appendNew(store, records)
    updates += added
    // A generation goes into the database as a whole: where nothing is new, what can't be read is there too.
    if (added > 0 || records.length === 0) missing += generation.missing
  }
  return { updates, missing }
}

/**
 * Appends what the rooms do not hold yet.
 * @param records in the order in which they were taken
 * @returns how many were new
 */
export async function appendNew(store: Database, records: readonly UpdateRecord[]): Promise<number> {
  const newest = new Map<WorkbookId, number>()
  for (const { room } of records) if (!newest.has(room)) newest.set(room, (await store.loadRoom(room)).lastSeq)
  const fresh = records.filter(({ room, seq }) => seq > (newest.get(room) ?? 0))
  if (fresh.length > 0) await store.appendUpdates(fresh)
  return fresh.length
}

/** A room as the database has it, with what `records` hold beyond. */
export function withLacking(stored: StoredRoom, room: WorkbookId, records: readonly UpdateRecord[]): StoredRoom {
  const lacking = records.filter((record) => record.room === room && record.seq > stored.lastSeq)
  return { ...stored, updates: [...stored.updates, ...lacking], lastSeq: lacking.at(-1)?.seq ?? stored.lastSeq }
}
