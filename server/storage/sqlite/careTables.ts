import type { RoomSize, StoreReport, StoreSizes } from '../port/store.ts'
import type { Sqlite } from './database.ts'
import { verifyRooms } from './roomTables.ts'
import { findChangedRows } from './rowSums.ts'

/** Care of the file as a whole, inside the worker; `probe` and `close` belong to the worker, which owns the handle. */
export function careTables(db: Sqlite) {
  return {
    changeMark(): number {
      return Number(db.pragma('data_version', { simple: true }))
    },
    verify(): StoreReport {
      const lines = db.pragma('integrity_check') as { integrity_check: string }[]
      const fileFaults = lines.map((line) => line.integrity_check).filter((line) => line !== 'ok')
      return { ...verifyRooms(db), changedRows: findChangedRows(db), fileFaults }
    },
    measure(): StoreSizes {
      const rooms = db.prepare<[], RoomSize>(`
        SELECT room, sum(bytes) AS bytes, sum(updates) AS updates FROM (
          SELECT room, length(bytes) AS bytes, 0 AS updates FROM snapshots
          UNION ALL SELECT room, sum(length(bytes)), count(*) FROM updates GROUP BY room
        ) GROUP BY room`).all()
      const people = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM users').get()?.n ?? 0
      return { people, rooms }
    },
    forgetChanges(before: number): number {
      const lines = db.prepare('DELETE FROM edits WHERE "to" < ?').run(before).changes
      return lines + db.prepare('DELETE FROM changes WHERE "to" < ?').run(before).changes
    },
  }
}

/**
 * Proves that a write would last. The checkpoint moves everything out of the write-ahead log and cuts the log, so
 * that nothing new is ever appended behind a frame whose fsync had failed.
 */
export function proveWritable(db: Sqlite, now: number): void {
  db.prepare('INSERT OR REPLACE INTO probe (id, at) VALUES (1, ?)').run(now)
  db.pragma('wal_checkpoint(TRUNCATE)')
}
