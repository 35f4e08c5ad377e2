import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { readDirectory } from '../../../../shared/crdt/readWorkbook.ts'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { randomIdText, userId, type Random } from '../../../../shared/domain/ids.ts'
import { foldForSearch, oneLine } from '../../../../shared/domain/text.ts'
import { loginAddress, makeLoginLink } from '../../../access/sessions.ts'
import { roles } from '../../../storage/port/workbookStore.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustCoordinate, mustIdentify } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const body = v.object({
  name: v.pipe(v.string(), v.transform(oneLine), v.minLength(1), v.maxLength(200)),
  role: v.picklist(roles),
  unit: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
})

/**
 * Brings a new person into a workbook: an account, a membership, and a link that signs them in once. Never for an
 * account that exists: a link would hand it to whoever holds the link.
 */
export function invitePerson(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now, random } = services
  app.post('/api/workbooks/:id/invitations', async (request, reply) => {
    const { membership } = await mustCoordinate(services, request)
    const { name, role, unit } = readBody(body, request.body)
    const { workbook } = membership
    if (unit !== '' && !(await rooms.read(workbook, (doc) => [...readDirectory(doc).keys()].some((id) => id === unit)))) {
      throw new DomainError('unit.unknown', { unit })
    }
    const id = userId(randomIdText(random, 16))
    const login = loginFor(name, random)
    await store.createUser({ id, login, name, unit: '', isAdmin: false, createdAt: now(), passwordHash: null })
    await store.putMember({ workbook, userId: id, role, unit })
    const secret = await makeLoginLink(store, id, now())
    return reply.status(201).send({ login, name, role, unit, link: loginAddress(originOf(services, request), secret) })
  })
}

/** A new sign-in link for somebody who lost access (administrator). */
export function renewLink(app: FastifyInstance, services: HttpServices): void {
  app.post('/api/people/:login/link', async (request, reply) => {
    const { user } = await mustIdentify(services, request)
    if (!user.isAdmin) throw new DomainError('access.denied')
    const { login } = request.params as { login: string }
    const person = await services.store.findUserByLogin(login.toLowerCase())
    if (!person) throw new DomainError('user.unknown', { login })
    const secret = await makeLoginLink(services.store, person.id, services.now())
    return reply.status(201).send({ login: person.login, link: loginAddress(originOf(services, request), secret) })
  })
}

/** "Nguyễn Văn An" → "nguyenvanan-x7Q2": to be typed on any keyboard, and not to be guessed from the name alone. */
function loginFor(name: string, random: Random): string {
  const plain = foldForSearch(name).replace(/[^a-z0-9]/g, '').slice(0, 40)
  return `${plain || 'nguoidung'}-${randomIdText(random, 4).toLowerCase()}`
}

/** Where this person reached us: the address that the others will reach, too. */
function originOf({ publicOrigin }: HttpServices, request: FastifyRequest): string {
  return publicOrigin ?? `${request.protocol}://${request.host}`
}
