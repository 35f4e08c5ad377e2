import type { FastifyInstance } from 'fastify'
import { readAnnexFacts, readAnnexIds, readFacts } from '../../../../shared/crdt/readWorkbook.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustSeeWorkbook } from '../../identify.ts'

/** The facts of a workbook, its annexes by name, and what the caller is in it, with its settings. */
export function readWorkbookFacts(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id', async (request) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const { workbook: id, role, unit } = membership
    const settings = await services.store.readSettings(id)
    return services.rooms.read(id, (doc) => ({
      id,
      role,
      unit,
      settings,
      ...readFacts(doc),
      annexes: readAnnexIds(doc).map((annex) => {
        const { kind, heading, title } = readAnnexFacts(doc, annex)
        return { id: annex, kind, heading, title }
      }),
    }))
  })
}
