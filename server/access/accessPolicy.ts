/** What those who run the server decide about passwords and sessions; the table is in server/README.md. */
export interface AccessPolicy {
  /** How long a person's session lasts at most, however busy. */
  readonly sessionLifeMs: number
  /** How long it lasts unused. */
  readonly sessionIdleMs: number
  readonly passwordMinLength: number
  /** Age at which a password must be replaced at the next sign-in; 0: never, as NIST SP 800-63B advises. */
  readonly passwordMaxAgeMs: number
}

const dayMs = 24 * 3_600_000

/** A month at most, for a plan's writing; a week unused, for a lost laptop, and for people on leave. */
export const usualPolicy: AccessPolicy = { sessionLifeMs: 30 * dayMs, sessionIdleMs: 7 * dayMs, passwordMinLength: 8, passwordMaxAgeMs: 0 }
