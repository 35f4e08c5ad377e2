import type { FastifyInstance } from 'fastify'
import { readWorkbook } from '../../../../shared/crdt/readWorkbook.ts'
import { writeInterchange } from '../../../../shared/interchange/writeInterchange.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustSeeWorkbook } from '../../identify.ts'

/** The live workbook as an interchange document: what is on disk at this moment. */
export function readAnnexJson(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/annex.json', async (request, reply) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const workbook = await services.rooms.read(membership.workbook, readWorkbook)
    return reply.header('cache-control', 'no-store').send(writeInterchange(workbook))
  })
}
