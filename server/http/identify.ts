import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../shared/domain/errors.ts'
import { isWellFormedId, workbookId } from '../../shared/domain/ids.ts'
import { authenticate, type Identity } from '../access/authenticate.ts'
import { noteUse } from '../access/sessions.ts'
import { homeCommune } from '../storage/port/communeStore.ts'
import type { User } from '../storage/port/peopleStore.ts'
import type { Standing } from '../storage/port/workbookStore.ts'
import type { HttpServices } from './httpServices.ts'

/** @throws {DomainError} `session.required` */
export async function mustIdentify({ store, isSecure, now, access }: HttpServices, request: FastifyRequest): Promise<Identity> {
  const identity = await authenticate(store, request.headers, isSecure, now())
  if (!identity) throw new DomainError('session.required')
  await noteUse(store, identity.session, now(), access)
  return identity
}

/**
 * Who asks, and as what, in the workbook of the address.
 * @throws {DomainError} `session.required`; `workbook.unknown` for one that isn't there and for one that isn't theirs alike
 */
export async function mustSeeWorkbook(services: HttpServices, request: FastifyRequest): Promise<Standing> {
  const { user } = await mustIdentify(services, request)
  const { id } = request.params as { id: string }
  const membership = isWellFormedId(id) ? await services.store.findMembership(workbookId(id), user.id) : null
  if (!membership) throw new DomainError('workbook.unknown')
  return { user, membership }
}

/** As `mustSeeWorkbook`; @throws {DomainError} `access.denied` for everybody but the coordinator */
export async function mustCoordinate(services: HttpServices, request: FastifyRequest): Promise<Standing> {
  const standing = await mustSeeWorkbook(services, request)
  if (standing.membership.role !== 'coordinator') throw new DomainError('access.denied')
  return standing
}

/** The machine is everybody's: administrators of the commune that owns it run it. In memory there is nothing to run. */
export function mayRunServer({ care }: HttpServices, { isAdmin, commune }: User): boolean {
  return care !== undefined && isAdmin && commune === homeCommune
}

/** @throws {DomainError} `session.required`; `access.denied` for everybody but an administrator of their commune */
export async function mustAdminister(services: HttpServices, request: FastifyRequest): Promise<Identity> {
  const identity = await mustIdentify(services, request)
  if (!identity.user.isAdmin) throw new DomainError('access.denied')
  return identity
}
