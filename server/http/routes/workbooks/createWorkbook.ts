import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { DomainError } from '../../../../shared/domain/errors.ts'
import type { Unit, Workbook } from '../../../../shared/domain/annex.ts'
import type { Random } from '../../../../shared/domain/ids.ts'
import { readInterchange } from '../../../../shared/interchange/readInterchange.ts'
import { communeUnits } from '../../../units/communeUnits.ts'
import { addWorkbook } from '../../../workbooks/addWorkbook.ts'
import { blankWorkbook } from '../../../workbooks/blankWorkbook.ts'
import { sampleWorkbook } from '../../../workbooks/sampleWorkbook.ts'
import { maxWorkbookBytes } from '../../failures.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustIdentify } from '../../identify.ts'
import { readBody } from '../../readBody.ts'

const line = v.pipe(v.string(), v.trim(), v.maxLength(1_000))
const blank = v.object({
  title: v.pipe(line, v.minLength(1)),
  year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)),
  issuer: v.optional(line, ''),
})
const sample = v.object({ sample: v.literal(true) })

/** A new workbook from an interchange document, from three facts, or the sample; whoever makes it coordinates it. */
export function createWorkbook(app: FastifyInstance, services: HttpServices): void {
  app.post('/api/workbooks', { bodyLimit: maxWorkbookBytes }, async (request, reply) => {
    const { user } = await mustIdentify(services, request)
    if (!user.isAdmin) throw new DomainError('access.denied')
    const { units } = await communeUnits(services.store, user.commune)
    const workbook = await readWorkbook(request.body, services.random, units)
    const id = await addWorkbook(services, workbook, user.id)
    return reply.status(201).header('location', `/api/workbooks/${id}`).send({ id })
  })
}

async function readWorkbook(body: unknown, random: Random, units: readonly Unit[]): Promise<Workbook> {
  if (typeof body === 'object' && body !== null && 'format' in body) return readInterchange(body).workbook
  if (v.is(sample, body)) return sampleWorkbook()
  return blankWorkbook(readBody(blank, body), random, units)
}
