import type { FastifyInstance } from 'fastify'
import { authenticate } from '../../../access/authenticate.ts'
import { revalidate } from '../../../sync/revalidate.ts'
import type { HttpServices } from '../../httpServices.ts'
import { clearSessionCookie } from '../../sessionCookie.ts'

/** Ends this session and its sockets; fine, too, when there is none. */
export function signOut(app: FastifyInstance, { store, rooms, isSecure, now }: HttpServices): void {
  app.delete('/api/session', async (request, reply) => {
    const identity = await authenticate(store, request.headers, isSecure, now())
    if (identity) {
      await store.endSession(identity.session.hash)
      await revalidate(rooms, store, now(), { sessionHash: identity.session.hash })
    }
    clearSessionCookie(reply, isSecure)
    return reply.status(204).send()
  })
}
