import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import type { ChangeEntry, Member, Membership, Role, WorkbookEntry, WorkbookStore } from '../port/workbookStore.ts'
import type { MemoryPeople } from './memoryPeople.ts'
import type { MemoryRooms } from './memoryRooms.ts'

/** Workbooks and who belongs to them, in memory. */
export class MemoryWorkbooks implements WorkbookStore {
  readonly #rooms: MemoryRooms
  readonly #people: MemoryPeople
  readonly #entries = new Map<WorkbookId, WorkbookEntry>()
  readonly #members = new Map<string, Membership>()

  constructor(rooms: MemoryRooms, people: MemoryPeople) {
    this.#rooms = rooms
    this.#people = people
  }

  async createWorkbook(entry: WorkbookEntry, coordinator: UserId, firstState: Uint8Array): Promise<void> {
    this.#entries.set(entry.id, entry)
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
      const member = this.#members.get(`${entry.id} ${userId}`)
      return member ? [{ ...entry, role: member.role, unit: member.unit }] : []
    })
  }

  async updateWorkbookEntry(facts: Pick<WorkbookEntry, 'id' | 'title' | 'year' | 'issuer'>): Promise<void> {
    const entry = this.#entries.get(facts.id)
    if (entry) this.#entries.set(facts.id, { ...entry, ...facts })
  }

  async findMembership(workbook: WorkbookId, userId: UserId): Promise<Membership | null> {
    return this.#members.get(`${workbook} ${userId}`) ?? null
  }

  async listMembers(workbook: WorkbookId): Promise<readonly Member[]> {
    const members = [...this.#members.values()].filter((member) => member.workbook === workbook)
    return members
      .map((member) => {
        const user = this.#people.users.get(member.userId)
        return { ...member, login: user?.login ?? '', name: user?.name ?? '' }
      })
      .sort((a, b) => (a.login < b.login ? -1 : 1))
  }

  async putMember(membership: Membership): Promise<void> {
    this.#members.set(`${membership.workbook} ${membership.userId}`, membership)
  }

  async removeMember(workbook: WorkbookId, userId: UserId): Promise<void> {
    this.#members.delete(`${workbook} ${userId}`)
  }

  async logRefusal(entry: ChangeEntry): Promise<void> {
    this.#rooms.changes.push(entry)
  }

  async listChanges(workbook: WorkbookId): Promise<readonly ChangeEntry[]> {
    return this.#rooms.changesOf(workbook)
  }
}
