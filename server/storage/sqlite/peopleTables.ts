import { DomainError } from '../../../shared/domain/errors.ts'
import type { CommuneId, UserId } from '../../../shared/domain/ids.ts'
import type { Person, PersonChange, User, UserWithPassword } from '../port/peopleStore.ts'
import type { Sqlite } from './database.ts'

/** SQLite has no boolean: 0 and 1. */
type Row<T> = Omit<T, 'isAdmin'> & { readonly isAdmin: number }
type PersonRow = Omit<Row<Person>, 'hasPassword'> & { readonly hasPassword: number }

export const userColumns = 'users.id, users.commune, users.login, users.name, users.unit, users.isAdmin, users.createdAt'

export const toUser = <T extends Row<User>>(row: T): Omit<T, 'isAdmin'> & { isAdmin: boolean } => ({ ...row, isAdmin: row.isAdmin === 1 })
const toPerson = (row: PersonRow): Person => ({ ...row, isAdmin: row.isAdmin === 1, hasPassword: row.hasPassword === 1 })

/** Accounts, inside the worker. */
export function userTables(db: Sqlite) {
  const findAnyByLogin = db.prepare<[string]>('SELECT 1 FROM users WHERE login = ?')
  const findByLogin = db.prepare<[string], Row<UserWithPassword>>(`SELECT ${userColumns}, passwordHash FROM users WHERE login = ? AND closedAt IS NULL`)
  const find = db.prepare<[UserId], Row<User>>(`SELECT ${userColumns} FROM users WHERE id = ?`)
  return {
    createUser(user: UserWithPassword): void {
      db.transaction(() => {
        if (findAnyByLogin.get(user.login)) throw new DomainError('user.loginTaken', { login: user.login })
        const { id, commune, login, name, unit, isAdmin, createdAt, passwordHash } = user
        db.prepare('INSERT INTO users (id, commune, login, name, unit, isAdmin, createdAt, passwordHash, passwordSetAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
          ...[id, commune, login, name, unit, isAdmin ? 1 : 0, createdAt, passwordHash, passwordHash === null ? 0 : createdAt],
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
    hasReachableAdmin(now: number): boolean {
      const row = db
        .prepare<[number], { n: number }>(
          `SELECT count(*) AS n FROM users WHERE isAdmin = 1 AND closedAt IS NULL AND (passwordHash IS NOT NULL
             OR EXISTS (SELECT 1 FROM sessions WHERE userId = users.id AND expiresAt > ?))`,
        )
        .get(now)
      return (row?.n ?? 0) > 0
    },
  }
}

const personColumns = `${userColumns}, passwordHash IS NOT NULL AS hasPassword, closedAt,
  (SELECT max(seenAt) FROM sessions WHERE userId = users.id) AS seenAt`

/** Accounts of one commune, as its administrator manages them, inside the worker. */
export function personTables(db: Sqlite) {
  const endAccess = (id: UserId): void => {
    db.prepare('DELETE FROM sessions WHERE userId = ?').run(id)
    db.prepare('DELETE FROM loginLinks WHERE userId = ? AND usedAt IS NULL').run(id)
  }
  return {
    findPerson(commune: CommuneId, login: string): Person | null {
      const row = db.prepare<[CommuneId, string], PersonRow>(`SELECT ${personColumns} FROM users WHERE commune = ? AND login = ?`).get(commune, login)
      return row ? toPerson(row) : null
    },
    listPeople(commune: CommuneId): Person[] {
      return db.prepare<[CommuneId], PersonRow>(`SELECT ${personColumns} FROM users WHERE commune = ? ORDER BY login`).all(commune).map(toPerson)
    },
    changePerson(commune: CommuneId, id: UserId, { name, unit, isAdmin }: PersonChange): void {
      db.prepare(
        'UPDATE users SET name = coalesce(?, name), unit = coalesce(?, unit), isAdmin = coalesce(?, isAdmin) WHERE commune = ? AND id = ?',
      ).run(name ?? null, unit ?? null, isAdmin === undefined ? null : Number(isAdmin), commune, id)
    },
    closePerson(commune: CommuneId, id: UserId, closedAt: number | null): void {
      db.transaction(() => {
        const { changes } = db.prepare('UPDATE users SET closedAt = ? WHERE commune = ? AND id = ?').run(closedAt, commune, id)
        if (changes > 0 && closedAt !== null) endAccess(id)
      }).immediate()
    },
    setPassword(id: UserId, passwordHash: string | null, at = 0): void {
      db.transaction(() => {
        db.prepare('UPDATE users SET passwordHash = ?, passwordSetAt = ? WHERE id = ?').run(passwordHash, at, id)
        endAccess(id)
      }).immediate()
    },
    passwordSetAt(id: UserId): number {
      return db.prepare<[UserId], { passwordSetAt: number }>('SELECT passwordSetAt FROM users WHERE id = ?').get(id)?.passwordSetAt ?? 0
    },
  }
}
