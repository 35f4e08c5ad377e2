import { expect, test } from 'vitest'
import { hashPassword } from '../../../server/access/passwords.ts'
import { startSession } from '../../../server/access/sessions.ts'
import { userId } from '../../../shared/domain/ids.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { Office, type Answer } from '../../support/office.ts'

const dayMs = 24 * 3_600_000
const cookieOf = (answer: Answer): { cookie: string } => ({ cookie: String(answer.headers['set-cookie']).split(';')[0]! })
const listOf = (answer: Answer) => JSON.parse(answer.body) as { id: string; isThis: boolean; agent: string; isProgram: boolean }[]

async function withPassword(options: Parameters<typeof Office.open>[0] = {}): Promise<Office> {
  const office = await Office.open(options)
  await office.hire('kt')
  await office.store.setPassword(userId('kt'), await hashPassword('tháng mười hai'), options.now?.() ?? 0)
  return office
}

const signIn = (office: Office, more: { headers?: Record<string, string>; password?: string; newPassword?: string } = {}) => {
  const { headers = {}, password = 'tháng mười hai', newPassword } = more
  return office.call('POST', '/api/session', { as: null, headers, body: { login: 'kt', password, ...(newPassword === undefined ? {} : { newPassword }) } })
}

test('[AC4] signing in gives a new secret and ends the session that the browser had', async () => {
  const office = await withPassword()
  const first = cookieOf(await signIn(office))
  const second = cookieOf(await signIn(office, { headers: first }))
  expect(second.cookie).not.toBe(first.cookie)
  expect((await office.call('GET', '/api/session', { as: null, headers: first })).status).toBe(401)
  expect((await office.call('GET', '/api/session', { as: null, headers: second })).status).toBe(200)
})

test('[AC4] my sessions are listed by browser; I end one of them, never another person’s', async () => {
  const office = await withPassword()
  const here = cookieOf(await signIn(office, { headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0' } }))
  const socket = await office.enter('kt')
  const list = listOf(await office.call('GET', '/api/sessions', { as: null, headers: here }))
  expect(list.map(({ isThis, agent }) => [isThis, agent])).toContainEqual([true, 'Mozilla/5.0 Firefox/140.0'])
  expect(list).toHaveLength(2)
  const other = list.find(({ isThis }) => !isThis)!
  expect(await office.call('DELETE', `/api/sessions/${other.id}`, { as: 'boss' })).toMatchObject({ status: 404, json: { code: 'session.unknown' } })
  const end = { as: null, headers: { ...here, origin: office.origin } }
  expect((await office.call('DELETE', `/api/sessions/${other.id}`, end)).status).toBe(204)
  expect(await socket.closed()).toBe(closeCodes.notSignedIn)
  expect(listOf(await office.call('GET', '/api/sessions', { as: null, headers: here }))).toHaveLength(1)
})

test('[AC4] signing out everywhere ends all sessions, tokens and sockets, and this cookie', async () => {
  const office = await withPassword()
  const token = await startSession(office.store, userId('kt'), 'program', Date.now())
  const socket = await office.enter('kt')
  const answer = await office.call('DELETE', '/api/sessions', { as: 'kt' })
  expect([answer.status, String(answer.headers['set-cookie'])]).toEqual([204, expect.stringMatching(/^phuluc=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)])
  expect(await socket.closed()).toBe(closeCodes.notSignedIn)
  expect((await office.call('GET', '/api/session', { as: null, headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
})

test('[AC4] a session ends unused after a week, and used after a month', async () => {
  let clock = 1_800_000_000_000
  const office = await withPassword({ now: () => clock })
  const used = cookieOf(await signIn(office))
  const unused = cookieOf(await signIn(office))
  const ask = async (headers: { cookie: string }) => (await office.call('GET', '/api/session', { as: null, headers })).status
  clock += 6 * dayMs
  expect(await ask(used)).toBe(200)
  clock += dayMs
  expect([await ask(used), await ask(unused)]).toEqual([200, 401])
  for (let day = 8; day < 30; day++) {
    clock += dayMs
    expect(await ask(used)).toBe(200)
  }
  clock += dayMs
  expect(await ask(used)).toBe(401)
})

test('[AC6] who came by a link sets a password without the old one, within the hour; others must know it', async () => {
  let clock = 1_800_000_000_000
  const office = await withPassword({ now: () => clock })
  const comeByLink = async () => {
    const { link } = (await office.call('POST', '/api/people/kt/link')).json as { link: string }
    return cookieOf(await office.call('POST', '/api/session/link', { as: null, body: { token: link.split('#')[1] } }))
  }
  const set = (headers: { cookie: string }, body: object) => office.call('PUT', '/api/session/password', { as: null, headers: { ...headers, origin: office.origin }, body })
  const late = await comeByLink()
  clock += 3_600_000
  expect(await set(late, { password: 'mật khẩu mới đây' })).toMatchObject({ status: 401, json: { code: 'session.badCredentials' } })
  const fresh = await comeByLink()
  const changed = await set(fresh, { password: 'mật khẩu mới đây' })
  expect(changed.status).toBe(204)
  expect(await set(cookieOf(changed), { password: 'một mật khẩu nữa' })).toMatchObject({ status: 401 })
  expect((await signIn(office, { password: 'mật khẩu mới đây' })).status).toBe(204)
})

test('[AC6] [PR16] guesses at the current password are counted like those at sign-in', async () => {
  const office = await withPassword()
  const guess = () => office.call('PUT', '/api/session/password', { as: 'kt', body: { current: 'sai', password: 'mật khẩu mới đây' } })
  for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(401)
  expect((await guess()).status).toBe(429)
  expect((await signIn(office)).status).toBe(429)
})

test('[AC5] where it is set, a password that is too old is replaced at the next sign-in; nowhere else', async () => {
  let clock = 1_800_000_000_000
  const office = await withPassword({ now: () => clock, env: { PASSWORD_MAX_DAYS: '90' } })
  expect((await signIn(office)).status).toBe(204)
  clock += 90 * dayMs
  expect(await signIn(office)).toMatchObject({ status: 403, json: { code: 'session.passwordExpired' } })
  expect(await signIn(office, { newPassword: 'tháng mười hai' })).toMatchObject({ status: 403 })
  expect(await signIn(office, { newPassword: '12345678' })).toMatchObject({ status: 422, json: { code: 'session.passwordWeak' } })
  expect((await signIn(office, { newPassword: 'tháng giêng năm sau' })).status).toBe(204)
  expect((await signIn(office)).status).toBe(401)
  const lax = await withPassword({ now: () => clock })
  clock += 4_000 * dayMs
  expect((await signIn(lax)).status).toBe(204)
})
