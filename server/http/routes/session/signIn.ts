import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { passwordMatches } from '../../../access/passwords.ts'
import { startSession } from '../../../access/sessions.ts'
import type { HttpServices } from '../../httpServices.ts'
import { readBody } from '../../readBody.ts'
import { setSessionCookie } from '../../sessionCookie.ts'

const body = v.object({
  login: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(64)),
  password: v.pipe(v.string(), v.maxLength(1_000)),
})

export function signIn(app: FastifyInstance, services: HttpServices): void {
  const { store, throttle, now, isSecure } = services
  app.post('/api/session', async (request, reply) => {
    const { login, password } = readBody(body, request.body)
    const waitMs = throttle.waitMs(login, request.ip)
    if (waitMs > 0) throw new DomainError('session.tooManyAttempts', { minutes: Math.ceil(waitMs / 60_000) })
    const takeBack = throttle.count(login, request.ip)
    const user = await store.findUserByLogin(login)
    const matches = await passwordMatches(user?.passwordHash ?? null, password)
    if (!user || !matches) throw new DomainError('session.badCredentials')
    takeBack()
    setSessionCookie(reply, await startSession(store, user.id, 'browser', now()), isSecure)
    return reply.status(204).send()
  })
}
