import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { readDirectory } from '../../../../shared/crdt/readWorkbook.ts'
import { DomainError } from '../../../../shared/domain/errors.ts'
import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import { roles } from '../../../storage/port/workbookStore.ts'
import { revalidate } from '../../../sync/revalidate.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustCoordinate, mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const body = v.object({
  login: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(64)),
  role: v.picklist(roles),
  unit: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(300))), ''),
})

export function listMembers(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/members', async (request) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const members = await services.store.listMembers(membership.workbook)
    return members.map(({ userId, login, name, role, unit }) => ({ id: userId, login, name, role, unit }))
  })
}

/** Who of the commune could be added: open accounts that aren't members yet (coordinator). */
export function listCandidates(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/candidates', async (request) => {
    const { user, membership } = await mustCoordinate(services, request)
    const [people, members] = await Promise.all([services.store.listPeople(user.commune), services.store.listMembers(membership.workbook)])
    const known = new Set(members.map(({ login }) => login))
    return people.filter(({ login, closedAt }) => closedAt === null && !known.has(login)).map(({ login, name, unit }) => ({ login, name, unit }))
  })
}

/** Adds a person to a workbook, or changes what they are in it; open sockets follow at once. */
export function putMember(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now } = services
  app.post('/api/workbooks/:id/members', async (request, reply) => {
    const { user: asker, membership } = await mustCoordinate(services, request)
    const { login, role, unit: named } = readBody(body, request.body)
    const { workbook } = membership
    const user = await store.findPerson(asker.commune, login)
    if (!user || user.closedAt !== null) throw new DomainError('user.unknown', { login })
    const unit = await findUnit(services, workbook, named ?? '')
    if (role !== 'coordinator') await mustLeaveCoordinator(services, workbook, login)
    await store.putMember({ workbook, userId: user.id, role, unit })
    await revalidate(rooms, store, now(), { workbook, userId: user.id })
    return reply.status(201).send({ login, name: user.name, role, unit })
  })
}

export function removeMember(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now } = services
  app.delete('/api/workbooks/:id/members/:login', async (request, reply) => {
    const { membership } = await mustCoordinate(services, request)
    const { workbook } = membership
    const { login } = request.params as { login: string }
    const member = (await store.listMembers(workbook)).find((m) => m.login === login.toLowerCase())
    if (!member) throw new DomainError('member.unknown')
    await mustLeaveCoordinator(services, workbook, member.login)
    await store.removeMember(workbook, member.userId)
    await revalidate(rooms, store, now(), { workbook, userId: member.userId })
    return reply.status(204).send()
  })
}

/** The unit's id in the workbook's own directory; it may be given by id or by its exact name. */
async function findUnit({ rooms }: HttpServices, workbook: WorkbookId, named: string): Promise<string> {
  if (named === '') return ''
  const units = await rooms.read(workbook, (doc) => [...readDirectory(doc).values()])
  const name = named.normalize('NFC')
  const unit = units.find((u) => u.id === named) ?? units.find((u) => u.name === name)
  if (!unit) throw new DomainError('unit.unknown', { unit: named })
  return unit.id
}

/** @throws {DomainError} `member.lastCoordinator` when nobody would be left to coordinate without `login` */
async function mustLeaveCoordinator({ store }: HttpServices, workbook: WorkbookId, login: string): Promise<void> {
  const others = (await store.listMembers(workbook)).filter((m) => m.role === 'coordinator' && m.login !== login)
  if (others.length === 0) throw new DomainError('member.lastCoordinator')
}
