import { crc32 } from 'node:zlib'
import type { UserId, WorkbookId } from '../../shared/domain/ids.ts'
import type { Damage, UpdateRecord } from './port/roomStore.ts'

/** A record as it lies on disk: with its checksum, not yet believed. */
export interface RawRecord {
  readonly seq: number
  readonly userId: UserId
  readonly at: number
  readonly checksum: number
  readonly update: Uint8Array
}

/** Checksum over everything that a record says, so that a flipped bit anywhere in it is seen. */
export function recordChecksum(room: WorkbookId, record: Omit<RawRecord, 'checksum'>): number {
  return crc32(record.update, crc32(`${room} ${record.seq} ${record.userId} ${record.at} ${record.update.length}`))
}

export function snapshotChecksum(room: WorkbookId, seq: number, state: Uint8Array): number {
  return crc32(state, crc32(`${room} ${seq} snapshot ${state.length}`))
}

export interface CheckedLog {
  readonly good: readonly UpdateRecord[]
  readonly lastSeq: number
  /** First sequence number of a tail to cut off; null when the last record is good. */
  readonly cutFrom: number | null
  readonly damage: readonly Damage[]
}

/**
 * Judges a room's records, in order of `seq`. Bad records at the end are a torn tail: they were never acknowledged
 * as a whole and are cut. A bad or missing record with good ones after it is damage: reported, and the rest is kept,
 * because a client that still holds the lost part brings it back by its next sync.
 * @param after sequence number of the snapshot below; 0 for none
 */
export function checkLog(room: WorkbookId, after: number, records: readonly RawRecord[]): CheckedLog {
  const isGood = (record: RawRecord): boolean => recordChecksum(room, record) === record.checksum
  const end = records.findLastIndex(isGood) + 1
  const damage: Damage[] = []
  const good: UpdateRecord[] = []
  let expected = after + 1
  for (const record of records.slice(0, end)) {
    if (record.seq > expected) damage.push({ room, kind: 'gap', seq: expected })
    expected = record.seq + 1
    if (!isGood(record)) damage.push({ room, kind: 'record', seq: record.seq })
    else good.push({ room, seq: record.seq, userId: record.userId, at: record.at, update: record.update })
  }
  const torn = records[end]
  if (torn) damage.push({ room, kind: 'tornTail', seq: torn.seq })
  return { good, lastSeq: expected - 1, cutFrom: torn ? torn.seq : null, damage }
}
