import type { FastifyRequest } from 'fastify'
import type { HttpServices } from './httpServices.ts'

/** Where this person reached us: the address that the others will reach, too. */
export function originOf({ publicOrigin }: Pick<HttpServices, 'publicOrigin'>, request: FastifyRequest): string {
  return publicOrigin ?? `${request.protocol}://${request.host}`
}
