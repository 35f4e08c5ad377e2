import type { UserId } from '../../shared/domain/ids.ts'
import type { Session, SessionKind, SessionStore } from '../storage/port/sessionStore.ts'
import { usualPolicy, type AccessPolicy } from './accessPolicy.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** A program's token: a year, then somebody looks at it again. */
const programLifeMs = 365 * 24 * 3_600_000
/** A sign-in link: a week, for people who are on leave when it is sent. */
const linkLifeMs = 7 * 24 * 3_600_000
/** How exactly it is known when a session was last used: a write every five minutes a person is nothing. */
const touchEveryMs = 5 * 60_000
/** How long after signing in one may change how one signs in. */
const freshMs = 15 * 60_000
/** How long a session that began by a link may set a password without knowing the old one. */
const linkTrustMs = 3_600_000

type SessionLife = Pick<AccessPolicy, 'sessionLifeMs' | 'sessionIdleMs'>

export interface SessionStart {
  readonly agent?: string
  readonly life?: SessionLife
}

/** Starts a session and gives its secret, which is shown once and never stored. */
export async function startSession(store: SessionStore, userId: UserId, kind: SessionKind, now: number, start: SessionStart = {}): Promise<string> {
  const secret = newSecret()
  const { agent = '', life = usualPolicy } = start
  const expiresAt = kind === 'program' ? now + programLifeMs : endOf(now, now, life)
  await store.createSession({ hash: hashSecret(secret), userId, kind, createdAt: now, expiresAt, seenAt: now, agent: agent.slice(0, 200) })
  return secret
}

/** When a session ends that is used now and not again. */
function endOf(createdAt: number, now: number, { sessionLifeMs, sessionIdleMs }: SessionLife): number {
  return Math.min(createdAt + sessionLifeMs, now + sessionIdleMs)
}

/** Notes that a session is in use, which moves its idle end, never its absolute one. */
export async function noteUse(store: SessionStore, session: Session, now: number, life: SessionLife): Promise<void> {
  if (now - session.seenAt < touchEveryMs) return
  const expiresAt = session.kind === 'program' ? session.expiresAt : endOf(session.createdAt, now, life)
  await store.touchSession(session.hash, now, expiresAt)
}

/** Whether this session has begun so lately that whoever holds it has shown who they are: for what changes how one signs in. */
export function isFresh({ createdAt }: Session, now: number): boolean {
  return now - createdAt < freshMs
}

/** Whether this session may set a password without the old one: it has just begun by a link, which only the administrator gives. */
export function mayReplacePassword({ kind, createdAt }: Session, now: number): boolean {
  return kind === 'link' && now - createdAt < linkTrustMs
}

/**
 * Makes a sign-in link's secret. Earlier links of this person that nobody has used open no more.
 * @param userId null: whoever opens it becomes the first administrator
 */
export async function makeLoginLink(store: SessionStore, userId: UserId | null, now: number): Promise<string> {
  const secret = newSecret()
  await store.createLink({ hash: hashSecret(secret), userId, expiresAt: now + linkLifeMs, createdAt: now })
  return secret
}

/** Where a link is opened. The secret stands behind '#': browsers send it to nobody, and no log sees it. */
export function loginAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/vao#${secret}`
}
