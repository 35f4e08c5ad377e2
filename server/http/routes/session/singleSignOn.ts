import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, type ErrorCode } from '../../../../shared/domain/errors.ts'
import { authenticate } from '../../../access/authenticate.ts'
import { PendingSignIns, signInPatienceMs, type PendingSignIn } from '../../../access/pendingSignIns.ts'
import { isFresh } from '../../../access/sessions.ts'
import type { SingleSignOn } from '../../../access/singleSignOn.ts'
import { beginSession } from '../../beginSession.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustIdentify } from '../../identify.ts'
import { originOf } from '../../originOf.ts'

const cookieOf = (isSecure: boolean): string => (isSecure ? '__Host-phuluc-provider' : 'phuluc-provider')
const callback = '/api/provider/callback'

/** Signing in by the province's provider, where one is set. An identity is tied to an account by its person, signed in, never by a name or an address. */
export function singleSignOn(app: FastifyInstance, services: HttpServices): void {
  const { store, provider, now, isSecure } = services
  const pending = new PendingSignIns(now)

  app.get('/api/provider', async (request) => {
    if (!provider) return { name: null, isLinked: false }
    const { issuer, name } = provider.settings
    const identity = await authenticate(store, request.headers, isSecure, now())
    return { name, isLinked: identity ? await store.hasIdentity(identity.user.id, issuer) : false }
  })
  app.get('/api/provider/sign-in', async (request, reply) => send(services, pending, request, reply, false))
  app.get('/api/provider/link', async (request, reply) => {
    const { session } = await mustIdentify(services, request)
    return isFresh(session, now()) ? send(services, pending, request, reply, true) : reply.redirect(pageOf(true, 'session.notFresh'))
  })
  app.get(callback, async (request, reply) => {
    const waiting = takeWaiting(services, pending, request, reply)
    const failed = await finish(services, waiting, request, reply)
    return reply.redirect(pageOf(waiting !== null && waiting.linkTo !== null, failed?.code ?? null))
  })
  app.delete('/api/provider', async (request, reply) => {
    const { user } = await mustIdentify(services, request)
    if (provider) await store.unlinkIdentity(user.id, provider.settings.issuer)
    return reply.status(204).send()
  })
}

function mustHave(provider: SingleSignOn | null): SingleSignOn {
  if (!provider) throw new DomainError('request.unknownRoute')
  return provider
}

async function send(services: HttpServices, pending: PendingSignIns, request: FastifyRequest, reply: FastifyReply, isLink: boolean): Promise<FastifyReply> {
  const linkTo = isLink ? (await mustIdentify(services, request)).user.id : null
  const { address, flow } = await mustHave(services.provider).begin(`${originOf(services, request)}${callback}`)
  const { isSecure } = services
  reply.setCookie(cookieOf(isSecure), pending.add({ flow, linkTo }), { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge: signInPatienceMs / 1_000 })
  return reply.redirect(address)
}

/** A person comes back here, so success and failure lead to a page, never to JSON. */
const pageOf = (isLink: boolean, failed: ErrorCode | null): string => `${isLink ? '/tai-khoan' : '/'}${failed === null ? '' : `?failed=${failed}`}`

function takeWaiting({ isSecure }: HttpServices, pending: PendingSignIns, request: FastifyRequest, reply: FastifyReply): PendingSignIn | null {
  const name = cookieOf(isSecure)
  reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure })
  return pending.take(request.cookies[name] ?? '')
}

/** @returns why not; null: signed in, or linked */
async function finish(services: HttpServices, waiting: PendingSignIn | null, request: FastifyRequest, reply: FastifyReply): Promise<DomainError | null> {
  const { log, store } = services
  try {
    if (!waiting) throw new DomainError('session.providerFailed')
    const identity = await mustHave(services.provider).finish(waiting.flow, request.url.split('?')[1] ?? '')
    if (waiting.linkTo !== null) {
      const { user } = await mustIdentify(services, request)
      if (user.id !== waiting.linkTo) throw new DomainError('session.providerFailed')
      if (!(await store.linkIdentity(user.id, identity))) throw new DomainError('session.identityTaken')
      log.info({ user: user.id }, 'identity linked')
      return null
    }
    const userId = await store.findByIdentity(identity)
    if (userId === null) throw new DomainError('session.identityUnknown')
    await beginSession(services, request, reply, userId, 'browser')
    return null
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ address: request.ip, code: error.code, cause: String(error.cause ?? '') }, 'sign-in by provider failed')
    return error
  }
}
