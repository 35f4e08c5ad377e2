import type { FastifyInstance } from 'fastify'
import { DomainError } from '../../../../shared/domain/errors.ts'
import type { HttpServices } from '../../httpServices.ts'
import { openApi } from '../../openApi.ts'

/** For those who run the server: is it up, can it store, what does it count, what can be called. */
export function operation(app: FastifyInstance, { rooms, metrics }: HttpServices): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async () => {
    if (rooms.isStopping) throw new DomainError('storage.failed')
    if (rooms.health.failure !== null) throw new DomainError(rooms.health.failure)
    return { status: 'ok' }
  })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()))
  app.get('/api/openapi.json', async () => openApi)
}
