import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { isWellFormedId, randomIdText, type ColumnId, type RowId, type UnitId } from '../../../../shared/domain/ids.ts'
import { mayComment } from '../../../../shared/domain/permissions.ts'
import { cleanText, maxCellLength } from '../../../../shared/domain/text.ts'
import { accessRule } from '../../../../shared/domain/workbookSettings.ts'
import { decisions, type Suggestion } from '../../../storage/port/rights/suggestionStore.ts'
import type { Member, Standing } from '../../../storage/port/workbookStore.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

/** What one person may leave undecided in a workbook: a whole pasted block, but not a flood. */
const maxOpen = 500

const isId = (raw: unknown): boolean => isWellFormedId(raw)
const suggested = v.object({
  row: v.custom<RowId>(isId),
  column: v.custom<ColumnId>(isId),
  text: v.pipe(v.string(), v.transform(cleanText), v.maxLength(maxCellLength)),
})
const decided = v.object({ decision: v.picklist(decisions) })

/** Those of the workbook for its coordinator, their own for everybody else. */
export function listSuggestions(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/suggestions', async (request) => {
    const { user, membership } = await mustSeeWorkbook(services, request)
    const [all, members] = await Promise.all([services.store.listSuggestions(membership.workbook), services.store.listMembers(membership.workbook)])
    const shown = membership.role === 'coordinator' ? all : all.filter((suggestion) => suggestion.userId === user.id)
    return shown.map((suggestion) => described(suggestion, members))
  })
}

function described({ id, row, column, text, userId, at, decision }: Suggestion, members: readonly Member[]): object {
  const author = members.find((member) => member.userId === userId)
  return { id, row, column, text, name: author?.name ?? '', unit: author?.unit ?? '', at: new Date(at).toISOString(), decision }
}

/** Proposes a text for a cell: everybody who may remark may. */
export function addSuggestion(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now, random } = services
  app.post('/api/workbooks/:id/suggestions', async (request, reply) => {
    const standing = await mustSeeWorkbook(services, request)
    const { user, membership } = standing
    await mustSuggest(services, standing)
    const { row, column, text } = readBody(suggested, request.body)
    if ((await store.countOpenSuggestions(membership.workbook, user.id)) >= maxOpen) throw new DomainError('suggestion.tooMany', { limit: maxOpen })
    const id = randomIdText(random, 16)
    await store.addSuggestion({ id, workbook: membership.workbook, row, column, text, userId: user.id, at: now(), decision: '', decidedBy: '', decidedAt: 0 })
    rooms.find(membership.workbook)?.tellChanged('suggestions')
    return reply.status(201).send({ id })
  })
}

async function mustSuggest({ store }: HttpServices, { membership }: Standing): Promise<void> {
  const settings = await store.readSettings(membership.workbook)
  const may = mayComment(accessRule(membership.role, membership.unit as UnitId | '', settings))
  if (may !== true) throw new DomainError(may)
}

/** The coordinator accepts or rejects; whoever suggested may withdraw. Writing the cell is the coordinator's own edit. */
export function decideSuggestion(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now } = services
  app.post('/api/workbooks/:id/suggestions/:suggestion/decision', async (request, reply) => {
    const { user, membership } = await mustSeeWorkbook(services, request)
    const { decision } = readBody(decided, request.body)
    const { suggestion: id } = request.params as { suggestion: string }
    const found = await store.findSuggestion(membership.workbook, id)
    const mayKnow = found && (membership.role === 'coordinator' || found.userId === user.id)
    if (!mayKnow) throw new DomainError('suggestion.unknown')
    const may = decision === 'withdrawn' ? found.userId === user.id : membership.role === 'coordinator'
    if (!may) throw new DomainError('access.denied')
    if (!(await store.decideSuggestion(membership.workbook, id, decision, user.id, now()))) throw new DomainError('suggestion.decided')
    rooms.find(membership.workbook)?.tellChanged('suggestions')
    return reply.status(204).send()
  })
}
