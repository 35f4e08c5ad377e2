import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { readWorkbook } from '../../../../shared/crdt/readWorkbook.ts'
import { issueOf, type SigningEvent } from '../../../../shared/domain/signing.ts'
import { shortCode } from '../../../../shared/sheet/issued/issuedText.ts'
import { freeze, mustFindVersion } from '../../../versions/versionFiles.ts'
import type { Version } from '../../../storage/port/versionStore.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustCoordinate, mustSeeWorkbook } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const body = v.object({ name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), '') })

/** What people and programs are told of a version. */
export function describeVersion({ number, name, at, hash }: Omit<Version, 'content'>, events: readonly SigningEvent[] = []): object {
  const issue = issueOf(events, number)
  return { number, name, at: new Date(at).toISOString(), hash, code: shortCode(hash), ...(issue ? { issued: issue } : {}) }
}

/** Freezes what is on disk at this moment. */
export function addVersion(app: FastifyInstance, services: HttpServices): void {
  app.post('/api/workbooks/:id/versions', async (request, reply) => {
    const { user, membership } = await mustCoordinate(services, request)
    const { name } = readBody(body, request.body ?? {})
    const workbook = await services.rooms.read(membership.workbook, readWorkbook)
    const version = await freeze(services.store, workbook, { id: membership.workbook, name, at: services.now(), userId: user.id })
    return reply.status(201).send(describeVersion(version))
  })
}

export function listVersions(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/versions', async (request) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const events = await services.store.listSigningEvents(membership.workbook)
    return (await services.store.listVersions(membership.workbook)).map((version) => describeVersion(version, events))
  })
}

export function readVersion(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/workbooks/:id/versions/:number/annex.json', async (request, reply) => {
    const { membership } = await mustSeeWorkbook(services, request)
    const { number } = request.params as { number: string }
    const version = await mustFindVersion(services.store, membership.workbook, /^\d{1,6}$/.test(number) ? Number(number) : 0)
    return reply.type('application/json; charset=utf-8').send(version.content)
  })
}
