import type { UserId } from '../../../shared/domain/ids.ts'

export interface User {
  readonly id: UserId
  /** Lower case; what a person types to sign in. */
  readonly login: string
  /** Shown to others. */
  readonly name: string
  /** Shown beside the name where a workbook gives no unit. */
  readonly unit: string
  readonly isAdmin: boolean
  readonly createdAt: number
}

export interface UserWithPassword extends User {
  /** PHC string of argon2id; null: signs in by link only. */
  readonly passwordHash: string | null
}

/** `browser`: cookie of a person; `program`: bearer token made for a script. */
export type SessionKind = 'browser' | 'program'

export interface Session {
  /** SHA-256 of the secret; the secret itself is never stored. */
  readonly hash: string
  readonly userId: UserId
  readonly kind: SessionKind
  readonly createdAt: number
  readonly expiresAt: number
}

/** A link that signs in once. `user` is null on the first visit: it makes the first administrator. */
export interface LoginLink {
  readonly hash: string
  readonly userId: UserId | null
  readonly expiresAt: number
}

export interface PeopleStore {
  /** @throws {DomainError} `user.loginTaken` */
  createUser(user: UserWithPassword): Promise<void>
  findUser(id: UserId): Promise<User | null>
  findUserByLogin(login: string): Promise<UserWithPassword | null>
  listUsers(): Promise<readonly User[]>
  /** Sets the password and ends all sessions of that person. */
  setPassword(id: UserId, passwordHash: string): Promise<void>
  createSession(session: Session): Promise<void>
  /** The session and its person; null when unknown or past its time. */
  findSession(hash: string, now: number): Promise<{ session: Session; user: User } | null>
  endSession(hash: string): Promise<void>
  /** Whether an administrator could get in now: has a password, or a live session. */
  hasReachableAdmin(now: number): Promise<boolean>
  createLink(link: LoginLink): Promise<void>
  /** Marks a link as used and returns it; null when unknown, used or past its time. Never succeeds twice. */
  useLink(hash: string, now: number): Promise<LoginLink | null>
}
