import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { makeFirstAdmin } from '../../../access/firstVisit.ts'
import { hashSecret } from '../../../access/secrets.ts'
import { beginSession } from '../../beginSession.ts'
import type { HttpServices } from '../../httpServices.ts'
import { readBody } from '../../readBody.ts'

/** Any text: a link that was cut short in an e-mail is an invalid link, not a malformed request. */
const body = v.object({ token: v.pipe(v.string(), v.maxLength(1_000)) })

/** Signs in by a one-time link: the page at /vao takes the token out of its fragment and posts it here. */
export function openLink(app: FastifyInstance, services: HttpServices): void {
  const { store, throttle, now, log } = services
  app.post('/api/session/link', async (request, reply) => {
    const { token } = readBody(body, request.body)
    const waitMs = throttle.waitMs('', request.ip)
    if (waitMs > 0) throw new DomainError('session.tooManyAttempts', { minutes: Math.ceil(waitMs / 60_000) })
    const link = await store.useLink(hashSecret(token), now())
    if (!link) {
      log.warn({ address: request.ip }, 'sign-in link refused')
      throttle.count(`link ${token.slice(0, 8)}`, request.ip)
      throw new DomainError('session.linkInvalid')
    }
    const userId = link.userId ?? (await makeFirstAdmin(services))
    await beginSession(services, request, reply, userId, 'link')
    return reply.status(204).send()
  })
}
