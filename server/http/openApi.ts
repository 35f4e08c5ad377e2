import { accessPaths } from './openApi/accessPaths.ts'
import { signingPaths } from './openApi/signingPaths.ts'
import { unitPaths } from './openApi/unitPaths.ts'
import { body, failures, id, json, none, object, parameter, text } from './openApi/parts.ts'

const role = { enum: ['coordinator', 'editor', 'commenter', 'viewer'] }
const printParameters = [
  parameter('orientation', 'query', { enum: ['landscape', 'portrait'] }),
  parameter('size', 'query', { enum: ['12', '13', '14'] }),
  parameter('names', 'query', { enum: ['asWritten', 'full', 'abbr'] }),
  parameter('blanks', 'query', { enum: ['kept', 'filled'] }),
  parameter('headings', 'query', { enum: ['asWritten', 'byOrder'] }),
  parameter('endMark', 'query', { enum: ['1', '0'] }),
  parameter('merge', 'query', { enum: ['0', '1'] }),
  parameter('code', 'query', { enum: ['1', '0'] }),
  parameter('sign', 'query', { enum: ['0', '1'] }),
  parameter('plan', 'query', { enum: ['0', '1'] }),
  parameter('inline', 'query', { enum: ['1'] }),
]

const logParameters = ['login', 'unit', 'row', 'column', 'refused', 'before'].map((name) => parameter(name, 'query'))
const ids = { type: 'array', items: text }
const locks = object({ columns: ids, rows: ids }, [])

const member = object({ login: text, role, unit: { type: 'string', description: 'id or exact name in the directory of the workbook' } }, ['login', 'role'])

