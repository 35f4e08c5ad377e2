import { DomainError } from '../../../shared/domain/errors.ts'
import type { UserId } from '../../../shared/domain/ids.ts'
import type { LoginLink, PeopleStore, Session, User, UserWithPassword } from '../port/peopleStore.ts'

const withoutPassword = ({ id, login, name, unit, isAdmin, createdAt }: UserWithPassword): User => ({
  id,
  login,
  name,
  unit,
  isAdmin,
  createdAt,
})

/** Accounts, sessions and links in memory. */
export class MemoryPeople implements PeopleStore {
  readonly users = new Map<UserId, UserWithPassword>()
  readonly #sessions = new Map<string, Session>()
  readonly #links = new Map<string, LoginLink>()

  async createUser(user: UserWithPassword): Promise<void> {
    if (await this.findUserByLogin(user.login)) throw new DomainError('user.loginTaken', { login: user.login })
    this.users.set(user.id, user)
  }

  async findUser(id: UserId): Promise<User | null> {
    const user = this.users.get(id)
    return user ? withoutPassword(user) : null
  }

  async findUserByLogin(login: string): Promise<UserWithPassword | null> {
    return [...this.users.values()].find((user) => user.login === login) ?? null
  }

  async listUsers(): Promise<readonly User[]> {
    return [...this.users.values()].map(withoutPassword).sort((a, b) => (a.login < b.login ? -1 : 1))
  }

  async setPassword(id: UserId, passwordHash: string): Promise<void> {
    const user = this.users.get(id)
    if (user) this.users.set(id, { ...user, passwordHash })
    for (const session of this.#sessions.values()) if (session.userId === id) this.#sessions.delete(session.hash)
  }

  async createSession(session: Session): Promise<void> {
    this.#sessions.set(session.hash, session)
  }

  async findSession(hash: string, now: number): Promise<{ session: Session; user: User } | null> {
    const session = this.#sessions.get(hash)
    const user = session && session.expiresAt > now ? await this.findUser(session.userId) : null
    return session && user ? { session, user } : null
  }

  async endSession(hash: string): Promise<void> {
    this.#sessions.delete(hash)
  }

  async hasReachableAdmin(now: number): Promise<boolean> {
    const live = new Set([...this.#sessions.values()].filter((s) => s.expiresAt > now).map((s) => s.userId))
    return [...this.users.values()].some((user) => user.isAdmin && (user.passwordHash !== null || live.has(user.id)))
  }

  async createLink(link: LoginLink): Promise<void> {
    this.#links.set(link.hash, link)
  }

  async useLink(hash: string, now: number): Promise<LoginLink | null> {
    const link = this.#links.get(hash)
    if (!link || link.expiresAt <= now) return null
    this.#links.delete(hash)
    return link
  }
}
