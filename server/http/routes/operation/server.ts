import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError, must } from '../../../../shared/domain/errors.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mayRunServer, mustAdminister } from '../../identify.ts'

async function mustRunTheServer(services: HttpServices, request: FastifyRequest): Promise<void> {
  const { user } = await mustAdminister(services, request)
  if (!mayRunServer(services, user)) throw new DomainError('access.denied')
}

/** For the administrator's page: how the server is, how much it keeps, and a backup by hand. */
export function server(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/server', async (request) => {
    await mustRunTheServer(services, request)
    return report(services)
  })
  app.post('/api/server/backup', async (request, reply) => {
    await mustRunTheServer(services, request)
    const { bytes, sha256 } = await must(services.care, 'care').backUpNow()
    return reply.status(201).send({ bytes, sha256 })
  })
}

async function report({ care, store, rooms, now }: HttpServices) {
  const caretaker = must(care, 'care')
  const [health, sizes, workbooks] = await Promise.all([caretaker.health(), store.measure(), store.listWorkbooks()])
  const connections = rooms.connections()
  const here = Map.groupBy(connections, ({ standing }) => standing.membership.workbook)
  const byRoom = new Map(sizes.rooms.map((size) => [size.room, size]))
  const { backupDir, backupEveryMinutes, backupKeep, logMonths } = caretaker.backups.policy
  return {
    ...health,
    now: now(),
    people: sizes.people,
    online: new Set(connections.map(({ standing }) => standing.user.id)).size,
    connections: connections.length,
    backups: caretaker.backups.list().length,
    settings: { backupDir, backupEveryMinutes, backupKeep, logMonths },
    workbooks: workbooks.map(({ id, title, year, issuer }) => {
      const { bytes = 0, updates = 0 } = byRoom.get(id) ?? {}
      return { id, title, year, issuer, bytes, updates, online: here.get(id)?.length ?? 0 }
    }),
  }
}
