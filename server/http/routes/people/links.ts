import type { FastifyInstance } from 'fastify'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { loginAddress, makeLoginLink } from '../../../access/sessions.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustAdminister } from '../../identify.ts'
import { originOf } from '../../originOf.ts'
import { mustFindPerson } from './people.ts'

/** A new sign-in link for somebody who lost access; earlier ones open no more (administrator). */
export function renewLink(app: FastifyInstance, services: HttpServices): void {
  const { store, now, log } = services
  app.post('/api/people/:login/link', async (request, reply) => {
    const { user } = await mustAdminister(services, request)
    const person = await mustFindPerson(store, user, request)
    if (person.closedAt !== null) throw new DomainError('user.closed', { login: person.login })
    const secret = await makeLoginLink(store, person.id, now())
    log.info({ user: user.id, of: person.id }, 'sign-in link made')
    return reply.status(201).send({ login: person.login, link: loginAddress(originOf(services, request), secret) })
  })
}

/** Links that would open now; never their secrets, which nobody has any more but those whom they were sent to. */
export function listLinks(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/links', async (request) => {
    const { user } = await mustAdminister(services, request)
    return services.store.listLinks(user.commune, services.now())
  })
}

export function revokeLink(app: FastifyInstance, services: HttpServices): void {
  app.delete('/api/links/:id', async (request, reply) => {
    const { user } = await mustAdminister(services, request)
    const { id } = request.params as { id: string }
    if (!(await services.store.revokeLink(user.commune, id))) throw new DomainError('session.linkUnknown')
    return reply.status(204).send()
  })
}
