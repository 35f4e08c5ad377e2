import type { FastifyReply, FastifyRequest } from 'fastify'
import type { UserId } from '../../shared/domain/ids.ts'
import { sessionSecret } from '../access/authenticate.ts'
import { hashSecret } from '../access/secrets.ts'
import { startSession } from '../access/sessions.ts'
import { revalidate } from '../sync/revalidate.ts'
import type { HttpServices } from './httpServices.ts'
import { setSessionCookie } from './sessionCookie.ts'

/** Signs a browser in: always under a new secret, and the session that it had before ends, with its sockets. */
export async function beginSession(services: HttpServices, request: FastifyRequest, reply: FastifyReply, userId: UserId, kind: 'browser' | 'link'): Promise<void> {
  const { store, rooms, now, access, isSecure, log } = services
  const before = sessionSecret(request.headers, isSecure)
  if (before !== null) {
    const sessionHash = hashSecret(before)
    await store.endSession(sessionHash)
    await revalidate(rooms, store, now(), { sessionHash })
  }
  const secret = await startSession(store, userId, kind, now(), { agent: request.headers['user-agent'] ?? '', life: access })
  setSessionCookie(reply, secret, isSecure, access.sessionLifeMs)
  log.info({ user: userId, address: request.ip, kind }, 'signed in')
}
