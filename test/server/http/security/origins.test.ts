import { WebSocket } from 'ws'
import { expect, test } from 'vitest'
import { startSession } from '../../../../server/access/sessions.ts'
import { userId } from '../../../../shared/domain/ids.ts'
import { Office } from '../../../support/office.ts'

/** What a browser, or somebody who is none, says of where a call comes from; `own` stands for our address. */
const cases: readonly (readonly [what: string, origin: ((own: string) => string) | null, allowed: boolean])[] = [
  ['our own page', (own) => own, true],
  ['no origin at all', null, false],
  ['an empty origin', () => '', false],
  ['a page without an origin', () => 'null', false],
  ['another site', () => 'https://example.org', false],
  ['our host on another port', (own) => own.replace(/:\d+$/, ':1'), false],
  ['our host without its port', (own) => own.replace(/:\d+$/, ''), false],
  ['our host as the beginning of another', (own) => `${own}.example.org`, false],
  ['our host as the name of a user', (own) => `${own}@example.org`, false],
  ['another spelling of our machine', (own) => own.replace('127.0.0.1', 'localhost'), false],
  ['our host with a path', (own) => `${own}/vao`, false],
  ['two origins', (own) => `${own}, https://example.org`, false],
]

test('[PR9] there are twelve cases', () => expect(cases).toHaveLength(12))

test.each(cases)('[PR9] a call that changes something from %s', async (_, origin, allowed) => {
  const office = await Office.open()
  const { cookie } = await office.headers('boss')
  const headers = { cookie: cookie!, host: `127.0.0.1:${office.port}`, 'content-type': 'application/json', ...(origin ? { origin: origin(office.origin) } : {}) }
  const answer = await office.server.app.inject({ method: 'POST', url: '/api/commune', headers, payload: { name: 'UBND xã' } })
  expect(answer.statusCode).toBe(allowed ? 204 : 403)
})

test.each(cases)('[PR9] a socket from %s', async (_, origin, allowed) => {
  const office = await Office.open()
  const { cookie } = await office.headers('boss')
  const socket = new WebSocket(office.url(), { headers: { cookie: cookie!, ...(origin ? { origin: origin(office.origin) } : {}) } })
  const outcome = await new Promise<string>((resolve) => {
    socket.on('open', () => resolve('open'))
    socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)))
    socket.on('error', (error) => resolve(error.message))
  })
  socket.terminate()
  expect(outcome).toBe(allowed ? 'open' : '403')
})

test('[PR9] no route that changes something takes a cookie without our origin; a token of a program needs none', async () => {
  const office = await Office.open()
  const { cookie } = await office.headers('boss')
  const changing = office.server.routes.filter((route) => /^(POST|PUT|DELETE|PATCH) /.test(route))
  expect(changing.length).toBeGreaterThan(15)
  for (const route of changing) {
    const [method, pattern = ''] = route.split(' ')
    const url = pattern.replaceAll(/:\w+/g, 'boss')
    for (const forged of [{}, { origin: 'https://example.org' }, { 'sec-fetch-site': 'cross-site', referer: office.origin }]) {
      const answer = await office.server.app.inject({ method: method as 'POST', url, headers: { cookie: cookie!, host: `127.0.0.1:${office.port}`, 'content-type': 'text/plain', ...forged }, payload: method === 'DELETE' ? '' : '{}' })
      expect([route, answer.statusCode, answer.json()]).toEqual([route, 403, expect.objectContaining({ code: 'access.originRefused' })])
    }
  }
  const token = await startSession(office.store, userId('boss'), 'program', Date.now())
  const answer = await office.server.app.inject({ method: 'POST', url: '/api/commune', headers: { authorization: `Bearer ${token}` }, payload: { name: 'UBND xã' } })
  expect(answer.statusCode).toBe(204)
})
