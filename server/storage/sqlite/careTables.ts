import type { StoreReport } from '../port/store.ts'
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
    backup(file: string): void {
      // VACUUM INTO reads inside one transaction: consistent, compact, and writers go on in the WAL meanwhile.
      db.prepare('VACUUM INTO ?').run(file)
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
