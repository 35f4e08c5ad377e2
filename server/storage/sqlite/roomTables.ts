import { DomainError } from '../../../shared/domain/errors.ts'
import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import { checkLog, recordChecksum, snapshotChecksum, type RawRecord } from '../checkLog.ts'
import type { AuthorOfClient, Damage, QuarantinedUpdate, RoomSnapshot, StoredRoom, UpdateRecord } from '../port/roomStore.ts'
import type { Sqlite } from './database.ts'

interface SnapshotRow {
  readonly seq: number
  readonly checksum: number
  readonly bytes: Uint8Array
}

const insertAside = 'INSERT INTO quarantine (room, userId, at, reason, bytes) VALUES (?, ?, ?, ?, ?)'

/** The room part of the store, synchronous, inside the worker. */
export function roomTables(db: Sqlite) {
  return { ...logReading(db), ...logWriting(db), ...quarantineTable(db) }
}

function logReading(db: Sqlite) {
  const setAside = db.prepare(insertAside)
  const readSnapshot = db.prepare<[WorkbookId], SnapshotRow>('SELECT seq, checksum, bytes FROM snapshots WHERE room = ?')
  const readRecords = db.prepare<[WorkbookId, number], RawRecord>(
    'SELECT seq, userId, at, checksum, bytes AS "update" FROM updates WHERE room = ? AND seq > ? ORDER BY seq',
  )
  const readAuthors = db.prepare<[WorkbookId], AuthorOfClient>('SELECT client, userId FROM authors WHERE room = ? ORDER BY client')
  const drop = db.prepare('DELETE FROM updates WHERE room = ? AND seq >= ?')

  const cutTail = (room: WorkbookId, from: number, records: readonly RawRecord[]): void => {
    for (const r of records) if (r.seq >= from) setAside.run(room, r.userId, r.at, `torn record ${r.seq}`, r.update)
    drop.run(room, from)
  }

  return {
    loadRoom(room: WorkbookId): StoredRoom {
      const snapshot = readSnapshot.get(room)
      if (snapshot && snapshotChecksum(room, snapshot.seq, snapshot.bytes) !== snapshot.checksum) {
        throw new DomainError('storage.damaged', { where: `${room} (snapshot ${snapshot.seq})` })
      }
      const records = readRecords.all(room, snapshot?.seq ?? 0)
      const log = checkLog(room, snapshot?.seq ?? 0, records)
      const from = log.cutFrom
      if (from !== null) db.transaction(() => cutTail(room, from, records)).immediate()
      return {
        snapshot: snapshot ? { seq: snapshot.seq, state: snapshot.bytes } : null,
        authors: readAuthors.all(room),
        updates: log.good,
        lastSeq: log.lastSeq,
        damage: log.damage,
      }
    },
  }
}

function logWriting(db: Sqlite) {
  const insert = db.prepare('INSERT INTO updates (room, seq, userId, at, checksum, bytes) VALUES (?, ?, ?, ?, ?, ?)')
  const append = db.transaction((batch: readonly UpdateRecord[]): void => {
    for (const r of batch) insert.run(r.room, r.seq, r.userId, r.at, recordChecksum(r.room, r), r.update)
  })
  return {
    appendUpdates(batch: readonly UpdateRecord[]): void {
      append.immediate(batch)
    },
    compactRoom(room: WorkbookId, snapshot: RoomSnapshot): void {
      db.transaction(() => replaceBySnapshot(db, room, snapshot)).immediate()
    },
  }
}

function quarantineTable(db: Sqlite) {
  const setAside = db.prepare(insertAside)
  return {
    quarantine(entry: QuarantinedUpdate): void {
      setAside.run(entry.room, entry.userId, entry.at, entry.reason, entry.update)
    },
    listQuarantined(room: WorkbookId): QuarantinedUpdate[] {
      return db
        .prepare<[WorkbookId], QuarantinedUpdate>(
          'SELECT room, userId, at, reason, bytes AS "update" FROM quarantine WHERE room = ? ORDER BY rowid',
        )
        .all(room)
    },
  }
}

function replaceBySnapshot(db: Sqlite, room: WorkbookId, { seq, state, authors = [] }: RoomSnapshot): void {
  const bind = db.prepare('INSERT OR IGNORE INTO authors (room, client, userId) VALUES (?, ?, ?)')
  for (const { client, userId } of authors) bind.run(room, client, userId)
  db.prepare(
    `INSERT INTO changes (workbook, userId, "from", "to", updates, refusal)
     SELECT room, userId, min(at), max(at), count(*), '' FROM updates WHERE room = ? AND seq <= ?
     GROUP BY userId, at / 60000`,
  ).run(room, seq)
  db.prepare('DELETE FROM updates WHERE room = ? AND seq <= ?').run(room, seq)
  db.prepare('INSERT OR REPLACE INTO snapshots (room, seq, checksum, bytes) VALUES (?, ?, ?, ?)').run(
    room,
    seq,
    snapshotChecksum(room, seq, state),
    state,
  )
}

/** Reads every record of every room and says what is damaged; changes nothing. */
export function verifyRooms(db: Sqlite): { rooms: number; records: number; damage: Damage[] } {
  const rooms = db
    .prepare<[], { room: WorkbookId }>('SELECT room FROM snapshots UNION SELECT room FROM updates')
    .all()
  const readSnapshot = db.prepare<[WorkbookId], SnapshotRow>('SELECT seq, checksum, bytes FROM snapshots WHERE room = ?')
  const readRecords = db.prepare<[WorkbookId], { seq: number; userId: UserId; at: number; checksum: number; update: Uint8Array }>(
    'SELECT seq, userId, at, checksum, bytes AS "update" FROM updates WHERE room = ? ORDER BY seq',
  )
  let count = 0
  const damage: Damage[] = []
  for (const { room } of rooms) {
    const snapshot = readSnapshot.get(room)
    if (snapshot && snapshotChecksum(room, snapshot.seq, snapshot.bytes) !== snapshot.checksum) {
      damage.push({ room, kind: 'snapshot', seq: snapshot.seq })
    }
    const records = readRecords.all(room)
    count += records.length + (snapshot ? 1 : 0)
    damage.push(...checkLog(room, snapshot?.seq ?? 0, records).damage)
  }
  return { rooms: rooms.length, records: count, damage }
}
