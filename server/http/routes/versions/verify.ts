import type { FastifyInstance } from 'fastify'
import { officeLimits } from '../../../../shared/office/officeLimits.ts'
import { verifyFile } from '../../../versions/verifyFile.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mustIdentify } from '../../identify.ts'
import { describeVersion } from './versions.ts'

/** A list longer than this says that it is another document. */
const toldDifferences = 500

/** Which version of which workbook a file is, or how it differs. The body is the file itself. */
export function verify(app: FastifyInstance, services: HttpServices): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: officeLimits.fileBytes }, (_, body, done) => done(null, body))
  app.post('/api/verify', async (request) => {
    const { user } = await mustIdentify(services, request)
    const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array()
    const verdict = await verifyFile(services, bytes, user.id)
    if (verdict.result === 'unknown') return verdict
    const told = { workbook: verdict.version.workbook, version: describeVersion(verdict.version, await services.store.listSigningEvents(verdict.version.workbook)) }
    if (verdict.result === 'same') return { result: 'same', ...told, appended: verdict.appended }
    return { result: 'differs', ...told, count: verdict.differences.length, differences: verdict.differences.slice(0, toldDifferences) }
  })
}
