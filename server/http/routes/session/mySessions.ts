import type { FastifyInstance } from 'fastify'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { revalidate } from '../../../sync/revalidate.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustIdentify } from '../../identify.ts'
import { clearSessionCookie } from '../../sessionCookie.ts'

/** How much of a session's hash names it to its owner. */
const idLength = 16

/** Where I am signed in. */
export function listSessions(app: FastifyInstance, services: HttpServices): void {
  const { store, now } = services
  app.get('/api/sessions', async (request) => {
    const { user, session } = await mustIdentify(services, request)
    return (await store.listSessions(user.id, now())).map(({ hash, kind, createdAt, seenAt, agent }) => ({
      id: hash.slice(0, idLength),
      isProgram: kind === 'program',
      isThis: hash === session.hash,
      createdAt,
      seenAt,
      agent,
    }))
  })
}

/** Ends one of my sessions, with its sockets. */
export function endSession(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now } = services
  app.delete('/api/sessions/:id', async (request, reply) => {
    const { user } = await mustIdentify(services, request)
    const { id } = request.params as { id: string }
    const named = (await store.listSessions(user.id, now())).find(({ hash }) => hash.slice(0, idLength) === id)
    if (!named) throw new DomainError('session.unknown')
    await store.endSession(named.hash)
    await revalidate(rooms, store, now(), { sessionHash: named.hash })
    return reply.status(204).send()
  })
}

/** Signs me out everywhere, here too; programs' tokens end as well. */
export function endAllSessions(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now, isSecure, log } = services
  app.delete('/api/sessions', async (request, reply) => {
    const { user } = await mustIdentify(services, request)
    await store.endSessions(user.id, '')
    await revalidate(rooms, store, now(), { userId: user.id })
    log.info({ user: user.id }, 'signed out everywhere')
    clearSessionCookie(reply, isSecure)
    return reply.status(204).send()
  })
}
