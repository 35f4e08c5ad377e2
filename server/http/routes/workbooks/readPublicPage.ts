import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import type { PublicAnswer } from '../../../../shared/protocol/publicPage.ts'
import { workbookOfLink } from '../../../workbooks/publicLink.ts'
import { PublicPages } from '../../../workbooks/publicPage.ts'
import type { HttpServices } from '../../httpServices.ts'
import { readBody } from '../../readBody.ts'

const body = v.object({ token: v.pipe(v.string(), v.maxLength(1_000)), seen: v.optional(v.pipe(v.string(), v.maxLength(64)), '') })

/**
 * What a public link shows, to whoever has it: the only call that takes it. Nothing is begun by it, so that nothing is
 * left when it is switched off: a page asks again and again, and says which content it `seen`.
 */
export function readPublicPage(app: FastifyInstance, services: HttpServices): void {
  const { store, rooms, now } = services
  const pages = new PublicPages(now)
  app.post('/api/public', async (request): Promise<PublicAnswer> => {
    const { token, seen } = readBody(body, request.body)
    const workbook = await workbookOfLink(store, token)
    if (workbook === null) throw new DomainError('workbook.linkEnded')
    const page = await rooms.read(workbook, (doc) => pages.pageOf(doc))
    return page.tag === seen ? { tag: seen, same: true } : page
  })
}
