import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import { phaseOf, signingActs, unitStands, type SigningEvent } from '../../../../shared/domain/signing.ts'
import { askedUnits, SigningDesk } from '../../../signing/signingDesk.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const text = (length: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(length)), '')
const body = v.object({
  act: v.picklist(signingActs),
  text: text(1_000),
  date: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.isoDate())]), ''),
  despite: v.optional(v.boolean(), false),
})

/** The phase, what each unit says, and all that was done. */
export function readSigning(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/signing', async (request) => {
    const { membership } = await mustSeeWorkbook(services, request)
    return describeSigning(services, membership.workbook)
  })
}

/** One act; the answer is what holds then. */
export function actSigning(app: FastifyInstance, services: HttpServices): void {
  const desk = new SigningDesk(services)
  app.post('/api/workbooks/:id/signing', async (request) => {
    const standing = await mustSeeWorkbook(services, request)
    await desk.act(standing, readBody(body, request.body))
    return describeSigning(services, standing.membership.workbook)
  })
}

async function describeSigning({ store }: HttpServices, workbook: WorkbookId): Promise<object> {
  const [events, units, { state }, members] = await Promise.all([
    store.listSigningEvents(workbook),
    askedUnits(store, workbook),
    store.readSettings(workbook),
    store.listMembers(workbook),
  ])
  const names = new Map(members.map(({ userId, name }) => [userId, name]))
  for (const { userId } of events) if (!names.has(userId)) names.set(userId, (await store.findUser(userId))?.name ?? '')
  const describe = ({ userId, at, ...rest }: SigningEvent): object => ({ ...rest, at: new Date(at).toISOString(), by: names.get(userId) ?? '' })
  return {
    phase: phaseOf(state),
    units: unitStands(events, units).map(({ event, ...stand }) => ({ ...stand, ...(event ? { event: describe(event) } : {}) })),
    events: events.map(describe),
  }
}
