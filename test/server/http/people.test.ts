import { expect, test } from 'vitest'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { userId } from '../../../shared/domain/ids.ts'
import { hashPassword } from '../../../server/access/passwords.ts'
import { Office } from '../../support/office.ts'

const people = async (office: Office): Promise<Record<string, unknown>[]> => JSON.parse((await office.call('GET', '/api/people')).body) as Record<string, unknown>[]
const cookieOf = (answer: { headers: Readonly<Record<string, unknown>> }): { cookie: string } => ({ cookie: String(answer.headers['set-cookie']).split(';')[0]! })
const openLink = (office: Office, link: unknown) => office.call('POST', '/api/session/link', { as: null, body: { token: String(link).split('#')[1] } })

test('[AC2] a person is added by name, comes in once by the link, and stands in the list with unit and roles', async () => {
  const office = await Office.open()
  const added = await office.call('POST', '/api/people', { body: { name: ' Lê  Thị Hạnh ', unit: 'kt' } })
  expect(added).toMatchObject({ status: 201, json: { name: 'Lê Thị Hạnh', login: expect.stringMatching(/^lethihanh-[a-z0-9]{4}$/), link: expect.stringContaining('/vao#') } })
  const first = await openLink(office, added.json['link'])
  expect(first.status).toBe(204)
  expect((await openLink(office, added.json['link'])).status).toBe(401)
  const me = await office.call('GET', '/api/session', { as: null, headers: cookieOf(first) })
  expect(me.json).toMatchObject({ name: 'Lê Thị Hạnh', unit: 'kt', isAdmin: false, hasPassword: false, needsCurrentPassword: false })
  const [boss, hanh] = await people(office)
  expect(boss).toMatchObject({ login: 'boss', isAdmin: true, roles: [{ workbook: office.workbook, title: 'Kế hoạch thử', role: 'coordinator' }] })
  expect(hanh).toMatchObject({ name: 'Lê Thị Hạnh', unit: 'kt', closedAt: null, roles: [] })
  expect(Object.keys(hanh!)).not.toContain('id')
})

test('[AC2] only administrators see and change people; units must exist; names must be there', async () => {
  const office = await Office.open()
  await office.hire('kt', 'coordinator')
  const tries: readonly (readonly [string, string, object?])[] = [
    ['GET', '/api/people'],
    ['POST', '/api/people', { name: 'X' }],
    ['POST', '/api/people/boss', { isAdmin: false }],
    ['POST', '/api/people/boss/link'],
    ['GET', '/api/links'],
    ['DELETE', '/api/links/abc'],
  ]
  for (const [method, path, body] of tries) {
    expect([path, (await office.call(method, path, { as: 'kt', ...(body ? { body } : {}) })).status]).toEqual([path, 403])
    expect([path, (await office.call(method, path, { as: null, ...(body ? { body } : {}) })).status]).toEqual([path, 401])
  }
  expect((await office.call('POST', '/api/people', { body: { name: 'X', unit: 'khong-co' } })).json).toMatchObject({ code: 'unit.unknown' })
  expect((await office.call('POST', '/api/people', { body: { name: '   ' } })).json).toMatchObject({ code: 'request.invalid' })
  expect((await office.call('POST', '/api/people/kt', { body: { unit: 'khong-co' } })).json).toMatchObject({ code: 'unit.unknown' })
})

test('[AC2] open links are listed, replaced by newer ones, and revoked', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const renew = async () => (await office.call('POST', '/api/people/kt/link')).json['link']
  const [older, newer] = [await renew(), await renew()]
  expect((await openLink(office, older)).status).toBe(401)
  const links = JSON.parse((await office.call('GET', '/api/links')).body) as { id: string; login: string }[]
  expect(links).toMatchObject([{ login: 'kt' }])
  expect(JSON.stringify(links)).not.toContain(String(newer).split('#')[1])
  expect((await office.call('DELETE', `/api/links/${links[0]!.id}`)).status).toBe(204)
  expect((await office.call('DELETE', `/api/links/${links[0]!.id}`)).json).toMatchObject({ code: 'session.linkUnknown' })
  expect((await openLink(office, newer)).status).toBe(401)
})

