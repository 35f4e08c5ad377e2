import type { FastifyInstance } from 'fastify'
import type { HttpServices } from '../../httpServices.ts'
import { mustCoordinate } from '../../identify.ts'

/** When each unit last wrote, for the coordinator's board. */
export function readActivity(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/activity', async (request) => {
    const { membership } = await mustCoordinate(services, request)
    await services.rooms.writeLog(membership.workbook)
    const last = await services.store.lastEdits(membership.workbook)
    return last.map(({ unit, at }) => ({ unit, at: new Date(at).toISOString() }))
  })
}
