import type { CommuneId, UnitId, UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import { homeCommune, type CommuneStore, type RoleInWorkbook } from '../port/communeStore.ts'
import type { ChangeEntry, Member, Membership, Role, WorkbookEntry, WorkbookStore } from '../port/workbookStore.ts'
import type { MemoryPeople } from './memoryPeople.ts'
import type { MemoryRooms } from './memoryRooms.ts'

/** Workbooks and who belongs to them, in memory. */
export class MemoryWorkbooks implements WorkbookStore, Pick<CommuneStore, 'listWorkbookIds' | 'listRoles' | 'movePeople' | 'moveMembers'> {
  readonly #rooms: MemoryRooms
  readonly #people: MemoryPeople
  readonly #entries = new Map<WorkbookId, WorkbookEntry>()
  readonly #communes = new Map<WorkbookId, CommuneId>()
  readonly #members = new Map<string, Membership>()

  constructor(rooms: MemoryRooms, people: MemoryPeople) {
    this.#rooms = rooms
    this.#people = people
  }

  async createWorkbook(entry: WorkbookEntry, coordinator: UserId, firstState: Uint8Array): Promise<void> {
    this.#entries.set(entry.id, entry)
    this.#communes.set(entry.id, this.#people.users.get(coordinator)?.commune ?? homeCommune)
    await this.putMember({ workbook: entry.id, userId: coordinator, role: 'coordinator', unit: '' })
    this.#rooms.putSnapshot(entry.id, 0, firstState)
    const { createdAt } = entry
    this.#rooms.changes.push({ workbook: entry.id, userId: coordinator, from: createdAt, to: createdAt, updates: 1, refusal: '' })
  }

  async findWorkbook(id: WorkbookId): Promise<WorkbookEntry | null> {
    return this.#entries.get(id) ?? null
  }

  async listWorkbooks(): Promise<readonly WorkbookEntry[]> {
    return [...this.#entries.values()]
  }

  async listWorkbooksOf(userId: UserId): Promise<readonly (WorkbookEntry & { role: Role; unit: string })[]> {
    return [...this.#entries.values()].reverse().flatMap((entry) => {
      const member = this.#memberOf(entry.id, userId)
      return member ? [{ ...entry, role: member.role, unit: member.unit }] : []
    })
  }

  async updateWorkbookEntry(facts: Pick<WorkbookEntry, 'id' | 'title' | 'year' | 'issuer'>): Promise<void> {
    const entry = this.#entries.get(facts.id)
    if (entry) this.#entries.set(facts.id, { ...entry, ...facts })
  }

  async findMembership(workbook: WorkbookId, userId: UserId): Promise<Membership | null> {
    return this.#memberOf(workbook, userId)
  }

  #memberOf(workbook: WorkbookId, userId: UserId): Membership | null {
    const isOpen = this.#people.isOpen(userId) && this.#people.users.get(userId)?.commune === this.#communes.get(workbook)
    return isOpen ? (this.#members.get(`${workbook} ${userId}`) ?? null) : null
  }

  async listMembers(workbook: WorkbookId): Promise<readonly Member[]> {
    const members = [...this.#members.values()].filter((member) => member.workbook === workbook && this.#people.isOpen(member.userId))
    return members
      .map((member) => {
        const user = this.#people.users.get(member.userId)
        return { ...member, login: user?.login ?? '', name: user?.name ?? '' }
      })
      .sort((a, b) => (a.login < b.login ? -1 : 1))
  }

  async putMember(membership: Membership): Promise<void> {
    const [home, theirs] = [this.#communes.get(membership.workbook), this.#people.users.get(membership.userId)?.commune]
    if (home !== undefined && theirs !== undefined && home !== theirs) throw new Error('a member of another commune')
    this.#members.set(`${membership.workbook} ${membership.userId}`, membership)
  }

  async removeMember(workbook: WorkbookId, userId: UserId): Promise<void> {
    this.#members.delete(`${workbook} ${userId}`)
  }

  async listWorkbookIds(commune: CommuneId): Promise<readonly WorkbookId[]> {
    return [...this.#communes].filter(([, home]) => home === commune).map(([id]) => id)
  }

  async listRoles(commune: CommuneId): Promise<readonly RoleInWorkbook[]> {
    return [...this.#members.values()].flatMap(({ userId, workbook, role }) => {
      const entry = this.#communes.get(workbook) === commune ? this.#entries.get(workbook) : undefined
      return entry ? [{ userId, workbook, title: entry.title, role }] : []
    })
  }

  async movePeople(commune: CommuneId, from: UnitId, to: UnitId): Promise<void> {
    for (const user of this.#people.users.values()) {
      if (user.commune === commune && user.unit === from) this.#people.users.set(user.id, { ...user, unit: to })
    }
  }

  async moveMembers(workbook: WorkbookId, from: UnitId, to: UnitId): Promise<void> {
    for (const [key, member] of this.#members) {
      if (member.workbook === workbook && member.unit === from) this.#members.set(key, { ...member, unit: to })
    }
  }

  async logRefusal(entry: ChangeEntry): Promise<void> {
    this.#rooms.changes.push(entry)
  }

  async listChanges(workbook: WorkbookId): Promise<readonly ChangeEntry[]> {
    return this.#rooms.changesOf(workbook)
  }
}
