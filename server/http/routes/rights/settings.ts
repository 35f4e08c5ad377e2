import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { isWellFormedId, type ColumnId, type RowId, type WorkbookId } from '../../../../shared/domain/ids.ts'
import { accessModes, workbookStates, type WorkbookState } from '../../../../shared/domain/permissions.ts'
import { maxLocks } from '../../../../shared/domain/workbookSettings.ts'
import { changeWorkbookSettings } from '../../../workbooks/changeSettings.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustCoordinate, mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const isId = (raw: unknown): boolean => isWellFormedId(raw)
const locks = v.object({
  columns: v.optional(v.pipe(v.array(v.custom<ColumnId>(isId)), v.maxLength(maxLocks))),
  rows: v.optional(v.pipe(v.array(v.custom<RowId>(isId)), v.maxLength(maxLocks))),
})
const body = v.object({
  mode: v.optional(v.picklist(accessModes)),
  state: v.optional(v.picklist(workbookStates)),
  collectivesLead: v.optional(v.boolean()),
  lock: v.optional(locks),
  unlock: v.optional(locks),
})

export function readSettings(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/settings', async (request) => {
    const { membership } = await mustSeeWorkbook(services, request)
    return services.store.readSettings(membership.workbook)
  })
}

/** Changes what the body names; open sockets follow at once. */
export function changeSettings(app: FastifyInstance, services: HttpServices): void {
  app.post('/api/workbooks/:id/settings', async (request) => {
    const { membership } = await mustCoordinate(services, request)
    const change = readBody(body, request.body)
    if (change.state !== undefined) await mustNotThaw(services, membership.workbook, change.state)
    return changeWorkbookSettings(services, membership.workbook, change)
  })
}

/** What is frozen for signing is opened again by the way that asks for a reason and keeps it. */
async function mustNotThaw({ store }: HttpServices, workbook: WorkbookId, asked: WorkbookState): Promise<void> {
  const { state } = await store.readSettings(workbook)
  if (state === 'issued' && asked !== state) throw new DomainError('signing.frozen')
}
