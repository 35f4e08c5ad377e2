import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import type { Version } from '../../port/versionStore.ts'
import type { Sqlite } from '../database.ts'

/** Frozen versions, inside the worker. */
export function versionTables(db: Sqlite) {
  return {
    addVersion({ workbook, name, at, userId, hash, content }: Omit<Version, 'number'>): number {
      // One statement: two who freeze at once get two numbers.
      const row = db
        .prepare<unknown[], { number: number }>(
          `INSERT INTO versions (workbook, number, name, at, userId, hash, content)
           VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM versions WHERE workbook = ?), ?, ?, ?, ?, ?) RETURNING number`,
        )
        .get(workbook, workbook, name, at, userId, hash, content)
      return row?.number ?? 0
    },
    listVersions(workbook: WorkbookId): Omit<Version, 'content'>[] {
      return db
        .prepare<[WorkbookId], Omit<Version, 'content'>>('SELECT workbook, number, name, at, userId, hash FROM versions WHERE workbook = ? ORDER BY number')
        .all(workbook)
    },
    findVersion(workbook: WorkbookId, number: number): Version | null {
      return db.prepare<[WorkbookId, number], Version>('SELECT * FROM versions WHERE workbook = ? AND number = ?').get(workbook, number) ?? null
    },
  }
}
