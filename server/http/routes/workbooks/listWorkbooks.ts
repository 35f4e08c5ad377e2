import type { FastifyInstance } from 'fastify'
import type { HttpServices } from '../../httpServices.ts'
import { mustIdentify } from '../../identify.ts'

export function listWorkbooks(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks', async (request) => {
    const { user } = await mustIdentify(services, request)
    return services.store.listWorkbooksOf(user.id)
  })
}
