import type { UserId } from '../../../shared/domain/ids.ts'
import type { Identity, IdentityStore } from '../port/identityStore.ts'
import type { MemoryPeople } from './memoryPeople.ts'

/** Identities of other systems, in memory. */
export class MemoryIdentities implements IdentityStore {
  readonly #people: MemoryPeople
  #known: readonly (Identity & { readonly userId: UserId })[] = []

  constructor(people: MemoryPeople) {
    this.#people = people
  }

  #find({ issuer, subject }: Identity): UserId | null {
    return this.#known.find((identity) => identity.issuer === issuer && identity.subject === subject)?.userId ?? null
  }

  async linkIdentity(userId: UserId, identity: Identity): Promise<boolean> {
    const owner = this.#find(identity)
    if (owner === null) this.#known = [...this.#known, { ...identity, userId }]
    return (owner ?? userId) === userId
  }

  async findByIdentity(identity: Identity): Promise<UserId | null> {
    const owner = this.#find(identity)
    return owner !== null && this.#people.isOpen(owner) ? owner : null
  }

  async hasIdentity(userId: UserId, issuer: string): Promise<boolean> {
    return this.#known.some((identity) => identity.userId === userId && identity.issuer === issuer)
  }

  async unlinkIdentity(userId: UserId, issuer: string): Promise<void> {
    this.#known = this.#known.filter((identity) => identity.userId !== userId || identity.issuer !== issuer)
  }
}