/** Kept by hand; a test compares it with the routes that exist. */
export const openApi = {
  openapi: '3.1.0',
  info: { title: 'Phụ lục', version: '1', description: 'State-changing calls need our own Origin, or a bearer token made for programs.' },
  paths: {
    '/api/workbooks': {
      get: { summary: 'Workbooks that I belong to', responses: { 200: json('list of `{id, title, year, issuer, createdAt, role, unit}`'), ...failures(401) } },
      post: {
        summary: 'Create a workbook (administrators); I become its coordinator',
        requestBody: body({
          oneOf: [
            { description: 'an interchange document, see shared/interchange/annex.schema.json', type: 'object' },
            object({ title: text, year: { type: 'integer' }, issuer: text }, ['title', 'year']),
            object({ sample: { const: true } }),
          ],
        }),
        responses: { 201: json('`{id}`'), ...failures(400, 401, 403, 413) },
      },
    },
    '/api/workbooks/{id}': { get: { summary: 'Facts, annexes, my role', parameters: id, responses: { 200: json('facts'), ...failures(401, 404) } } },
    '/api/workbooks/{id}/settings': {
      get: { summary: 'Who may write what', parameters: id, responses: { 200: json('`{mode, state, collectivesLead, lockedColumns, lockedRows}`'), ...failures(401, 404) } },
      post: {
        summary: 'Change some of it (coordinator); what is absent stays, open pages follow within two seconds',
        parameters: id,
        requestBody: body(object({ mode: { enum: ['open', 'byLead'] }, state: { enum: ['draft', 'review', 'submitted', 'issued'] }, collectivesLead: { type: 'boolean' }, lock: locks, unlock: locks }, [])),
        responses: { 200: json('the settings as they are now'), ...failures(400, 401, 403, 404) },
      },
    },
    '/api/workbooks/{id}/suggestions': {
      get: { summary: 'Suggested texts for cells: all for the coordinator, my own for others', parameters: id, responses: { 200: json('list of `{id, row, column, text, name, unit, at, decision}`'), ...failures(401, 404) } },
      post: { summary: 'Suggest a text for a cell that I may not write', parameters: id, requestBody: body(object({ row: text, column: text, text })), responses: { 201: json('`{id}`'), ...failures(400, 401, 403, 404, 429) } },
    },
    '/api/workbooks/{id}/suggestions/{suggestion}/decision': {
      post: {
        summary: 'Accept or reject (coordinator), withdraw (its author); writing the cell is an edit of its own',
        parameters: [...id, parameter('suggestion', 'path')],
        requestBody: body(object({ decision: { enum: ['accepted', 'rejected', 'withdrawn'] } })),
        responses: { 204: none, ...failures(400, 401, 403, 404, 409) },
      },
    },
    '/api/workbooks/{id}/log': {
      get: {
        summary: 'Who did what, newest first (coordinator); the history of a row for everybody who sees it',
        parameters: [...id, ...logParameters],
        responses: { 200: json('`{lines: [{id, name, unit, kind, row, rowTitle, column, heading, from, to, before, after, refusal}], next}`'), ...failures(400, 401, 403, 404) },
      },
    },
    '/api/workbooks/{id}/activity': {
      get: { summary: 'When each unit last wrote (coordinator)', parameters: id, responses: { 200: json('list of `{unit, at}`'), ...failures(401, 403, 404) } },
    },
    '/api/workbooks/{id}/log.csv': {
      get: { summary: 'The log as a file (coordinator)', parameters: [...id, ...logParameters], responses: { 200: { description: 'CSV' }, ...failures(400, 401, 403, 404) } },
    },
    '/api/workbooks/{id}/annex.json': {
      get: { summary: 'The live workbook as an interchange document', parameters: id, responses: { 200: json('interchange document'), ...failures(401, 404) } },
    },
    '/api/workbooks/{id}/export': {
      get: {
        summary: 'A file',
        parameters: [...id, parameter('format', 'query', { enum: ['xlsx', 'csv', 'docx', 'pdf'] }), parameter('annex', 'query'), parameter('view', 'query'), parameter('version', 'query'), ...printParameters],
        responses: { 200: { description: 'the file' }, ...failures(400, 401, 404, 500, 503) },
      },
    },
    '/api/workbooks/{id}/members': {
      get: { summary: 'Who belongs to it', parameters: id, responses: { 200: json('list of `{id, login, name, role, unit}`'), ...failures(401, 404) } },
      post: {
        summary: 'Add a member or change one (coordinator)',
        parameters: id,
        requestBody: body(member),
        responses: { 201: json('`{login, name, role, unit}`'), ...failures(400, 401, 403, 404, 409, 422) },
      },
    },
    '/api/workbooks/{id}/members/{login}': {
      delete: { summary: 'Remove a member (coordinator)', parameters: [...id, parameter('login', 'path')], responses: { 204: none, ...failures(401, 403, 404, 409) } },
    },
    '/api/workbooks/{id}/invitations': {
      post: {
        summary: 'Invite a new person: an account, a membership, a link that signs in once (coordinator)',
        parameters: id,
        requestBody: body(object({ name: text, role: text, unit: text })),
        responses: { 201: json('`{login, name, role, unit, link}`'), ...failures(400, 401, 403, 404, 422) },
      },
    },
    ...accessPaths,
    ...unitPaths,
    '/api/workbooks/{id}/pages.svg': {
      get: {
        summary: 'The first pages of the file as a picture for the screen',
        parameters: [...id, parameter('annex', 'query'), parameter('view', 'query'), parameter('version', 'query'), ...printParameters],
        responses: { 200: { description: 'SVG' }, ...failures(400, 401, 404, 422, 503) },
      },
    },
    '/api/workbooks/{id}/versions': {
      get: { summary: 'Frozen versions', parameters: id, responses: { 200: json('list of `{number, name, at, hash, code}`'), ...failures(401, 404) } },
      post: {
        summary: 'Freeze what is on disk now (coordinator)',
        parameters: id,
        requestBody: body(object({ name: text }, [])),
        responses: { 201: json('`{number, name, at, hash, code}`'), ...failures(400, 401, 403, 404) },
      },
    },
    '/api/workbooks/{id}/versions/{number}/annex.json': {
      get: { summary: 'A version as an interchange document', parameters: [...id, parameter('number', 'path')], responses: { 200: json('interchange document'), ...failures(401, 404) } },
    },
    ...signingPaths,
    '/api/verify': {
      post: {
        summary: 'Which version a file (.xlsx, .docx, .pdf) is, or how it differs',
        requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        responses: { 200: json('`{result: "same" | "differs" | "unknown", workbook, version, differences}`'), ...failures(400, 401, 413) },
      },
    },
    '/api/openapi.json': { get: { summary: 'This description', responses: { 200: json('OpenAPI') } } },
    '/api/server': {
      get: { summary: 'How the server is: alerts, disk, backups, people, sizes of workbooks (administrators of the home commune)', responses: { 200: json('report'), ...failures(401, 403) } },
    },
    '/api/server/backup': { post: { summary: 'A backup now, into the folder of the scheduled ones', responses: { 201: json('`{bytes, sha256}`'), ...failures(401, 403, 503) } } },
    '/healthz': { get: { summary: 'The process answers', responses: { 200: json('ok') } } },
    '/readyz': { get: { summary: 'Storage takes writes', responses: { 200: json('ok'), ...failures(503) } } },
    '/metrics': { get: { summary: 'Figures for Prometheus', responses: { 200: { description: 'text' } } } },
  },
  components: { schemas: { Failure: object({ code: text, message: text }) } },
} as const
