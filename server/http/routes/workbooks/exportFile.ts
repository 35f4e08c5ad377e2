import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { readWorkbook } from '../../../../shared/crdt/readWorkbook.ts'
import type { Workbook } from '../../../../shared/domain/annex.ts'
import { DomainError } from '../../../../shared/domain/errors.ts'
import type { ExportFormat } from '../../../../shared/office/exportWorkbook.ts'
import type { ExportView } from '../../../../shared/sheet/layout/sheetLayout.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const query = v.object({
  format: v.picklist(['xlsx', 'csv', 'docx', 'pdf']),
  annex: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
  view: v.optional(v.pipe(v.string(), v.maxLength(300)), 'draft'),
})

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** The workbook, or one annex of it, as a file: what is on disk at this moment. */
export function exportFile(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/export', async (request, reply) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const { format, annex: wanted, view } = readBody(query, request.query)
    if (!isWritable(format)) throw new DomainError('export.unavailable', { format })
    const workbook = await services.rooms.read(membership.workbook, readWorkbook)
    const annex = workbook.annexes.find(({ id }) => id === wanted)?.id
    if (wanted !== '' && annex === undefined) throw new DomainError('annex.unknown')
    // Loaded with the first export: the writers would make every start slower.
    const { exportWorkbook } = await import('../../../../shared/office/exportWorkbook.ts')
    const bytes = await exportWorkbook(workbook, { format, view: readView(workbook, view), ...(annex ? { annex } : {}) })
    return reply
      .type(contentTypes[format])
      .header('content-disposition', `attachment; filename="phu-luc.${format}"`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes))
  })
}

const isWritable = (format: string): format is ExportFormat => Object.hasOwn(contentTypes, format)

function readView(workbook: Workbook, text: string): ExportView {
  if (text === 'draft' || text === 'issued') return { kind: text }
  const named = text.startsWith('unit:') ? text.slice('unit:'.length) : ''
  const unit = workbook.units.find(({ id, name }) => id === named || name === named.normalize('NFC'))
  if (!unit) throw new DomainError('unit.unknown', { unit: named })
  return { kind: 'unit', unit: unit.id }
}
