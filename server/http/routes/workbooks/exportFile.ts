import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { readWorkbook } from '../../../../shared/crdt/readWorkbook.ts'
import type { Workbook } from '../../../../shared/domain/annex.ts'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { fileWriters, type FileFormat } from '../../../workbooks/fileWriters.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const query = v.object({
  format: v.picklist(['xlsx', 'csv', 'docx', 'pdf']),
  annex: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
  view: v.optional(v.pipe(v.string(), v.maxLength(80)), 'draft'),
})

/** The workbook, or one annex of it, as a file. */
export function exportFile(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/export', async (request, reply) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const { format, annex } = readBody(query, request.query)
    const writer = fileWriters[format as FileFormat]
    if (!writer) throw new DomainError('export.unavailable', { format })
    const workbook = onlyAnnex(await services.rooms.read(membership.workbook, readWorkbook), annex)
    const bytes = await writer.write(workbook)
    return reply
      .type(writer.contentType)
      .header('content-disposition', `attachment; filename="phu-luc.${format}"`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes))
  })
}

function onlyAnnex(workbook: Workbook, id: string): Workbook {
  if (id === '') return workbook
  const annexes = workbook.annexes.filter((annex) => annex.id === id)
  if (annexes.length === 0) throw new DomainError('annex.unknown')
  return { ...workbook, annexes }
}
