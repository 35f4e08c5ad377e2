import { body, failures, id, json, none, object, parameter, text } from './parts.ts'

const login = [parameter('login', 'path')]
const flag = { type: 'boolean' }

const session = {
  post: {
    summary: 'Sign in; `newPassword` replaces one that is too old',
    requestBody: body(object({ login: text, password: text, newPassword: text }, ['login', 'password'])),
    responses: { 204: none, ...failures(400, 401, 403, 422, 429) },
  },
  get: { summary: 'Who am I', responses: { 200: json('`{id, login, name, unit, isAdmin, commune, hasPassword, needsCurrentPassword}`'), ...failures(401) } },
  delete: { summary: 'Sign out', responses: { 204: none, ...failures(403) } },
}

/** Sessions, people and links. */
export const accessPaths = {
  '/api/workbooks/{id}/public-link': {
    get: { summary: 'Since when everybody who has the link may read (coordinator); null: it is off', parameters: id, responses: { 200: json('`{since}`'), ...failures(401, 403, 404) } },
    put: { summary: 'Switch the public link on; the address is told once, one that was on ends', parameters: id, responses: { 200: json('`{link, since}`'), ...failures(401, 403, 404) } },
    delete: { summary: 'Switch it off for ever', parameters: id, responses: { 204: none, ...failures(401, 403, 404) } },
  },
  '/api/public': {
    post: {
      summary: 'What a public link shows: the issued form; no session is needed or begun',
      requestBody: body(object({ token: text, seen: text }, ['token'])),
      responses: { 200: json('`{tag, title, issuer, annexes}`, or `{tag, same: true}` where `seen` is still so'), ...failures(400, 403, 404, 429) },
    },
  },
  '/api/session': session,
  '/api/session/link': {
    post: { summary: 'Sign in by a one-time link', requestBody: body(object({ token: text })), responses: { 204: none, ...failures(400, 401, 403, 429) } },
  },
  '/api/session/password': {
    put: {
      summary: 'Set my password; ends my other sessions',
      requestBody: body(object({ current: text, password: text }, ['password'])),
      responses: { 204: none, ...failures(400, 401, 403, 422, 429) },
    },
  },
  '/api/sessions': {
    get: { summary: 'Where I am signed in', responses: { 200: json('list of `{id, isProgram, isThis, createdAt, seenAt, agent}`'), ...failures(401) } },
    delete: { summary: 'Sign me out everywhere', responses: { 204: none, ...failures(401, 403) } },
  },
  '/api/sessions/{id}': { delete: { summary: 'End one of my sessions', parameters: id, responses: { 204: none, ...failures(401, 403, 404) } } },
  '/api/provider': {
    get: { summary: 'Whether people sign in by a provider, and whether I am known there', responses: { 200: json('`{name, isLinked}`') } },
    delete: { summary: 'Untie my account from the provider', responses: { 204: none, ...failures(401, 403) } },
  },
  '/api/provider/sign-in': { get: { summary: 'To the provider, to sign in', responses: { 302: none, ...failures(404, 503) } } },
  '/api/provider/link': { get: { summary: 'To the provider, to tie my account', responses: { 302: none, ...failures(401, 404, 503) } } },
  '/api/provider/callback': { get: { summary: 'Back from the provider', responses: { 302: none } } },
  '/api/people': {
    get: { summary: 'People of my commune (administrator)', responses: { 200: json('list of `{login, name, unit, isAdmin, createdAt, hasPassword, closedAt, seenAt, roles}`'), ...failures(401, 403) } },
    post: {
      summary: 'Add a person, who comes in by the link (administrator)',
      requestBody: body(object({ name: text, unit: text, isAdmin: flag }, ['name'])),
      responses: { 201: json('`{login, name, link}`'), ...failures(400, 401, 403, 422) },
    },
  },
  '/api/people/{login}': {
    post: {
      summary: 'Change a person, close or reopen the account (administrator)',
      parameters: login,
      requestBody: body(object({ name: text, unit: text, isAdmin: flag, isClosed: flag }, [])),
      responses: { 204: none, ...failures(400, 401, 403, 404, 409, 422) },
    },
  },
  '/api/people/{login}/sessions': { delete: { summary: 'Sign a person out everywhere (administrator)', parameters: login, responses: { 204: none, ...failures(401, 403, 404) } } },
  '/api/people/{login}/link': {
    post: { summary: 'A new sign-in link; earlier ones end (administrator)', parameters: login, responses: { 201: json('`{login, link}`'), ...failures(401, 403, 404, 409) } },
  },
  '/api/workbooks/{id}/candidates': {
    get: { summary: 'People of the commune who are no members yet (coordinator)', parameters: id, responses: { 200: json('list of `{login, name, unit}`'), ...failures(401, 403, 404) } },
  },
  '/api/links': { get: { summary: 'Links that would open now (administrator)', responses: { 200: json('list of `{id, login, name, createdAt, expiresAt}`'), ...failures(401, 403) } } },
  '/api/links/{id}': { delete: { summary: 'Revoke a link (administrator)', parameters: id, responses: { 204: none, ...failures(401, 403, 404) } } },
} as const
