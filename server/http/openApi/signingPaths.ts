import { signingActs } from '../../../shared/domain/signing.ts'
import { body, failures, id, json, object, text } from './parts.ts'

const answer = json('`{phase: "open" | "confirming" | "frozen", units: [{unit, stand, event}], events: [{act, at, by, unit, text, version, date}]}`')

/** The way to a signature. */
export const signingPaths = {
  '/api/workbooks/{id}/signing': {
    get: { summary: 'The step, what each unit says, and all that was done', parameters: id, responses: { 200: answer, ...failures(401, 404) } },
    post: {
      summary: 'One act: units agree or object (with a reason), the coordinator closes, freezes, notes the issue, opens again (with a reason)',
      parameters: id,
      requestBody: body(object({ act: { enum: signingActs }, text, date: text, despite: { type: 'boolean' } }, ['act'])),
      responses: { 200: answer, ...failures(400, 401, 403, 404, 409, 422) },
    },
  },
}
