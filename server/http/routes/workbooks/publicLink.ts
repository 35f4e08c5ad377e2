import type { FastifyInstance } from 'fastify'
import { publicAddress, switchLinkOff, switchLinkOn } from '../../../workbooks/publicLink.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustCoordinate } from '../../identify.ts'
import { originOf } from '../../originOf.ts'

const path = '/api/workbooks/:id/public-link'

/** Whether everybody who has the link may read the workbook, and since when (coordinator). */
export function readPublicLink(app: FastifyInstance, services: HttpServices): void {
  app.get(path, async (request) => {
    const { membership } = await mustCoordinate(services, request)
    const link = await services.store.findPublicLink(membership.workbook)
    return { since: link === null ? null : new Date(link.at).toISOString() }
  })
}

/** Switches it on; the address is told once, and one that was on ends. */
export function openPublicLink(app: FastifyInstance, services: HttpServices): void {
  app.put(path, async (request) => {
    const { secret, at } = await switchLinkOn(services, await mustCoordinate(services, request))
    return { link: publicAddress(originOf(services, request), secret), since: new Date(at).toISOString() }
  })
}

export function closePublicLink(app: FastifyInstance, services: HttpServices): void {
  app.delete(path, async (request, reply) => {
    await switchLinkOff(services, await mustCoordinate(services, request))
    return reply.status(204).send()
  })
}
