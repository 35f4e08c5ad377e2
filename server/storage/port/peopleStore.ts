import type { CommuneId, UserId } from '../../../shared/domain/ids.ts'

export interface User {
  readonly id: UserId
  /** The commune that this person works for; nothing of another one is ever theirs. */
  readonly commune: CommuneId
  /** Lower case; what a person types to sign in. One person in the whole store. */
  readonly login: string
  /** Shown to others. */
  readonly name: string
  /** Id of their unit in the commune's directory; '' for none. Shown where a workbook gives no unit. */
  readonly unit: string
  readonly isAdmin: boolean
  readonly createdAt: number
}

export interface UserWithPassword extends User {
  /** PHC string of argon2id; null: signs in by link only. */
  readonly passwordHash: string | null
}

/** An account as its administrator sees it. */
export interface Person extends User {
  readonly hasPassword: boolean
  /** When the account was closed, milliseconds since 1970; null: it is open. */
  readonly closedAt: number | null
  /** When a session of theirs was last used; null: there is none. */
  readonly seenAt: number | null
}

/** What an administrator changes of an account. */
export type PersonChange = Partial<Pick<User, 'name' | 'unit' | 'isAdmin'>>

export interface PeopleStore {
  /** @throws {DomainError} `user.loginTaken` */
  createUser(user: UserWithPassword): Promise<void>
  findUser(id: UserId): Promise<User | null>
  /** An open account in any commune: for signing in, and for the server's shell. Everybody else asks `findPerson`. */
  findUserByLogin(login: string): Promise<UserWithPassword | null>
  /** Everybody in the store: for the server's own start and its shell. */
  listUsers(): Promise<readonly User[]>
  /** An account of this commune, closed or open. */
  findPerson(commune: CommuneId, login: string): Promise<Person | null>
  listPeople(commune: CommuneId): Promise<readonly Person[]>
  changePerson(commune: CommuneId, id: UserId, change: PersonChange): Promise<void>
  /** Closes an account (its sessions and links end with it) or opens it again (`closedAt` null). */
  closePerson(commune: CommuneId, id: UserId, closedAt: number | null): Promise<void>
  /**
   * Sets the password and ends all sessions and links of that person.
   * @param passwordHash null: none, they come by a link
   */
  setPassword(id: UserId, passwordHash: string | null, at?: number): Promise<void>
  /** When the password was set, milliseconds since 1970; 0: never, or before that was noted. */
  passwordSetAt(id: UserId): Promise<number>
  /** Whether an administrator could get in now: an open account with a password or a live session. */
  hasReachableAdmin(now: number): Promise<boolean>
}
