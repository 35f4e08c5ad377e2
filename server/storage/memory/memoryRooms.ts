import { DomainError } from '../../../shared/domain/errors.ts'
import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import { checkLog, recordChecksum, snapshotChecksum, type RawRecord } from '../checkLog.ts'
import type { Damage, QuarantinedUpdate, RoomSnapshot, RoomStore, StoredRoom, UpdateRecord } from '../port/roomStore.ts'
import type { RoomSize } from '../port/store.ts'
import type { ChangeEntry } from '../port/workbookStore.ts'

interface MemoryRoom {
  snapshot: (RoomSnapshot & { readonly checksum: number }) | null
  records: RawRecord[]
  readonly authors: Map<number, UserId>
}

/** Rooms in memory; keeps checksums as a disk would, so that damage can be played in tests. */
export class MemoryRooms implements RoomStore {
  readonly rooms = new Map<WorkbookId, MemoryRoom>()
  readonly changes: ChangeEntry[] = []
  readonly #quarantined: QuarantinedUpdate[] = []

  #room(room: WorkbookId): MemoryRoom {
    const known = this.rooms.get(room)
    if (known) return known
    const fresh: MemoryRoom = { snapshot: null, records: [], authors: new Map() }
    this.rooms.set(room, fresh)
    return fresh
  }

  async loadRoom(room: WorkbookId): Promise<StoredRoom> {
    const stored = this.#room(room)
    const { snapshot } = stored
    if (snapshot && snapshotChecksum(room, snapshot.seq, snapshot.state) !== snapshot.checksum) {
      throw new DomainError('storage.damaged', { where: `${room} (snapshot ${snapshot.seq})` })
    }
    const log = checkLog(room, snapshot?.seq ?? 0, stored.records)
    const from = log.cutFrom
    if (from !== null) {
      for (const r of stored.records.filter((r) => r.seq >= from)) {
        this.#quarantined.push({ room, userId: r.userId, at: r.at, reason: `torn record ${r.seq}`, update: r.update })
      }
      stored.records = stored.records.filter((r) => r.seq < from)
    }
    const kept = snapshot ? { seq: snapshot.seq, state: snapshot.state } : null
    const authors = [...stored.authors].map(([client, userId]) => ({ client, userId })).sort((a, b) => a.client - b.client)
    return { snapshot: kept, authors, updates: log.good, lastSeq: log.lastSeq, damage: log.damage }
  }

  async appendUpdates(batch: readonly UpdateRecord[]): Promise<void> {
    for (const r of batch) {
      if (this.#room(r.room).records.some((known) => known.seq === r.seq)) throw new Error(`record ${r.seq} exists`)
    }
    for (const r of batch) {
      const { seq, userId, at } = r
      this.#room(r.room).records.push({ seq, userId, at, checksum: recordChecksum(r.room, r), update: r.update.slice() })
    }
  }

  async compactRoom(room: WorkbookId, { seq, state, authors = [] }: RoomSnapshot): Promise<void> {
    const stored = this.#room(room)
    for (const { client, userId } of authors) if (!stored.authors.has(client)) stored.authors.set(client, userId)
    this.changes.push(...changesOf(room, stored.records.filter((r) => r.seq <= seq)))
    stored.records = stored.records.filter((r) => r.seq > seq)
    this.putSnapshot(room, seq, state)
  }

  putSnapshot(room: WorkbookId, seq: number, state: Uint8Array): void {
    this.#room(room).snapshot = { seq, state: state.slice(), checksum: snapshotChecksum(room, seq, state) }
  }

  changesOf(room: WorkbookId): ChangeEntry[] {
    const past = this.changes.filter((change) => change.workbook === room)
    return [...past, ...changesOf(room, this.#room(room).records)].sort((a, b) => a.from - b.from)
  }

  measure(): RoomSize[] {
    return [...this.rooms].map(([room, { snapshot, records }]) => {
      const logged = records.reduce((sum, { update }) => sum + update.length, 0)
      return { room, bytes: (snapshot?.state.length ?? 0) + logged, updates: records.length }
    })
  }

  forgetChanges(before: number): number {
    const kept = this.changes.filter(({ to }) => to >= before)
    const forgotten = this.changes.length - kept.length
    this.changes.splice(0, this.changes.length, ...kept)
    return forgotten
  }

  verifyRooms(): { rooms: number; records: number; damage: Damage[] } {
    const damage: Damage[] = []
    let records = 0
    for (const [room, stored] of this.rooms) {
      const { snapshot } = stored
      records += stored.records.length + (snapshot ? 1 : 0)
      if (snapshot && snapshotChecksum(room, snapshot.seq, snapshot.state) !== snapshot.checksum) {
        damage.push({ room, kind: 'snapshot', seq: snapshot.seq })
      }
      damage.push(...checkLog(room, snapshot?.seq ?? 0, stored.records).damage)
    }
    return { rooms: this.rooms.size, records, damage }
  }

  async quarantine(entry: QuarantinedUpdate): Promise<void> {
    this.#quarantined.push(entry)
  }

  async listQuarantined(room: WorkbookId): Promise<readonly QuarantinedUpdate[]> {
    return this.#quarantined.filter((entry) => entry.room === room)
  }
}

function changesOf(room: WorkbookId, records: readonly RawRecord[]): ChangeEntry[] {
  const minutes = new Map<string, RawRecord[]>()
  for (const r of records) {
    const key = `${r.userId} ${Math.floor(r.at / 60_000)}`
    minutes.set(key, [...(minutes.get(key) ?? []), r])
  }
  return [...minutes.values()].map((group) => {
    const times = group.map((r) => r.at)
    const userId = group[0]!.userId
    return { workbook: room, userId, from: Math.min(...times), to: Math.max(...times), updates: group.length, refusal: '' }
  })
}
