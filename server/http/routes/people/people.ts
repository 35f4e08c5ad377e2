import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { oneLine } from '../../../../shared/domain/text.ts'
import { loginAddress } from '../../../access/sessions.ts'
import { addPerson } from '../../../people/addPerson.ts'
import { communeUnits } from '../../../units/communeUnits.ts'
import type { Person, User } from '../../../storage/port/peopleStore.ts'
import type { Store } from '../../../storage/port/store.ts'
import { revalidate } from '../../../sync/revalidate.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustAdminister } from '../../identify.ts'
import { originOf } from '../../originOf.ts'
import { readBody } from '../../readBody.ts'

const name = v.pipe(v.string(), v.transform(oneLine), v.minLength(1), v.maxLength(200))
const unit = v.pipe(v.string(), v.maxLength(64))
const newPerson = v.object({ name, unit: v.optional(unit, ''), isAdmin: v.optional(v.boolean(), false) })
const change = v.object({ name: v.optional(name), unit: v.optional(unit), isAdmin: v.optional(v.boolean()), isClosed: v.optional(v.boolean()) })

/** The people of the commune with their unit and what they are in which workbook (administrator). */
export function listPeople(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/people', async (request) => {
    const { user } = await mustAdminister(services, request)
    const [people, roles] = await Promise.all([services.store.listPeople(user.commune), services.store.listRoles(user.commune)])
    return people.map(({ id, commune: _, ...person }) => ({
      ...person,
      roles: roles.filter(({ userId }) => userId === id).map(({ workbook, title, role }) => ({ workbook, title, role })),
    }))
  })
}

/** Adds a person by name; the answer holds the link by which they come in (administrator). */
export function addPersonByName(app: FastifyInstance, services: HttpServices): void {
  app.post('/api/people', async (request, reply) => {
    const { user } = await mustAdminister(services, request)
    const asked = readBody(newPerson, request.body)
    await mustKnowUnit(services.store, user, asked.unit)
    const added = await addPerson(services, { ...asked, commune: user.commune })
    services.log.info({ user: user.id, of: added.user.id }, 'person added')
    return reply.status(201).send({ login: added.user.login, name: added.user.name, link: loginAddress(originOf(services, request), added.secret) })
  })
}

/** Changes name, unit or administration, or closes and reopens an account; sessions and sockets of a closed one end (administrator). */
export function changePerson(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now, log } = services
  app.post('/api/people/:login', async (request, reply) => {
    const { user } = await mustAdminister(services, request)
    const person = await mustFindPerson(store, user, request)
    const { isClosed, ...asked } = readBody(change, request.body)
    if (asked.unit !== undefined) await mustKnowUnit(store, user, asked.unit)
    if (isClosed === true || asked.isAdmin === false) await mustLeaveAdmin(store, user, person)
    await store.changePerson(user.commune, person.id, withoutAbsent(asked))
    if (isClosed === true) await takeOverWorkbooks(store, user, person)
    if (isClosed !== undefined && isClosed !== (person.closedAt !== null)) await store.closePerson(user.commune, person.id, isClosed ? now() : null)
    await revalidate(rooms, store, now(), { userId: person.id })
    log.info({ user: user.id, of: person.id, isClosed, isAdmin: asked.isAdmin }, 'person changed')
    return reply.status(204).send()
  })
}

/** Ends all sessions, tokens and sockets of a person, whose account stays open: a lost laptop (administrator). */
export function signPersonOut(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now, log } = services
  app.delete('/api/people/:login/sessions', async (request, reply) => {
    const { user } = await mustAdminister(services, request)
    const person = await mustFindPerson(store, user, request)
    await store.endSessions(person.id, '')
    await revalidate(rooms, store, now(), { userId: person.id })
    log.info({ user: user.id, of: person.id }, 'person signed out')
    return reply.status(204).send()
  })
}

const withoutAbsent = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

/** The person of the address, of the asker's commune alone. @throws {DomainError} `user.unknown` */
export async function mustFindPerson(store: Store, asker: User, request: FastifyRequest): Promise<Person> {
  const { login } = request.params as { login: string }
  const person = await store.findPerson(asker.commune, login.toLowerCase())
  if (!person) throw new DomainError('user.unknown', { login })
  return person
}

async function mustKnowUnit(store: Store, { commune }: User, id: string): Promise<void> {
  if (id === '') return
  const { units } = await communeUnits(store, commune)
  if (!units.some((known) => known.id === id)) throw new DomainError('unit.unknown', { unit: id })
}

/** Workbooks that nobody else coordinates go to the administrator, before their coordinator's account closes. */
async function takeOverWorkbooks(store: Store, { id: userId, commune }: User, person: Person): Promise<void> {
  const roles = await store.listRoles(commune)
  for (const { workbook } of roles.filter((role) => role.userId === person.id && role.role === 'coordinator')) {
    const others = (await store.listMembers(workbook)).filter((member) => member.role === 'coordinator' && member.userId !== person.id)
    if (others.length === 0) await store.putMember({ workbook, userId, role: 'coordinator', unit: (await store.findMembership(workbook, userId))?.unit ?? '' })
  }
}

/** @throws {DomainError} `user.lastAdmin` when nobody would be left to administer without `person` */
async function mustLeaveAdmin(store: Store, { commune }: User, person: Person): Promise<void> {
  const others = (await store.listPeople(commune)).filter(({ id, isAdmin, closedAt }) => isAdmin && closedAt === null && id !== person.id)
  if (others.length === 0) throw new DomainError('user.lastAdmin')
}
