import type { UserId } from '../../../shared/domain/ids.ts'
import type { Identity } from '../port/identityStore.ts'
import type { Sqlite } from './database.ts'

/** Identities of other systems, inside the worker. */
export function identityTables(db: Sqlite) {
  return {
    linkIdentity(userId: UserId, { issuer, subject }: Identity): boolean {
      db.prepare('INSERT INTO identities (issuer, subject, userId) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(issuer, subject, userId)
      const row = db.prepare<[string, string], { userId: UserId }>('SELECT userId FROM identities WHERE issuer = ? AND subject = ?').get(issuer, subject)
      return row?.userId === userId
    },
    findByIdentity({ issuer, subject }: Identity): UserId | null {
      const row = db
        .prepare<[string, string], { id: UserId }>('SELECT users.id FROM identities JOIN users ON users.id = userId WHERE issuer = ? AND subject = ? AND closedAt IS NULL')
        .get(issuer, subject)
      return row?.id ?? null
    },
    hasIdentity(userId: UserId, issuer: string): boolean {
      return db.prepare<[UserId, string]>('SELECT 1 FROM identities WHERE userId = ? AND issuer = ?').get(userId, issuer) !== undefined
    },
    unlinkIdentity(userId: UserId, issuer: string): void {
      db.prepare('DELETE FROM identities WHERE userId = ? AND issuer = ?').run(userId, issuer)
    },
  }
}
