import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { checkPassword, hashPassword, passwordMatches } from '../../../access/passwords.ts'
import { mayReplacePassword } from '../../../access/sessions.ts'
import { revalidate } from '../../../sync/revalidate.ts'
import { beginSession } from '../../beginSession.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustIdentify } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const body = v.object({
  current: v.optional(v.pipe(v.string(), v.maxLength(1_000)), ''),
  password: v.pipe(v.string(), v.maxLength(1_000)),
})

/** Sets one's own password; who has none yet, or has just come by a link, needs no current one. All other sessions end. */
export function changePassword(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, throttle, now, access, log } = services
  app.put('/api/session/password', async (request, reply) => {
    const { user, session } = await mustIdentify(services, request)
    if (session.kind === 'program') throw new DomainError('access.denied')
    const { current, password } = readBody(body, request.body)
    const waitMs = throttle.waitMs(user.login, request.ip)
    if (waitMs > 0) throw new DomainError('session.tooManyAttempts', { minutes: Math.ceil(waitMs / 60_000) })
    checkPassword(password, { ...user, minLength: access.passwordMinLength })
    const takeBack = throttle.count(user.login, request.ip)
    const stored = (await store.findUserByLogin(user.login))?.passwordHash ?? null
    const isTrusted = stored === null || mayReplacePassword(session, now())
    if (!isTrusted && !(await passwordMatches(stored, current))) throw new DomainError('session.badCredentials')
    takeBack()
    await store.setPassword(user.id, await hashPassword(password), now())
    await beginSession(services, request, reply, user.id, 'browser')
    await revalidate(rooms, store, now(), { userId: user.id })
    log.info({ user: user.id }, 'password changed')
    return reply.status(204).send()
  })
}
