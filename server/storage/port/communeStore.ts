import type { Unit } from '../../../shared/domain/annex.ts'
import { communeId, type CommuneId, type UnitId, type UserId, type WorkbookId } from '../../../shared/domain/ids.ts'
import type { Role } from './workbookStore.ts'

/** The commune that every store holds from its beginning. A province adds others by `admin create-commune`. */
export const homeCommune: CommuneId = communeId('home')

export interface Commune {
  readonly id: CommuneId
  /** "UBND xã …"; '' until somebody says. */
  readonly name: string
}

/** The directory of units of a commune, in its order. */
export interface StoredDirectory {
  /** Goes up with each change; 0: never changed, the starter directory holds. */
  readonly version: number
  readonly units: readonly Unit[]
}

/** What somebody is in a workbook of the commune. */
export interface RoleInWorkbook {
  readonly userId: UserId
  readonly workbook: WorkbookId
  readonly title: string
  readonly role: Role
}

export interface CommuneStore {
  createCommune(commune: Commune): Promise<void>
  findCommune(id: CommuneId): Promise<Commune | null>
  listCommunes(): Promise<readonly Commune[]>
  renameCommune(id: CommuneId, name: string): Promise<void>
  readUnits(commune: CommuneId): Promise<StoredDirectory>
  /** Replaces the directory if it is still of version `seen`. @returns false: somebody else was faster, nothing is written */
  writeUnits(commune: CommuneId, seen: number, units: readonly Unit[]): Promise<boolean>
  /** Brings the people of one unit to another. */
  movePeople(commune: CommuneId, from: UnitId, to: UnitId): Promise<void>
  /** Brings the members of a workbook from one of its units to another. */
  moveMembers(workbook: WorkbookId, from: UnitId, to: UnitId): Promise<void>
  /** Who is what in which workbook, by workbook. */
  listRoles(commune: CommuneId): Promise<readonly RoleInWorkbook[]>
  listWorkbookIds(commune: CommuneId): Promise<readonly WorkbookId[]>
}
