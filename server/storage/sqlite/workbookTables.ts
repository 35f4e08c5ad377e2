import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import { snapshotChecksum } from '../checkLog.ts'
import type { ChangeEntry, Member, Membership, Role, WorkbookEntry } from '../port/workbookStore.ts'
import type { Sqlite } from './database.ts'

const entryColumns = 'workbooks.id, title, year, issuer, workbooks.createdAt'
type EntryOfUser = WorkbookEntry & { readonly role: Role; readonly unit: string }

/** The birth of a workbook, inside the worker. */
export function workbookTables(db: Sqlite) {
  return {
    createWorkbook(entry: WorkbookEntry, coordinator: UserId, firstState: Uint8Array): void {
      db.transaction(() => {
        // A workbook is of the commune of whoever makes it, for ever.
        db.prepare(
          `INSERT INTO workbooks (id, title, year, issuer, createdAt, commune)
           VALUES (?, ?, ?, ?, ?, coalesce((SELECT commune FROM users WHERE id = ?), 'home'))`,
        ).run(entry.id, entry.title, entry.year, entry.issuer, entry.createdAt, coordinator)
        db.prepare(`INSERT INTO memberships (workbook, userId, role, unit) VALUES (?, ?, 'coordinator', '')`).run(entry.id, coordinator)
        db.prepare('INSERT INTO snapshots (room, seq, checksum, bytes) VALUES (?, 0, ?, ?)').run(
          entry.id,
          snapshotChecksum(entry.id, 0, firstState),
          firstState,
        )
        db.prepare(`INSERT INTO changes (workbook, userId, "from", "to", updates, refusal) VALUES (?, ?, ?, ?, 1, '')`).run(
          entry.id,
          coordinator,
          entry.createdAt,
          entry.createdAt,
        )
      }).immediate()
    },
  }
}

/** What lists show of workbooks, inside the worker. */
export function entryTables(db: Sqlite) {
  return {
    findWorkbook(id: WorkbookId): WorkbookEntry | null {
      return db.prepare<[WorkbookId], WorkbookEntry>(`SELECT ${entryColumns} FROM workbooks WHERE id = ?`).get(id) ?? null
    },
    listWorkbooks(): WorkbookEntry[] {
      return db.prepare<[], WorkbookEntry>(`SELECT ${entryColumns} FROM workbooks ORDER BY createdAt, id`).all()
    },
    listWorkbooksOf(userId: UserId): EntryOfUser[] {
      return db
        .prepare<[UserId], EntryOfUser>(
          `SELECT ${entryColumns}, role, memberships.unit FROM workbooks JOIN memberships ON workbook = workbooks.id
           JOIN users ON users.id = userId AND users.commune = workbooks.commune
           WHERE userId = ? ORDER BY workbooks.createdAt DESC, workbooks.id`,
        )
        .all(userId)
    },
    updateWorkbookEntry(entry: Pick<WorkbookEntry, 'id' | 'title' | 'year' | 'issuer'>): void {
      db.prepare('UPDATE workbooks SET title = ?, year = ?, issuer = ? WHERE id = ?').run(entry.title, entry.year, entry.issuer, entry.id)
    },
  }
}

/** Who belongs to a workbook, inside the worker. */
export function memberTables(db: Sqlite) {
  const find = db.prepare<[WorkbookId, UserId], Membership>(
    `SELECT workbook, userId, role, memberships.unit FROM memberships
     JOIN workbooks ON workbooks.id = workbook JOIN users ON users.id = userId AND users.commune = workbooks.commune
     WHERE workbook = ? AND userId = ? AND closedAt IS NULL`,
  )
  return {
    findMembership(workbook: WorkbookId, userId: UserId): Membership | null {
      return find.get(workbook, userId) ?? null
    },
    listMembers(workbook: WorkbookId): Member[] {
      return db
        .prepare<[WorkbookId], Member>(
          `SELECT workbook, userId, role, memberships.unit, login, name FROM memberships JOIN users ON users.id = userId
           WHERE workbook = ? AND closedAt IS NULL ORDER BY login`,
        )
        .all(workbook)
    },
    putMember(membership: Membership): void {
      db.prepare('INSERT OR REPLACE INTO memberships (workbook, userId, role, unit) VALUES (?, ?, ?, ?)').run(
        membership.workbook,
        membership.userId,
        membership.role,
        membership.unit,
      )
    },
    removeMember(workbook: WorkbookId, userId: UserId): void {
      db.prepare('DELETE FROM memberships WHERE workbook = ? AND userId = ?').run(workbook, userId)
    },
  }
}

/** The change log, inside the worker. */
export function changeTables(db: Sqlite) {
  return {
    logRefusal(entry: ChangeEntry): void {
      db.prepare('INSERT INTO changes (workbook, userId, "from", "to", updates, refusal) VALUES (?, ?, ?, ?, ?, ?)').run(
        entry.workbook,
        entry.userId,
        entry.from,
        entry.to,
        entry.updates,
        entry.refusal,
      )
    },
    listChanges(workbook: WorkbookId): ChangeEntry[] {
      return db
        .prepare<[WorkbookId, WorkbookId], ChangeEntry>(
          `SELECT workbook, userId, "from", "to", updates, refusal FROM changes WHERE workbook = ?
           UNION ALL
           SELECT room, userId, min(at), max(at), count(*), '' FROM updates WHERE room = ? GROUP BY room, userId, at / 60000
           ORDER BY 3`,
        )
        .all(workbook, workbook)
    },
  }
}
