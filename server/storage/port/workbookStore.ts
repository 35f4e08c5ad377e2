import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import type { User } from './peopleStore.ts'

export const roles = ['coordinator', 'editor', 'commenter', 'viewer'] as const
export type Role = (typeof roles)[number]

/** What lists show of a workbook; a copy of facts that live in its document. */
export interface WorkbookEntry {
  readonly id: WorkbookId
  readonly title: string
  readonly year: number
  readonly issuer: string
  readonly createdAt: number
}

export interface Membership {
  readonly workbook: WorkbookId
  readonly userId: UserId
  readonly role: Role
  /** Id of the unit that this person writes for; empty for none. */
  readonly unit: string
}

export interface Member extends Membership {
  readonly login: string
  readonly name: string
}

/** One line of the change log: updates of one person within a minute, or one refusal. No content of cells. */
export interface ChangeEntry {
  readonly workbook: WorkbookId
  readonly userId: UserId
  readonly from: number
  readonly to: number
  readonly updates: number
  /** Empty for accepted writes, else the code of the refusal. */
  readonly refusal: string
}

export interface WorkbookStore {
  /** The workbook, its coordinator and its first state, all or nothing. */
  createWorkbook(entry: WorkbookEntry, coordinator: UserId, firstState: Uint8Array): Promise<void>
  findWorkbook(id: WorkbookId): Promise<WorkbookEntry | null>
  listWorkbooks(): Promise<readonly WorkbookEntry[]>
  listWorkbooksOf(userId: UserId): Promise<readonly (WorkbookEntry & { readonly role: Role; readonly unit: string })[]>
  updateWorkbookEntry(entry: Pick<WorkbookEntry, 'id' | 'title' | 'year' | 'issuer'>): Promise<void>
  findMembership(workbook: WorkbookId, userId: UserId): Promise<Membership | null>
  listMembers(workbook: WorkbookId): Promise<readonly Member[]>
  /** Adds a member, or changes role and unit of one. */
  putMember(membership: Membership): Promise<void>
  removeMember(workbook: WorkbookId, userId: UserId): Promise<void>
  logRefusal(entry: ChangeEntry): Promise<void>
  listChanges(workbook: WorkbookId): Promise<readonly ChangeEntry[]>
}

/** A socket's or call's person, as rights see them. */
export interface Standing {
  readonly user: User
  readonly membership: Membership
}
