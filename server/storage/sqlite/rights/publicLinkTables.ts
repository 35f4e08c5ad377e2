import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import type { PublicLink } from '../../port/rights/publicLinkStore.ts'
import type { Sqlite } from '../database.ts'

/** Public links, inside the worker. */
export function publicLinkTables(db: Sqlite) {
  const put = db.prepare('INSERT INTO publicLinks (workbook, hash, userId, at) VALUES (?, ?, ?, ?) ON CONFLICT (workbook) DO UPDATE SET hash = excluded.hash, userId = excluded.userId, at = excluded.at')
  const find = db.prepare<[WorkbookId], PublicLink>('SELECT workbook, hash, userId, at FROM publicLinks WHERE workbook = ?')
  const findByHash = db.prepare<[string], { workbook: WorkbookId }>('SELECT workbook FROM publicLinks WHERE hash = ?')
  const remove = db.prepare<[WorkbookId]>('DELETE FROM publicLinks WHERE workbook = ?')
  return {
    putPublicLink({ workbook, hash, userId, at }: PublicLink): void {
      put.run(workbook, hash, userId, at)
    },
    findPublicLink: (workbook: WorkbookId): PublicLink | null => find.get(workbook) ?? null,
    findByPublicLink: (hash: string): WorkbookId | null => findByHash.get(hash)?.workbook ?? null,
    removePublicLink: (workbook: WorkbookId): boolean => remove.run(workbook).changes > 0,
  }
}
