import { DomainError } from '../../../shared/domain/errors.ts'
import type { UserId } from '../../../shared/domain/ids.ts'
import type { LoginLink, Session, User, UserWithPassword } from '../port/peopleStore.ts'
import type { Sqlite } from './database.ts'

/** SQLite has no boolean: 0 and 1. */
type Row<T> = Omit<T, 'isAdmin'> & { readonly isAdmin: number }

const userColumns = 'users.id, users.login, users.name, users.unit, users.isAdmin, users.createdAt'

const toUser = <T extends Row<User>>(row: T): Omit<T, 'isAdmin'> & { isAdmin: boolean } => ({ ...row, isAdmin: row.isAdmin === 1 })

/** Accounts, inside the worker. */
export function userTables(db: Sqlite) {
  const findByLogin = db.prepare<[string], Row<UserWithPassword>>(`SELECT ${userColumns}, passwordHash FROM users WHERE login = ?`)
  const find = db.prepare<[UserId], Row<User>>(`SELECT ${userColumns} FROM users WHERE id = ?`)
  return {
    createUser(user: UserWithPassword): void {
      db.transaction(() => {
        if (findByLogin.get(user.login)) throw new DomainError('user.loginTaken', { login: user.login })
        db.prepare('INSERT INTO users (id, login, name, unit, isAdmin, createdAt, passwordHash) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
          user.id,
          user.login,
          user.name,
          user.unit,
          user.isAdmin ? 1 : 0,
          user.createdAt,
          user.passwordHash,
        )
      }).immediate()
    },
    findUser(id: UserId): User | null {
      const row = find.get(id)
      return row ? toUser(row) : null
    },
    findUserByLogin(login: string): UserWithPassword | null {
      const row = findByLogin.get(login)
      return row ? toUser(row) : null
    },
    listUsers(): User[] {
      return db.prepare<[], Row<User>>(`SELECT ${userColumns} FROM users ORDER BY login`).all().map(toUser)
    },
    setPassword(id: UserId, passwordHash: string): void {
      db.transaction(() => {
        db.prepare('UPDATE users SET passwordHash = ? WHERE id = ?').run(passwordHash, id)
        db.prepare('DELETE FROM sessions WHERE userId = ?').run(id)
      }).immediate()
    },
  }
}

/** Sessions, inside the worker. */
export function sessionTables(db: Sqlite) {
  const find = db.prepare<[string, number], Session>('SELECT * FROM sessions WHERE hash = ? AND expiresAt > ?')
  const findUser = db.prepare<[UserId], Row<User>>(`SELECT ${userColumns} FROM users WHERE id = ?`)
  return {
    createSession(session: Session): void {
      db.prepare('INSERT INTO sessions (hash, userId, kind, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?)').run(
        session.hash,
        session.userId,
        session.kind,
        session.createdAt,
        session.expiresAt,
      )
      db.prepare('DELETE FROM sessions WHERE expiresAt <= ?').run(session.createdAt)
    },
    findSession(hash: string, now: number): { session: Session; user: User } | null {
      const session = find.get(hash, now)
      const user = session && findUser.get(session.userId)
      return session && user ? { session, user: toUser(user) } : null
    },
    endSession(hash: string): void {
      db.prepare('DELETE FROM sessions WHERE hash = ?').run(hash)
    },
    hasReachableAdmin(now: number): boolean {
      const row = db
        .prepare<[number], { n: number }>(
          `SELECT count(*) AS n FROM users WHERE isAdmin = 1 AND (passwordHash IS NOT NULL
             OR EXISTS (SELECT 1 FROM sessions WHERE userId = users.id AND expiresAt > ?))`,
        )
        .get(now)
      return (row?.n ?? 0) > 0
    },
  }
}

/** Sign-in links, inside the worker. */
export function linkTables(db: Sqlite) {
  return {
    createLink(link: LoginLink): void {
      db.prepare('INSERT INTO loginLinks (hash, userId, expiresAt) VALUES (?, ?, ?)').run(link.hash, link.userId, link.expiresAt)
    },
    useLink(hash: string, now: number): LoginLink | null {
      const row = db
        .prepare<[number, string, number], LoginLink>(
          'UPDATE loginLinks SET usedAt = ? WHERE hash = ? AND usedAt IS NULL AND expiresAt > ? RETURNING hash, userId, expiresAt',
        )
        .get(now, hash, now)
      return row ?? null
    },
  }
}
