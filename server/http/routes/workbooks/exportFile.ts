import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { readWorkbook } from '../../../../shared/crdt/readWorkbook.ts'
import type { Workbook } from '../../../../shared/domain/annex.ts'
import { DomainError } from '../../../../shared/domain/errors.ts'
import type { LayoutRequest } from '../../../../shared/office/layoutWorkbook.ts'
import { orientations } from '../../../../shared/sheet/layout/layoutProfile.ts'
import { blankForms, tableSizes, unitForms, usualSettings } from '../../../../shared/sheet/layout/printSettings.ts'
import type { ExportView } from '../../../../shared/sheet/layout/sheetLayout.ts'
import { makeFile, type FileFormat } from '../../../print/makeFile.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const contentTypes: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
}

const query = v.object({
  format: v.picklist(['xlsx', 'docx', 'pdf', 'csv']),
  annex: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
  view: v.optional(v.pipe(v.string(), v.maxLength(300)), 'draft'),
  orientation: v.optional(v.picklist(orientations), usualSettings.orientation),
  size: v.optional(v.picklist(tableSizes.map(String)), String(usualSettings.tablePt)),
  names: v.optional(v.picklist(unitForms), usualSettings.names),
  blanks: v.optional(v.picklist(blankForms), usualSettings.blanks),
  endMark: v.optional(v.picklist(['0', '1']), '1'),
  inline: v.optional(v.picklist(['0', '1']), '0'),
})
type Query = v.InferOutput<typeof query>

/** The workbook, or one annex of it, as a file: what is on disk at this moment. */
export function exportFile(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/export', async (request, reply) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const asked = readBody(query, request.query)
    const workbook = await services.rooms.read(membership.workbook, readWorkbook)
    const bytes = await makeFile(workbook, asked.format, readRequest(workbook, asked), services)
    return sendFile(reply, asked.format, bytes, asked.inline === '1')
  })
}

function readRequest(workbook: Workbook, asked: Query): LayoutRequest {
  const annex = workbook.annexes.find(({ id }) => id === asked.annex)?.id
  if (asked.annex !== '' && annex === undefined) throw new DomainError('annex.unknown')
  return {
    view: readView(workbook, asked.view),
    ...(annex ? { annex } : {}),
    orientation: asked.orientation,
    tablePt: tableSizes.find((size) => String(size) === asked.size) ?? usualSettings.tablePt,
    names: asked.names,
    blanks: asked.blanks,
    endMark: asked.endMark === '1',
  }
}

/** A file as an answer; `inline` lets our own page show it in a frame. */
export function sendFile(reply: FastifyReply, format: FileFormat, bytes: Uint8Array, inline: boolean): FastifyReply {
  if (inline) {
    void reply
      .header('content-security-policy', "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'")
      .header('x-frame-options', 'SAMEORIGIN')
  }
  return reply
    .type(contentTypes[format])
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename="phu-luc.${format}"`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes))
}

function readView(workbook: Workbook, text: string): ExportView {
  if (text === 'draft' || text === 'issued') return { kind: text }
  const named = text.startsWith('unit:') ? text.slice('unit:'.length) : ''
  const unit = workbook.units.find(({ id, name }) => id === named || name === named.normalize('NFC'))
  if (!unit) throw new DomainError('unit.unknown', { unit: named })
  return { kind: 'unit', unit: unit.id }
}
