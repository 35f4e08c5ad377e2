import type { UserId } from '../../shared/domain/ids.ts'
import { newSecret } from './secrets.ts'
import type { SignInFlow } from './singleSignOn.ts'

/** Somebody who is at the provider; `linkTo`: not to sign in, but to tie the provider's identity to this account. */
export interface PendingSignIn {
  readonly flow: SignInFlow
  readonly linkTo: UserId | null
}

/** How long somebody may take at the provider, milliseconds: finding a phone for the second factor included. */
export const signInPatienceMs = 10 * 60_000
/** Kept at most; the oldest go first. */
const maxPending = 10_000

/** Remembers who is at the provider, by a secret in their browser: what comes back must come to the browser that went. */
export class PendingSignIns {
  readonly #pending = new Map<string, PendingSignIn & { readonly until: number }>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  add(pending: PendingSignIn): string {
    const secret = newSecret()
    this.#pending.set(secret, { ...pending, until: this.#now() + signInPatienceMs })
    const oldest = this.#pending.keys().next().value
    if (this.#pending.size > maxPending && oldest !== undefined) this.#pending.delete(oldest)
    return secret
  }

  /** Takes one out: it never serves twice. */
  take(secret: string): PendingSignIn | null {
    const pending = this.#pending.get(secret)
    this.#pending.delete(secret)
    return pending && pending.until > this.#now() ? pending : null
  }
}
