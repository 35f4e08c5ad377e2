import type { CommuneId, UserId } from '../../../shared/domain/ids.ts'
import type { User } from '../port/peopleStore.ts'
import type { LoginLink, OpenLink, Session, SessionStore } from '../port/sessionStore.ts'
import type { MemoryPeople } from './memoryPeople.ts'

/** Sessions and links in memory. */
export class MemorySessions implements SessionStore {
  readonly #people: MemoryPeople

  constructor(people: MemoryPeople) {
    this.#people = people
  }

  async createSession(session: Session): Promise<void> {
    this.#people.sessions.set(session.hash, session)
  }

  async findSession(hash: string, now: number): Promise<{ session: Session; user: User } | null> {
    const session = this.#people.sessions.get(hash)
    if (!session || session.expiresAt <= now || !this.#people.isOpen(session.userId)) return null
    const user = await this.#people.findUser(session.userId)
    return user ? { session, user } : null
  }

  async touchSession(hash: string, seenAt: number, expiresAt: number): Promise<void> {
    const session = this.#people.sessions.get(hash)
    if (session) this.#people.sessions.set(hash, { ...session, seenAt, expiresAt })
  }

  async listSessions(userId: UserId, now: number): Promise<readonly Session[]> {
    const live = [...this.#people.sessions.values()].filter((session) => session.userId === userId && session.expiresAt > now)
    return live.sort((a, b) => b.seenAt - a.seenAt || (a.hash < b.hash ? -1 : 1))
  }

  async endSession(hash: string): Promise<void> {
    this.#people.sessions.delete(hash)
  }

  async endSessions(userId: UserId, except: string): Promise<void> {
    for (const { hash, userId: owner } of this.#people.sessions.values()) if (owner === userId && hash !== except) this.#people.sessions.delete(hash)
  }

  async createLink(link: LoginLink): Promise<void> {
    const { links } = this.#people
    for (const { hash, userId } of links.values()) if (userId !== null && userId === link.userId) links.delete(hash)
    links.set(link.hash, link)
  }

  async useLink(hash: string, now: number): Promise<LoginLink | null> {
    const link = this.#people.links.get(hash)
    if (!link || link.expiresAt <= now || (link.userId !== null && !this.#people.isOpen(link.userId))) return null
    this.#people.links.delete(hash)
    return link
  }

  async listLinks(commune: CommuneId, now: number): Promise<readonly OpenLink[]> {
    const open = [...this.#people.links.values()].flatMap(({ hash, userId, createdAt, expiresAt }) => {
      const user = userId === null ? undefined : this.#people.users.get(userId)
      return user?.commune === commune && expiresAt > now ? [{ id: hash.slice(0, 16), login: user.login, name: user.name, createdAt, expiresAt }] : []
    })
    return open.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
  }

  async revokeLink(commune: CommuneId, id: string): Promise<boolean> {
    for (const { hash, userId } of this.#people.links.values()) {
      if (hash.slice(0, 16) !== id || userId === null || this.#people.users.get(userId)?.commune !== commune) continue
      return this.#people.links.delete(hash)
    }
    return false
  }
}
