import type { IncomingHttpHeaders } from 'node:http'
import type { User } from '../storage/port/peopleStore.ts'
import type { Session, SessionStore } from '../storage/port/sessionStore.ts'
import { hashSecret } from './secrets.ts'

export interface Identity {
  readonly session: Session
  readonly user: User
}

/** Name of the session cookie. Under TLS the browser itself holds it to this host, this path and TLS ("__Host-"). */
export function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-phuluc' : 'phuluc'
}

/** Who asks; null for nobody. A bearer token is for programs only and is looked at first. */
export async function authenticate(
  store: SessionStore,
  headers: IncomingHttpHeaders,
  isSecure: boolean,
  now: number,
): Promise<Identity | null> {
  const token = bearerToken(headers)
  const secret = token ?? sessionSecret(headers, isSecure)
  if (!secret) return null
  const found = await store.findSession(hashSecret(secret), now)
  if (!found || (found.session.kind === 'program') !== (token !== null)) return null
  return found
}

/** The token of a program, if the call carries one. */
export function bearerToken({ authorization }: IncomingHttpHeaders): string | null {
  return /^Bearer ([\w-]{20,100})$/i.exec(authorization ?? '')?.[1] ?? null
}

/** The secret in a browser's session cookie. */
export function sessionSecret(headers: IncomingHttpHeaders, isSecure: boolean): string | null {
  return readCookie(headers.cookie ?? '', cookieName(isSecure))
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}
