import type { FastifyInstance } from 'fastify'
import type { HttpServices } from '../../httpServices.ts'
import { mustIdentify } from '../../identify.ts'

export function whoAmI(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/session', async (request) => {
    const { user } = await mustIdentify(services, request)
    const { id, login, name, isAdmin } = user
    return { id, login, name, isAdmin }
  })
}
