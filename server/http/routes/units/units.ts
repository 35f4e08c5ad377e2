import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { unitKinds } from '../../../../shared/domain/annex.ts'
import { isWellFormedId, type UnitId } from '../../../../shared/domain/ids.ts'
import { oneLine } from '../../../../shared/domain/text.ts'
import { mergeUnits, replaceUnits } from '../../../units/changeUnits.ts'
import { communeUnits } from '../../../units/communeUnits.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustAdminister, mustIdentify } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const wording = v.pipe(v.string(), v.transform(oneLine), v.maxLength(300))
const id = v.custom<UnitId>(isWellFormedId)
const unit = v.object({
  id,
  name: v.pipe(wording, v.minLength(1)),
  abbr: wording,
  kind: v.picklist(unitKinds),
  aliases: v.pipe(v.array(wording), v.maxLength(100)),
  members: v.optional(v.pipe(v.array(id), v.maxLength(200)), []),
})
const version = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Units of a commune; a province's largest ward has about sixty. */
const directory = v.object({ version, units: v.pipe(v.array(unit), v.maxLength(500), v.check((units) => new Set(units.map(({ id: own }) => own)).size === units.length)) })
const merger = v.object({ version, from: v.pipe(v.array(id), v.minLength(1), v.maxLength(50)), into: id })

/** The directory of units of my commune: everybody's, to read. */
export function readUnits(app: FastifyInstance, services: HttpServices): void {
  app.get('/api/units', async (request) => {
    const { user } = await mustIdentify(services, request)
    return communeUnits(services.store, user.commune)
  })
}

/** Replaces the directory; open workbooks follow (administrator). */
export function putUnits(app: FastifyInstance, services: HttpServices): void {
  app.put('/api/units', async (request) => {
    const { user } = await mustAdminister(services, request)
    const { version: seen, units } = readBody(directory, request.body)
    return replaceUnits(services, user, seen, units)
  })
}

/** Makes one unit of several (administrator). */
export function mergeUnitsRoute(app: FastifyInstance, services: HttpServices): void {
  app.post('/api/units/merge', async (request) => {
    const { user } = await mustAdminister(services, request)
    const { version: seen, from, into } = readBody(merger, request.body)
    return mergeUnits(services, user, seen, from, into)
  })
}

/** Names my commune: what stands for the issuer of new workbooks (administrator). */
export function nameCommune(app: FastifyInstance, services: HttpServices): void {
  app.post('/api/commune', async (request, reply) => {
    const { user } = await mustAdminister(services, request)
    const { name } = readBody(v.object({ name: wording }), request.body)
    await services.store.renameCommune(user.commune, name)
    return reply.status(204).send()
  })
}
