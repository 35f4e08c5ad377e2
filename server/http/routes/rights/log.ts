import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { isWellFormedId, type ColumnId, type RowId, type UserId } from '../../../../shared/domain/ids.ts'
import { writeCsvLines } from '../../../../shared/office/csv/writeCsv.ts'
import { csvOfLog } from '../../../workbooks/log/csvOfLog.ts'
import { describeEdits } from '../../../workbooks/log/describeEdits.ts'
import type { EditFilter } from '../../../storage/port/rights/editStore.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustCoordinate, mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

/** Lines of one page of the log, and of one file. */
const pageLines = 200
const fileLines = 50_000

const isId = (raw: unknown): boolean => isWellFormedId(raw)
const query = v.object({
  login: v.optional(v.pipe(v.string(), v.maxLength(64))),
  unit: v.optional(v.custom<string>(isId)),
  row: v.optional(v.custom<RowId>(isId)),
  column: v.optional(v.custom<ColumnId>(isId)),
  refused: v.optional(v.picklist(['0', '1']), '0'),
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number))),
})

/** Who did what, and what was refused: all of it for the coordinator, the history of a row for everybody who sees the row. */
export function readLog(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/log', async (request) => {
    const asked = readBody(query, request.query)
    const isHistory = asked.row !== undefined && asked.refused === '0'
    const { membership } = await (isHistory ? mustSeeWorkbook : mustCoordinate)(services, request)
    await services.rooms.writeLog(membership.workbook)
    const edits = await services.store.listEdits(membership.workbook, await filterOf(services, asked), pageLines)
    const shown = membership.role === 'coordinator' ? edits : edits.filter(({ refusal }) => refusal === '')
    return { lines: await describeEdits(services, membership.workbook, shown), next: edits.length === pageLines ? edits.at(-1)?.id : null }
  })
}

/** The same as a file that a spreadsheet opens; typed text never becomes a formula. */
export function downloadLog(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/log.csv', async (request, reply) => {
    const { membership } = await mustCoordinate(services, request)
    const asked = readBody(query, request.query)
    await services.rooms.writeLog(membership.workbook)
    const edits = await services.store.listEdits(membership.workbook, await filterOf(services, asked), fileLines)
    const lines = csvOfLog(await describeEdits(services, membership.workbook, edits))
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="nhat-ky.csv"')
      .header('cache-control', 'no-store')
      .send(Buffer.from(writeCsvLines(lines)))
  })
}

async function filterOf({ store }: HttpServices, asked: v.InferOutput<typeof query>): Promise<EditFilter> {
  const { login, unit, row, column, before } = asked
  const person = login === undefined ? undefined : await store.findUserByLogin(login.toLowerCase())
  // A name that nobody has: no line is theirs.
  const userId = login === undefined ? undefined : (person?.id ?? ('' as UserId))
  return { userId, unit, row, column, refusedOnly: asked.refused === '1', before }
}
