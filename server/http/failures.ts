import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, type ErrorCode } from '../../shared/domain/errors.ts'
import { isMessageKey, translate, type Locale } from '../../shared/i18n/translate.ts'
import type { HttpServices } from './httpServices.ts'

const megabyte = 1024 * 1024
/** Largest body of a call, bytes: a directory of 500 units with all their wordings is below half of it. */
export const usualBodyBytes = megabyte
/** Of a whole workbook: an interchange document of 20,000 rows is about 12 MB. */
export const maxWorkbookBytes = 20 * megabyte

const statusByCode: Partial<Record<ErrorCode, number>> = {
  'session.required': 401,
  'session.badCredentials': 401,
  'session.linkInvalid': 401,
  'session.tooManyAttempts': 429,
  'session.passwordWeak': 422,
  'session.passwordExpired': 403,
  'session.linkUnknown': 404,
  'session.unknown': 404,
  'session.providerFailed': 503,
  'session.identityUnknown': 403,
  'session.identityTaken': 409,
  'session.notFresh': 403,
  'access.denied': 403,
  'access.readOnly': 403,
  'access.originRefused': 403,
  'request.unknownRoute': 404,
  'request.tooLarge': 413,
  'request.tooMany': 429,
  'workbook.unknown': 404,
  'workbook.linkEnded': 404,
  'version.unknown': 404,
  'signing.frozen': 409,
  'signing.noUnit': 403,
  'signing.objections': 409,
  'signing.reasonMissing': 422,
  'signing.wrongPhase': 409,
  'annex.unknown': 404,
  'user.unknown': 404,
  'member.unknown': 404,
  'unit.unknown': 422,
  'suggestion.unknown': 404,
  'suggestion.decided': 409,
  'suggestion.tooMany': 429,
  'user.loginTaken': 409,
  'user.closed': 409,
  'user.lastAdmin': 409,
  'unit.nameTaken': 409,
  'unit.changedMeanwhile': 409,
  'member.lastCoordinator': 409,
  'export.tooSlow': 503,
  'export.failed': 500,
  'server.failed': 500,
}

function statusOf(code: ErrorCode): number {
  const known = statusByCode[code]
  if (known !== undefined) return known
  return code.startsWith('storage.') ? 503 : 400
}

/** Every failure leaves as `{code, message}`; what was not expected is logged, and says nothing of its inside. */
export function answerFailures(app: FastifyInstance, { log }: Pick<HttpServices, 'log'>): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = toFailure(error, request.routeOptions.bodyLimit)
    if (failure.code === 'server.failed') {
      log.error({ route: request.routeOptions.url, cause: error.stack ?? String(error) }, 'request failed')
    } else if (isWatched(failure.code)) {
      log.warn({ route: request.routeOptions.url, address: request.ip, code: failure.code }, 'refused')
    }
    return sendFailure(request, reply, failure)
  })
}

/** Refusals that tell of somebody who tries: no right, a foreign origin, too many calls. */
const isWatched = (code: ErrorCode): boolean => code.startsWith('access.') || code === 'request.tooMany' || code === 'session.tooManyAttempts'

export function sendFailure(request: FastifyRequest, reply: FastifyReply, { code, details }: DomainError): FastifyReply {
  const key = `error.${code}`
  const message = isMessageKey(key) ? translate(localeOf(request), key, details) : code
  return reply.status(statusOf(code)).type('application/json; charset=utf-8').send({ code, message })
}

function toFailure(error: FastifyError, bodyLimit = usualBodyBytes): DomainError {
  if (error instanceof DomainError) return error
  if (error.statusCode === 413) return new DomainError('request.tooLarge', { limit: Math.round(bodyLimit / megabyte) })
  if (error.statusCode === 429) return new DomainError('request.tooMany')
  if (error.statusCode !== undefined && error.statusCode < 500) return new DomainError('request.invalid', { where: 'body' })
  return new DomainError('server.failed')
}

/** Vietnamese, unless the caller prefers English. */
function localeOf(request: FastifyRequest): Locale {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi'
}
