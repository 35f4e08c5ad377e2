import type { UserId } from '../../../shared/domain/ids.ts'

/** A person as another system knows them: who says so, and by what name of its own. */
export interface Identity {
  readonly issuer: string
  /** "sub": never changes, and is nobody else's there. */
  readonly subject: string
}

export interface IdentityStore {
  /** Ties an identity to a person. @returns false: it is somebody else's already */
  linkIdentity(userId: UserId, identity: Identity): Promise<boolean>
  /** Whose identity it is; null when nobody's, or of a closed account. */
  findByIdentity(identity: Identity): Promise<UserId | null>
  hasIdentity(userId: UserId, issuer: string): Promise<boolean>
  unlinkIdentity(userId: UserId, issuer: string): Promise<void>
}
