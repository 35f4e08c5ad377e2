import { body, failures, json, none, object, text } from './parts.ts'

const version = { type: 'integer' }
const list = { type: 'array', items: text }
const unit = object({ id: text, name: text, abbr: text, kind: { enum: ['unit', 'collective', 'external'] }, aliases: list, members: list }, ['id', 'name', 'abbr', 'kind', 'aliases'])
const changed = json('`{version, units, followed}`')

/** The commune and its directory of units. */
export const unitPaths = {
  '/api/units': {
    get: { summary: 'The directory of units of my commune', responses: { 200: json('`{version, units}`'), ...failures(401) } },
    put: {
      summary: 'Replace it; workbooks that are not issued follow (administrator)',
      requestBody: body(object({ version, units: { type: 'array', items: unit } })),
      responses: { 200: changed, ...failures(400, 401, 403, 409) },
    },
  },
  '/api/units/merge': {
    post: { summary: 'Make one unit of several (administrator)', requestBody: body(object({ version, from: list, into: text })), responses: { 200: changed, ...failures(400, 401, 403, 409, 422) } },
  },
  '/api/commune': { post: { summary: 'Name my commune (administrator)', requestBody: body(object({ name: text })), responses: { 204: none, ...failures(400, 401, 403) } } },
} as const
