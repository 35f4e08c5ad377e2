import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { readDirectory } from '../../../../shared/crdt/readWorkbook.ts'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { oneLine } from '../../../../shared/domain/text.ts'
import { loginAddress } from '../../../access/sessions.ts'
import { addPerson } from '../../../people/addPerson.ts'
import { communeUnits } from '../../../units/communeUnits.ts'
import { roles } from '../../../storage/port/workbookStore.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustCoordinate } from '../../identify.ts'
import { originOf } from '../../originOf.ts'
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
  const { store, rooms } = services
  app.post('/api/workbooks/:id/invitations', async (request, reply) => {
    const { user: asker, membership } = await mustCoordinate(services, request)
    const { name, role, unit } = readBody(body, request.body)
    const { workbook } = membership
    if (unit !== '' && !(await rooms.read(workbook, (doc) => [...readDirectory(doc).keys()].some((id) => id === unit)))) {
      throw new DomainError('unit.unknown', { unit })
    }
    const { units } = await communeUnits(store, asker.commune)
    const home = units.some(({ id }) => id === unit) ? unit : ''
    const { user, secret } = await addPerson(services, { commune: asker.commune, name, unit: home, isAdmin: false })
    await store.putMember({ workbook, userId: user.id, role, unit })
    return reply.status(201).send({ login: user.login, name, role, unit, link: loginAddress(originOf(services, request), secret) })
  })
}
