import type { CommuneId, UserId } from '../../../shared/domain/ids.ts'
import type { User } from './peopleStore.ts'

/**
 * `browser`: cookie of a person; `link`: the same, begun by a one-time link, so that who has lost the password may set
 * a new one; `program`: bearer token made for a script.
 */
export type SessionKind = 'browser' | 'link' | 'program'

export interface Session {
  /** SHA-256 of the secret; the secret itself is never stored. */
  readonly hash: string
  readonly userId: UserId
  readonly kind: SessionKind
  readonly createdAt: number
  /** When it ends, unless it is used before; never past its absolute end. */
  readonly expiresAt: number
  /** When it was last used, to some minutes. */
  readonly seenAt: number
  /** What the browser calls itself, cut to 200 characters: for the person's own list. */
  readonly agent: string
}

/** A link that signs in once. `user` is null on the first visit: it makes the first administrator. */
export interface LoginLink {
  readonly hash: string
  readonly userId: UserId | null
  readonly expiresAt: number
  readonly createdAt: number
}

/** An open link as administrators see it: whose it is, never its secret. */
export interface OpenLink {
  /** Beginning of the stored hash: names the link, opens nothing. */
  readonly id: string
  readonly login: string
  readonly name: string
  readonly createdAt: number
  readonly expiresAt: number
}

export interface SessionStore {
  createSession(session: Session): Promise<void>
  /** The session and its person; null when unknown, past its time, or of a closed account. */
  findSession(hash: string, now: number): Promise<{ session: Session; user: User } | null>
  touchSession(hash: string, seenAt: number, expiresAt: number): Promise<void>
  /** Live sessions of a person, the latest used first. */
  listSessions(userId: UserId, now: number): Promise<readonly Session[]>
  endSession(hash: string): Promise<void>
  /** Ends all sessions of a person but the one with the hash `except`; '' spares none. */
  endSessions(userId: UserId, except: string): Promise<void>
  /** Keeps a link. Earlier unused links of the same person end: the newest alone opens. */
  createLink(link: LoginLink): Promise<void>
  /** Marks a link as used and returns it; null when unknown, used, past its time, or of a closed account. Never succeeds twice. */
  useLink(hash: string, now: number): Promise<LoginLink | null>
  /** Links of this commune that would open now, the newest first. */
  listLinks(commune: CommuneId, now: number): Promise<readonly OpenLink[]>
  /** @returns whether there was such an open link in this commune */
  revokeLink(commune: CommuneId, id: string): Promise<boolean>
}
