import type { IncomingHttpHeaders } from 'node:http'
import { bearerToken } from './authenticate.ts'

/**
 * Whether a state-changing call or a socket comes from our own page. Browsers always say where from; a program has no
 * page, and shows its bearer token instead (a cookie alone is not enough without an origin).
 * @param publicOrigin the one allowed origin; null: the origin must be the very host that was called
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  const { origin, host } = headers
  if (origin === undefined) return bearerToken(headers) !== null
  if (publicOrigin !== null) return origin === publicOrigin
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}
