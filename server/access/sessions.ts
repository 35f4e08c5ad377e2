import type { UserId } from '../../shared/domain/ids.ts'
import type { PeopleStore, SessionKind } from '../storage/port/peopleStore.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** A month: long enough for a plan's writing, short enough for a lost laptop. */
export const sessionLifeMs = 30 * 24 * 3_600_000
/** A program's token: a year, then somebody looks at it again. */
const programLifeMs = 365 * 24 * 3_600_000
/** A sign-in link: a week, for people who are on leave when it is sent. */
const linkLifeMs = 7 * 24 * 3_600_000

/** Starts a session and gives its secret, which is shown once and never stored. */
export async function startSession(store: PeopleStore, userId: UserId, kind: SessionKind, now: number): Promise<string> {
  const secret = newSecret()
  const expiresAt = now + (kind === 'program' ? programLifeMs : sessionLifeMs)
  await store.createSession({ hash: hashSecret(secret), userId, kind, createdAt: now, expiresAt })
  return secret
}

/**
 * Makes a sign-in link's secret.
 * @param userId null: whoever opens it becomes the first administrator
 */
export async function makeLoginLink(store: PeopleStore, userId: UserId | null, now: number): Promise<string> {
  const secret = newSecret()
  await store.createLink({ hash: hashSecret(secret), userId, expiresAt: now + linkLifeMs })
  return secret
}

/** Where a link is opened. The secret stands behind '#': browsers send it to nobody, and no log sees it. */
export function loginAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/vao#${secret}`
}