test('[AC3] closing an account ends its sockets and sessions at once; reopened, the person comes in again', async () => {
  const office = await Office.open()
  await office.hire('kt')
  await office.store.setPassword(userId('kt'), await hashPassword('tháng mười hai'))
  const socket = await office.enter('kt')
  const set = (body: object) => office.call('POST', '/api/people/kt', { body })
  const signIn = () => office.call('POST', '/api/session', { as: null, body: { login: 'kt', password: 'tháng mười hai' } })
  expect((await set({ isClosed: true })).status).toBe(204)
  expect(await socket.closed()).toBe(closeCodes.notSignedIn)
  expect(await office.call('GET', '/api/session', { as: 'kt' })).toMatchObject({ status: 401 })
  expect(await signIn()).toMatchObject({ status: 401, json: { code: 'session.badCredentials' } })
  expect(await office.call('POST', '/api/people/kt/link')).toMatchObject({ status: 409, json: { code: 'user.closed' } })
  expect((await office.call('POST', `/api/workbooks/${office.workbook}/members`, { body: { login: 'kt', role: 'viewer' } })).status).toBe(404)
  expect((await people(office)).find(({ login }) => login === 'kt')).toMatchObject({ closedAt: expect.any(Number) })
  await set({ isClosed: false })
  expect((await signIn()).status).toBe(204)
})

test('[AC3] the last administrator stays, open and administrator', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const set = (login: string, body: object) => office.call('POST', `/api/people/${login}`, { body })
  for (const body of [{ isClosed: true }, { isAdmin: false }]) expect(await set('boss', body)).toMatchObject({ status: 409, json: { code: 'user.lastAdmin' } })
  await set('kt', { isAdmin: true, name: 'Bà Kinh tế', unit: 'kt' })
  expect((await set('boss', { isAdmin: false })).status).toBe(204)
  expect((await office.call('GET', '/api/people')).status).toBe(403)
  expect((await office.call('GET', '/api/session', { as: 'kt' })).json).toMatchObject({ name: 'Bà Kinh tế', isAdmin: true, unit: 'kt' })
})

test('[AC4] an administrator signs a person out everywhere; the account stays open', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const socket = await office.enter('kt')
  const signOut = (as: string) => office.call('DELETE', '/api/people/kt/sessions', { as })
  await office.hire('vp')
  expect((await signOut('vp')).status).toBe(403)
  expect((await signOut('boss')).status).toBe(204)
  expect(await socket.closed()).toBe(closeCodes.notSignedIn)
  expect((await people(office)).find(({ login }) => login === 'kt')).toMatchObject({ closedAt: null, seenAt: null })
})

test('[AC3] a workbook that only the closed person coordinated goes to the administrator who closed the account', async () => {
  const office = await Office.open()
  await office.hire('kt', null)
  await office.hire('vp', null)
  for (const login of ['kt', 'vp']) await office.call('POST', `/api/people/${login}`, { body: { isAdmin: true } })
  const make = async (title: string) => String((await office.call('POST', '/api/workbooks', { as: 'kt', body: { title, year: 2026 } })).json['id'])
  const [alone, shared] = [await make('Một mình'), await make('Hai người')]
  await office.call('POST', `/api/workbooks/${shared}/members`, { as: 'kt', body: { login: 'vp', role: 'coordinator' } })
  await office.call('POST', '/api/people/kt', { body: { isClosed: true } })
  expect((await office.call('GET', `/api/workbooks/${alone}`)).json).toMatchObject({ role: 'coordinator' })
  expect((await office.call('GET', `/api/workbooks/${shared}`)).status).toBe(404)
})
