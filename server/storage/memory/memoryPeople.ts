import { DomainError } from '../../../shared/domain/errors.ts'
import type { CommuneId, UserId } from '../../../shared/domain/ids.ts'
import type { PeopleStore, Person, PersonChange, User, UserWithPassword } from '../port/peopleStore.ts'
import type { LoginLink, Session } from '../port/sessionStore.ts'

const withoutPassword = ({ passwordHash: _, ...user }: UserWithPassword): User => user

/** Accounts in memory, and what hangs on them: a closed account takes its sessions and links with it. */
export class MemoryPeople implements PeopleStore {
  readonly users = new Map<UserId, UserWithPassword>()
  readonly sessions = new Map<string, Session>()
  readonly links = new Map<string, LoginLink>()
  readonly #closed = new Map<UserId, number>()
  readonly #passwordSet = new Map<UserId, number>()

  isOpen(id: UserId): boolean {
    return this.users.has(id) && !this.#closed.has(id)
  }

  async createUser(user: UserWithPassword): Promise<void> {
    if ([...this.users.values()].some(({ login }) => login === user.login)) throw new DomainError('user.loginTaken', { login: user.login })
    this.users.set(user.id, user)
    if (user.passwordHash !== null) this.#passwordSet.set(user.id, user.createdAt)
  }

  async findUser(id: UserId): Promise<User | null> {
    const user = this.users.get(id)
    return user ? withoutPassword(user) : null
  }

  async findUserByLogin(login: string): Promise<UserWithPassword | null> {
    return [...this.users.values()].find((user) => user.login === login && this.isOpen(user.id)) ?? null
  }

  async listUsers(): Promise<readonly User[]> {
    return this.#inOrder().map(withoutPassword)
  }

  #inOrder(): UserWithPassword[] {
    return [...this.users.values()].sort((a, b) => (a.login < b.login ? -1 : 1))
  }

  async findPerson(commune: CommuneId, login: string): Promise<Person | null> {
    return (await this.listPeople(commune)).find((person) => person.login === login) ?? null
  }

  async listPeople(commune: CommuneId): Promise<readonly Person[]> {
    return this.#inOrder().flatMap((user) => {
      if (user.commune !== commune) return []
      const seen = [...this.sessions.values()].filter(({ userId }) => userId === user.id).map(({ seenAt }) => seenAt)
      const seenAt = seen.length > 0 ? Math.max(...seen) : null
      return [{ ...withoutPassword(user), hasPassword: user.passwordHash !== null, closedAt: this.#closed.get(user.id) ?? null, seenAt }]
    })
  }

  async changePerson(commune: CommuneId, id: UserId, change: PersonChange): Promise<void> {
    const user = this.users.get(id)
    if (user?.commune === commune) this.users.set(id, { ...user, ...change })
  }

  async closePerson(commune: CommuneId, id: UserId, closedAt: number | null): Promise<void> {
    if (this.users.get(id)?.commune !== commune) return
    if (closedAt === null) return void this.#closed.delete(id)
    this.#closed.set(id, closedAt)
    this.#endAccess(id)
  }

  async setPassword(id: UserId, passwordHash: string | null, at = 0): Promise<void> {
    const user = this.users.get(id)
    if (user) this.users.set(id, { ...user, passwordHash })
    this.#passwordSet.set(id, at)
    this.#endAccess(id)
  }

  async passwordSetAt(id: UserId): Promise<number> {
    return this.#passwordSet.get(id) ?? 0
  }

  #endAccess(id: UserId): void {
    for (const { hash, userId } of this.sessions.values()) if (userId === id) this.sessions.delete(hash)
    for (const { hash, userId } of this.links.values()) if (userId === id) this.links.delete(hash)
  }

  async hasReachableAdmin(now: number): Promise<boolean> {
    const live = new Set([...this.sessions.values()].filter((session) => session.expiresAt > now).map((session) => session.userId))
    return [...this.users.values()].some((user) => user.isAdmin && this.isOpen(user.id) && (user.passwordHash !== null || live.has(user.id)))
  }
}
