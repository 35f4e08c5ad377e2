import { expect, test } from 'vitest'
import { Office } from '../../support/office.ts'

const invite = (office: Office, as: string, body: object) => office.call('POST', `/api/workbooks/${office.workbook}/invitations`, { as, body })

test('[PR43] an invited person signs in by the link, once, and finds the workbook', async () => {
  const office = await Office.open()
  const answer = await invite(office, 'boss', { name: '  Nguyễn  Đức Ân ', role: 'editor', unit: 'kt' })
  expect(answer.status).toBe(201)
  expect(answer.json).toMatchObject({ name: 'Nguyễn Đức Ân', role: 'editor', unit: 'kt' })
  expect(String(answer.json['login'])).toMatch(/^nguyenducan-[a-z0-9]{4}$/)
  const link = String(answer.json['link'])
  expect(link.startsWith(`${office.origin}/vao#`)).toBe(true)
  const token = link.split('#')[1]
  const open = () => office.call('POST', '/api/session/link', { as: null, body: { token } })
  const first = await open()
  expect(first.status).toBe(204)
  const headers = { cookie: String(first.headers['set-cookie']).split(';')[0]! }
  const workbooks = await office.call('GET', '/api/workbooks', { as: null, headers })
  expect(workbooks.json).toMatchObject([{ id: office.workbook, role: 'editor', unit: 'kt' }])
  expect(await open()).toMatchObject({ status: 401, json: { code: 'session.linkInvalid' } })
})

test('[PR43] only coordinators invite, only into units that exist', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const body = { name: 'Ai đó', role: 'viewer' }
  expect(await invite(office, 'kt', body)).toMatchObject({ status: 403, json: { code: 'access.denied' } })
  expect(await invite(office, 'boss', { ...body, unit: 'khong-co' })).toMatchObject({ status: 422, json: { code: 'unit.unknown' } })
  expect(await invite(office, 'boss', { ...body, name: '  ' })).toMatchObject({ status: 400, json: { code: 'request.invalid' } })
  expect(await invite(office, 'boss', { ...body, role: 'king' })).toMatchObject({ status: 400, json: { code: 'request.invalid' } })
})

test('[PR43] a new link for an account that exists is the administrator’s alone', async () => {
  const office = await Office.open()
  await office.hire('kt', 'coordinator')
  await office.hire('vp')
  const renew = (as: string, login: string) => office.call('POST', `/api/people/${login}/link`, { as })
  expect(await renew('kt', 'boss')).toMatchObject({ status: 403, json: { code: 'access.denied' } })
  expect(await renew('boss', 'nobody')).toMatchObject({ status: 404, json: { code: 'user.unknown' } })
  const renewed = await renew('boss', 'vp')
  expect(renewed.status).toBe(201)
  const token = String(renewed.json['link']).split('#')[1]
  expect((await office.call('POST', '/api/session/link', { as: null, body: { token } })).status).toBe(204)
})

test('[PR43] a coordinator sees who of the commune could be added, and nobody else does', async () => {
  const office = await Office.open()
  await office.hire('kt')
  await office.hire('vp', null)
  await office.hire('ca', null)
  await office.call('POST', '/api/people/ca', { body: { isClosed: true } })
  await office.call('POST', '/api/people/vp', { body: { unit: 'vp' } })
  const candidates = (as: string) => office.call('GET', `/api/workbooks/${office.workbook}/candidates`, { as })
  expect(JSON.parse((await candidates('boss')).body)).toEqual([{ login: 'vp', name: 'Cán bộ vp', unit: 'vp' }])
  expect([(await candidates('kt')).status, (await candidates('vp')).status]).toEqual([403, 404])
})
