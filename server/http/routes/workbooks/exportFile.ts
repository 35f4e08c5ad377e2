import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { readWorkbook } from '../../../../shared/crdt/readWorkbook.ts'
import { shortCode } from '../../../../shared/sheet/issued/issuedText.ts'
import { versionLine } from '../../../../shared/sheet/issued/versionMark.ts'
import { makeFile, type FileFormat } from '../../../print/makeFile.ts'
import { contentOf, fileOfVersion, mustFindVersion, noteFile } from '../../../versions/versionFiles.ts'
import { layoutQuery, readLayoutQuery } from '../../exportQuery.ts'
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
  ...layoutQuery,
  format: v.picklist(['xlsx', 'docx', 'pdf', 'csv']),
  version: v.optional(v.pipe(v.string(), v.regex(/^\d{0,6}$/)), ''),
  inline: v.optional(v.picklist(['0', '1']), '0'),
})

/** The workbook, or one annex of it, as a file: what is on disk at this moment, or a frozen version. */
export function exportFile(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/export', async (request, reply) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const asked = readBody(query, request.query)
    const write = async (): Promise<Uint8Array> => {
      if (asked.version !== '') {
        const version = await mustFindVersion(services.store, membership.workbook, Number(asked.version))
        const bytes = await fileOfVersion(services.printer, version, asked.format, asked)
        await noteFile(services.store, version, bytes)
        return bytes
      }
      const workbook = await services.rooms.read(membership.workbook, readWorkbook)
      return makeFile(workbook, asked.format, readLayoutQuery(workbook, asked), services)
    }
    return sendFile(reply, asked.format, await write(), asked.inline === '1')
  })
}

/** The same as pages for the screen: one SVG of the first pages. */
export function drawFile(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/pages.svg', async (request, reply) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const { version: number, ...asked } = readBody(v.object({ ...layoutQuery, version: query.entries.version }), request.query)
    const version = number === '' ? null : await mustFindVersion(services.store, membership.workbook, Number(number))
    const workbook = version ? contentOf(version) : await services.rooms.read(membership.workbook, readWorkbook)
    const line = version && asked.code === '1' ? { versionLine: versionLine(version.number, shortCode(version.hash)) } : {}
    const { drawPages } = await import('../../../print/printPdf.ts')
    const picture = await drawPages(services.printer, workbook, { ...readLayoutQuery(workbook, asked), ...line })
    return reply.type('image/svg+xml').header('cache-control', 'no-store').send(Buffer.from(picture))
  })
}

/** A file as an answer; `inline` lets our own page show it in a frame. */
function sendFile(reply: FastifyReply, format: FileFormat, bytes: Uint8Array, inline: boolean): FastifyReply {
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
