import type { Unit } from '../../../shared/domain/annex.ts'
import type { CommuneId, UnitId, WorkbookId } from '../../../shared/domain/ids.ts'
import type { Commune, RoleInWorkbook, StoredDirectory } from '../port/communeStore.ts'
import type { Sqlite } from './database.ts'

/** Communes and their directories of units, inside the worker. */
export function communeTables(db: Sqlite) {
  return {
    createCommune({ id, name }: Commune): void {
      db.prepare('INSERT INTO communes (id, name) VALUES (?, ?)').run(id, name)
    },
    findCommune(id: CommuneId): Commune | null {
      return db.prepare<[CommuneId], Commune>('SELECT id, name FROM communes WHERE id = ?').get(id) ?? null
    },
    listCommunes(): Commune[] {
      return db.prepare<[], Commune>('SELECT id, name FROM communes ORDER BY id').all()
    },
    renameCommune(id: CommuneId, name: string): void {
      db.prepare('UPDATE communes SET name = ? WHERE id = ?').run(name, id)
    },
    listWorkbookIds(commune: CommuneId): WorkbookId[] {
      return db.prepare<[CommuneId], { id: WorkbookId }>('SELECT id FROM workbooks WHERE commune = ? ORDER BY createdAt, id').all(commune).map(({ id }) => id)
    },
    listRoles(commune: CommuneId): RoleInWorkbook[] {
      return db
        .prepare<[CommuneId], RoleInWorkbook>(
          `SELECT userId, workbook, title, role FROM memberships JOIN workbooks ON workbooks.id = workbook
           WHERE commune = ? ORDER BY createdAt, workbook`,
        )
        .all(commune)
    },
    ...directoryTables(db),
  }
}

function directoryTables(db: Sqlite) {
  return {
    readUnits(commune: CommuneId): StoredDirectory {
      const row = db.prepare<[CommuneId], { unitsVersion: number; units: string }>('SELECT unitsVersion, units FROM communes WHERE id = ?').get(commune)
      return { version: row?.unitsVersion ?? 0, units: JSON.parse(row?.units ?? '[]') as readonly Unit[] }
    },
    writeUnits(commune: CommuneId, seen: number, units: readonly Unit[]): boolean {
      const { changes } = db
        .prepare('UPDATE communes SET units = ?, unitsVersion = unitsVersion + 1 WHERE id = ? AND unitsVersion = ?')
        .run(JSON.stringify(units), commune, seen)
      return changes > 0
    },
    movePeople(commune: CommuneId, from: UnitId, to: UnitId): void {
      db.prepare('UPDATE users SET unit = ? WHERE unit = ? AND commune = ?').run(to, from, commune)
    },
    moveMembers(workbook: WorkbookId, from: UnitId, to: UnitId): void {
      db.prepare('UPDATE memberships SET unit = ? WHERE unit = ? AND workbook = ?').run(to, from, workbook)
    },
  }
}
