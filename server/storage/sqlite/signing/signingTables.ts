import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import type { SigningEvent } from '../../../../shared/domain/signing.ts'
import type { VersionFile } from '../../port/signingStore.ts'
import type { Sqlite } from '../database.ts'

/** The way to a signature, inside the worker. */
export function signingTables(db: Sqlite) {
  return {
    addSigningEvent(workbook: WorkbookId, { act, at, userId, unit, text, version, date }: SigningEvent): void {
      db.prepare(
        `INSERT INTO signing (workbook, number, act, at, userId, unit, text, version, date)
         VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM signing WHERE workbook = ?), ?, ?, ?, ?, ?, ?, ?)`,
      ).run(workbook, workbook, act, at, userId, unit, text, version, date)
    },
    listSigningEvents(workbook: WorkbookId): SigningEvent[] {
      return db
        .prepare<[WorkbookId], SigningEvent>('SELECT act, at, userId, unit, text, version, date FROM signing WHERE workbook = ? ORDER BY number')
        .all(workbook)
    },
    noteVersionFile(workbook: WorkbookId, version: number, { hash, length }: VersionFile): void {
      db.prepare('INSERT OR IGNORE INTO versionFiles (workbook, version, hash, length) VALUES (?, ?, ?, ?)').run(workbook, version, hash, length)
    },
    listVersionFiles(workbook: WorkbookId, version: number): VersionFile[] {
      return db.prepare<[WorkbookId, number], VersionFile>('SELECT hash, length FROM versionFiles WHERE workbook = ? AND version = ?').all(workbook, version)
    },
  }
}
