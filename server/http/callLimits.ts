import type { FastifyInstance } from 'fastify'

/** Calls a minute from one address: a whole office behind one router stays far below. */
export const callsPerMinute = 3_000

/**
 * Calls that cost much, or that guess: an argon2 hash is 30 ms and 19 MB, a .pdf up to a second, a file to verify
 * minutes of a worker. Sixty officers of one building sign in within a morning's minute.
 */
const costlyPerMinute: Readonly<Record<string, number>> = {
  'POST /api/session': 120,
  'POST /api/session/link': 60,
  'PUT /api/session/password': 30,
  'GET /api/provider/sign-in': 60,
  'GET /api/provider/callback': 60,
  // A page asks 50 times a minute: sixty guests of one building, who take nothing from the officers there.
  'POST /api/public': 3_000,
  'POST /api/verify': 60,
  'POST /api/workbooks': 60,
  'GET /api/workbooks/:id/export': 300,
}

/** Call before the plugin of limits is registered: it reads what this leaves. */
export function limitCostlyCalls(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const max = costlyPerMinute[`${String(route.method)} ${route.url}`]
    if (max !== undefined) route.config = { ...route.config, rateLimit: { max, timeWindow: 60_000 } }
  })
}
