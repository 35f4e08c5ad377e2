import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { checkPassword, hashPassword, passwordMatches } from '../../../access/passwords.ts'
import type { UserWithPassword } from '../../../storage/port/peopleStore.ts'
import { beginSession } from '../../beginSession.ts'
import type { HttpServices } from '../../httpServices.ts'
import { readBody } from '../../readBody.ts'

const password = v.pipe(v.string(), v.maxLength(1_000))
const body = v.object({
  login: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(64)),
  password,
  newPassword: v.optional(password),
})

export function signIn(app: FastifyInstance, services: HttpServices): void {
  const { store, throttle, log } = services
  app.post('/api/session', async (request, reply) => {
    const { login, password, newPassword } = readBody(body, request.body)
    const waitMs = throttle.waitMs(login, request.ip)
    if (waitMs > 0) throw new DomainError('session.tooManyAttempts', { minutes: Math.ceil(waitMs / 60_000) })
    const takeBack = throttle.count(login, request.ip)
    const user = await store.findUserByLogin(login)
    const matches = await passwordMatches(user?.passwordHash ?? null, password)
    if (!user || !matches) {
      log.warn({ user: user?.id ?? null, address: request.ip }, 'sign-in failed')
      throw new DomainError('session.badCredentials')
    }
    takeBack()
    await renewWhenOld(services, user, password, newPassword)
    await beginSession(services, request, reply, user.id, 'browser')
    return reply.status(204).send()
  })
}

/** @throws {DomainError} `session.passwordExpired` when the password is too old and no other one came with it */
async function renewWhenOld({ store, access, now }: HttpServices, user: UserWithPassword, password: string, renewed: string | undefined): Promise<void> {
  if (access.passwordMaxAgeMs === 0 || now() - (await store.passwordSetAt(user.id)) < access.passwordMaxAgeMs) return
  if (renewed === undefined || renewed === password) throw new DomainError('session.passwordExpired')
  checkPassword(renewed, { ...user, minLength: access.passwordMinLength })
  await store.setPassword(user.id, await hashPassword(renewed), now())
}
