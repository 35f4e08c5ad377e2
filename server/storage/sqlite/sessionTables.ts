import type { CommuneId, UserId } from '../../../shared/domain/ids.ts'
import type { User } from '../port/peopleStore.ts'
import type { LoginLink, OpenLink, Session } from '../port/sessionStore.ts'
import type { Sqlite } from './database.ts'
import { toUser, userColumns } from './peopleTables.ts'

type UserRow = Omit<User, 'isAdmin'> & { readonly isAdmin: number }

/** Sessions, inside the worker. */
export function sessionTables(db: Sqlite) {
  const find = db.prepare<[string, number], Session>('SELECT * FROM sessions WHERE hash = ? AND expiresAt > ?')
  const findUser = db.prepare<[UserId], UserRow>(`SELECT ${userColumns} FROM users WHERE id = ? AND closedAt IS NULL`)
  return {
    createSession({ hash, userId, kind, createdAt, expiresAt, seenAt, agent }: Session): void {
      db.prepare('INSERT INTO sessions (hash, userId, kind, createdAt, expiresAt, seenAt, agent) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        hash,
        userId,
        kind,
        createdAt,
        expiresAt,
        seenAt,
        agent,
      )
      db.prepare('DELETE FROM sessions WHERE expiresAt <= ?').run(createdAt)
    },
    findSession(hash: string, now: number): { session: Session; user: User } | null {
      const session = find.get(hash, now)
      const user = session && findUser.get(session.userId)
      return session && user ? { session, user: toUser(user) } : null
    },
    touchSession(hash: string, seenAt: number, expiresAt: number): void {
      db.prepare('UPDATE sessions SET seenAt = ?, expiresAt = ? WHERE hash = ?').run(seenAt, expiresAt, hash)
    },
    listSessions(userId: UserId, now: number): Session[] {
      return db.prepare<[UserId, number], Session>('SELECT * FROM sessions WHERE userId = ? AND expiresAt > ? ORDER BY seenAt DESC, hash').all(userId, now)
    },
    endSession(hash: string): void {
      db.prepare('DELETE FROM sessions WHERE hash = ?').run(hash)
    },
    endSessions(userId: UserId, except: string): void {
      db.prepare('DELETE FROM sessions WHERE userId = ? AND hash <> ?').run(userId, except)
    },
  }
}

/** How much of a hash names a link in lists. */
const idLength = 16

/** Sign-in links, inside the worker. */
export function linkTables(db: Sqlite) {
  return {
    createLink({ hash, userId, expiresAt, createdAt }: LoginLink): void {
      db.transaction(() => {
        if (userId !== null) db.prepare('DELETE FROM loginLinks WHERE userId = ? AND usedAt IS NULL').run(userId)
        db.prepare('INSERT INTO loginLinks (hash, userId, expiresAt, createdAt) VALUES (?, ?, ?, ?)').run(hash, userId, expiresAt, createdAt)
      }).immediate()
    },
    useLink(hash: string, now: number): LoginLink | null {
      const row = db
        .prepare<[number, string, number], LoginLink>(
          `UPDATE loginLinks SET usedAt = ? WHERE hash = ? AND usedAt IS NULL AND expiresAt > ?
             AND (userId IS NULL OR userId IN (SELECT id FROM users WHERE closedAt IS NULL))
           RETURNING hash, userId, expiresAt, createdAt`,
        )
        .get(now, hash, now)
      return row ?? null
    },
    listLinks(commune: CommuneId, now: number): OpenLink[] {
      return db
        .prepare<[CommuneId, number], OpenLink>(
          `SELECT substr(hash, 1, ${idLength}) AS id, login, name, loginLinks.createdAt, expiresAt
           FROM loginLinks JOIN users ON users.id = userId
           WHERE commune = ? AND usedAt IS NULL AND expiresAt > ? ORDER BY loginLinks.createdAt DESC, hash`,
        )
        .all(commune, now)
    },
    revokeLink(commune: CommuneId, id: string): boolean {
      const { changes } = db
        .prepare(
          `DELETE FROM loginLinks WHERE substr(hash, 1, ${idLength}) = ? AND usedAt IS NULL AND userId IN (SELECT id FROM users WHERE commune = ?)`,
        )
        .run(id, commune)
      return changes > 0
    },
  }
}
