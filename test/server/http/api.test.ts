import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hashPassword } from '../../../server/access/passwords.ts'
import { startSession } from '../../../server/access/sessions.ts'
import { openApi } from '../../../server/http/openApi.ts'
import { errorCodes } from '../../../shared/domain/errors.ts'
import { userId } from '../../../shared/domain/ids.ts'
import { Office } from '../../support/office.ts'
import { scratchOf } from '../../support/scratch.ts'

const sample = (): unknown => JSON.parse(readFileSync(new URL('../../../server/demo/commune.json', import.meta.url), 'utf8'))

async function withPassword(office: Office, login: string, password: string): Promise<void> {
  await office.hire(login)
  await office.store.setPassword(userId(login), await hashPassword(password))
}

describe('sessions', () => {
  test('[PR21] signing in gives a cookie that scripts cannot read; signing out ends it', async () => {
    const office = await Office.open()
    await withPassword(office, 'kt', 'tháng mười hai')
    const signIn = await office.call('POST', '/api/session', { as: null, body: { login: ' KT ', password: 'tháng mười hai'.normalize('NFD') } })
    expect(signIn.status).toBe(204)
    const cookie = String(signIn.headers['set-cookie'])
    expect(cookie).toMatch(/^phuluc=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    const headers = { cookie: cookie.split(';')[0]! }
    const me = await office.call('GET', '/api/session', { as: null, headers })
    expect(me.json).toMatchObject({ id: 'kt', login: 'kt', name: 'Cán bộ kt' })
    expect((await office.call('DELETE', '/api/session', { as: null, headers })).status).toBe(204)
    expect((await office.call('GET', '/api/session', { as: null, headers })).json).toMatchObject({ code: 'session.required' })
  })

  test('[PR21] under TLS the cookie is bound to the host', async () => {
    const office = await Office.open({ env: { PUBLIC_URL: 'https://phuluc.example.vn' } })
    await withPassword(office, 'kt', 'tháng mười hai')
    const headers = { origin: 'https://phuluc.example.vn' }
    const signIn = await office.call('POST', '/api/session', { as: null, headers, body: { login: 'kt', password: 'tháng mười hai' } })
    expect(String(signIn.headers['set-cookie'])).toMatch(/^__Host-phuluc=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(signIn.headers['strict-transport-security']).toContain('max-age=31536000')
  })

  test('[PR16] the eleventh guess is not judged, for names that exist and names that do not; ten minutes later it is', async () => {
    let clock = 1_800_000_000_000
    const office = await Office.open({ now: () => clock })
    await withPassword(office, 'kt', 'tháng mười hai')
    const guess = (login: string, password: string) => office.call('POST', '/api/session', { as: null, body: { login, password } })
    for (const login of ['kt', 'nobody']) {
      const wrong = await Promise.all(Array.from({ length: 10 }, (_, i) => guess(login, `sai ${i}`)))
      expect(wrong.map((a) => `${a.status} ${String(a.json['code'])}`)).toEqual(Array(10).fill('401 session.badCredentials'))
      expect(await guess(login, 'tháng mười hai')).toMatchObject({ status: 429, json: { code: 'session.tooManyAttempts' } })
    }
    clock += 10 * 60_000
    expect((await guess('kt', 'tháng mười hai')).status).toBe(204)
  })

  test('[PR19] [ST8] a sign-in link works once; the first one makes the administrator', async () => {
    const office = await Office.open()
    const { firstVisitSecret } = await import('../../../server/access/firstVisit.ts')
    const site = { store: office.store, now: Date.now, random: Math.random }
    const secret = await firstVisitSecret(site)
    const open = () => office.call('POST', '/api/session/link', { as: null, body: { token: secret } })
    expect((await open()).status).toBe(204)
    expect(await open()).toMatchObject({ status: 401, json: { code: 'session.linkInvalid' } })
    expect(await firstVisitSecret(site)).toBeNull()
  })

  test('[ST9] a new password ends the other sessions and keeps this one; a weak one is refused', async () => {
    const office = await Office.open()
    await withPassword(office, 'kt', 'tháng mười hai')
    const other = await startSession(office.store, userId('kt'), 'browser', Date.now())
    const change = (body: object) => office.call('PUT', '/api/session/password', { as: 'kt', body })
    expect(await change({ password: 'mat khau moi' })).toMatchObject({ status: 401, json: { code: 'session.badCredentials' } })
    expect(await change({ current: 'tháng mười hai', password: '12345678' })).toMatchObject({ status: 422, json: { code: 'session.passwordWeak' } })
    const changed = await change({ current: 'tháng mười hai', password: 'mat khau moi' })
    expect(changed.status).toBe(204)
    expect((await office.call('GET', '/api/session', { as: null, headers: { cookie: `phuluc=${other}` } })).status).toBe(401)
    const fresh = String(changed.headers['set-cookie']).split(';')[0]!
    expect((await office.call('GET', '/api/session', { as: null, headers: { cookie: fresh } })).status).toBe(200)
  })

  test('[PR9] a call that changes something needs our origin or a program token', async () => {
    const office = await Office.open()
    const token = await startSession(office.store, userId('boss'), 'program', Date.now())
    const { cookie } = (await office.headers('boss')) as { cookie: string }
    const create = async (headers: Record<string, string>): Promise<number> => {
      const body = { title: 'Kế hoạch', year: 2026, issuer: 'UBND xã' }
      const payload = JSON.stringify(body)
      const all = { host: `127.0.0.1:${office.port}`, 'content-type': 'application/json', ...headers }
      return (await office.server.app.inject({ method: 'POST', url: '/api/workbooks', payload, headers: all })).statusCode
    }
    expect(await create({ cookie })).toBe(403)
    expect(await create({ cookie, origin: 'https://example.org' })).toBe(403)
    expect(await create({ cookie, origin: 'null' })).toBe(403)
    expect(await create({ cookie, origin: office.origin })).toBe(201)
    expect(await create({ authorization: `Bearer ${token}` })).toBe(201)
    expect(await create({ authorization: `Bearer ${token}x` })).toBe(401)
  })
})

describe('workbooks', () => {
  test('[PR18] an administrator creates from three facts, from the sample and from interchange; others may not', async () => {
    const office = await Office.open()
    await office.hire('kt')
    const bodies = [{ title: 'Chuyển đổi số', year: 2027, issuer: 'UBND phường' }, { sample: true }, sample()]
    for (const body of bodies) {
      const made = await office.call('POST', '/api/workbooks', { body })
      expect(made.status).toBe(201)
      const facts = await office.call('GET', `/api/workbooks/${String(made.json['id'])}`)
      expect(facts.json).toMatchObject({ role: 'coordinator', annexes: [{ kind: 'tasks' }, ...(body === bodies[0] ? [] : [{ kind: 'targets' }])] })
    }
    expect(await office.call('POST', '/api/workbooks', { as: 'kt', body: bodies[0] })).toMatchObject({ status: 403, json: { code: 'access.denied' } })
    const list = JSON.parse((await office.call('GET', '/api/workbooks')).body) as { title: string }[]
    expect(list.map((w) => w.title)).toContain('Chuyển đổi số')
    expect(list).toHaveLength(4)
  })

  test('[PR5] annex.json gives back the interchange document that came in', async () => {
    const office = await Office.open()
    const { id } = (await office.call('POST', '/api/workbooks', { body: sample() })).json as { id: string }
    const answer = await office.call('GET', `/api/workbooks/${id}/annex.json`)
    const { workbook, annexes } = answer.json as { workbook: unknown; annexes: { rows: { cells: unknown }[] }[] }
    const given = sample() as { workbook: unknown; annexes: { rows: { cells: unknown }[] }[] }
    expect(workbook).toEqual(given.workbook)
    expect(annexes.map((a) => a.rows.map((r) => r.cells))).toEqual(given.annexes.map((a) => a.rows.map((r) => r.cells)))
  })

  test('[PR10] what I may not see answers exactly like what does not exist', async () => {
    const office = await Office.open()
    await office.hire('stranger', null)
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/annex.json'],
      ['GET', '/export?format=xlsx'],
      ['GET', '/members'],
      ['POST', '/members'],
      ['DELETE', '/members/boss'],
    ] as const) {
      const options = { as: 'stranger', ...(method === 'POST' ? { body: { login: 'stranger', role: 'editor' } } : {}) }
      const foreign = await office.call(method, `/api/workbooks/${office.workbook}${path}`, options)
      const missing = await office.call(method, `/api/workbooks/nothing${path}`, options)
      expect([path, foreign.status, foreign.json['code']]).toEqual([path, 404, 'workbook.unknown'])
      expect(foreign.body).toBe(missing.body)
      expect((await office.call(method, `/api/workbooks/${office.workbook}${path}`, { ...options, as: null })).status).toBe(401)
    }
  })

  test('[PR18] only the coordinator changes members; units are found by id or name; the last coordinator stays', async () => {
    const office = await Office.open()
    const { id } = (await office.call('POST', '/api/workbooks', { body: sample() })).json as { id: string }
    await office.hire('kt', null)
    const members = `/api/workbooks/${id}/members`
    const put = (body: object, as = 'boss') => office.call('POST', members, { as, body })
    expect((await put({ login: 'kt', role: 'editor', unit: 'Phòng Kinh tế' })).json).toMatchObject({ login: 'kt', unit: 'kt' })
    expect((await put({ login: 'kt', role: 'editor', unit: 'vp' })).json).toMatchObject({ unit: 'vp' })
    expect(await put({ login: 'kt', role: 'editor', unit: 'Phòng Không Có' })).toMatchObject({ status: 422, json: { code: 'unit.unknown' } })
    expect(await put({ login: 'nobody', role: 'editor' })).toMatchObject({ status: 404, json: { code: 'user.unknown' } })
    expect(await put({ login: 'kt', role: 'king' })).toMatchObject({ status: 400, json: { code: 'request.invalid' } })
    expect(await put({ login: 'kt', role: 'coordinator' }, 'kt')).toMatchObject({ status: 403, json: { code: 'access.denied' } })
    expect(await put({ login: 'boss', role: 'viewer' })).toMatchObject({ status: 409, json: { code: 'member.lastCoordinator' } })
    expect(await office.call('DELETE', `${members}/boss`)).toMatchObject({ status: 409 })
    expect((await put({ login: 'kt', role: 'coordinator' })).status).toBe(201)
    expect((await office.call('DELETE', `${members}/boss`)).status).toBe(204)
    expect((await office.call('GET', `/api/workbooks/${id}`)).status).toBe(404)
    expect(await office.call('DELETE', `${members}/nobody`, { as: 'kt' })).toMatchObject({ status: 404, json: { code: 'member.unknown' } })
  })

  test('[PR15] wrong bodies, unknown routes and huge bodies give a code of the list and one sentence', async () => {
    const office = await Office.open()
    const wrong = await Promise.all([
      office.call('POST', '/api/workbooks', { body: { title: '', year: 2026 } }),
      office.call('POST', '/api/workbooks', { body: { title: 'x', year: '2026' } }),
      office.call('POST', '/api/workbooks', { body: { format: 'phuluc-annex', version: 1 } }),
      office.call('POST', '/api/session', { body: [1] }),
      office.call('GET', '/api/nothing'),
      office.call('PATCH', '/api/session'),
      office.call('GET', `/api/workbooks/${office.workbook}/export?format=exe`),
      office.call('POST', '/api/workbooks', { body: { title: 'x'.repeat(21 * 1024 * 1024), year: 2026 } }),
      office.call('POST', '/api/workbooks', { headers: { 'content-type': 'text/xml' }, body: '<a/>' }),
    ])
    expect(wrong.map((a) => a.status)).toEqual([400, 400, expect.toSatisfy((s: number) => s >= 400 && s < 500), 400, 404, 404, 400, 413, 400])
    for (const { json } of wrong) {
      expect(errorCodes).toContain(json['code'])
      expect(json['message']).not.toBe('')
    }
    const english = await office.call('GET', '/api/nothing', { headers: { 'accept-language': 'en-GB' } })
    expect(english.json['message']).toMatch(/no such address/)
  })
})

describe('operation', () => {
  test('[PR17] every route is described, and every one described exists', async () => {
    const office = await Office.open()
    const described = Object.entries(openApi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    for (const line of described) {
      const [method, url] = line.split(' ') as ['GET', string]
      expect([line, office.server.app.hasRoute({ method, url })]).toEqual([line, true])
    }
    const lines = office.server.routes.filter((route) => !route.startsWith('HEAD ') && !route.startsWith('OPTIONS '))
    expect(lines.toSorted()).toEqual(described.toSorted())
  })

  test('[PR20] the page forbids inline scripts and framing', async () => {
    const office = await Office.open()
    const { headers } = await office.call('GET', '/healthz')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('[PR15] the figures name no person and no workbook', async () => {
    const office = await Office.open()
    const a = await office.enter()
    scratchOf(a.doc).set('k', 'v')
    await a.saved()
    const { body } = await office.call('GET', '/metrics')
    expect(body).toContain('phuluc_connections 1')
    expect(body).toContain('phuluc_updates_total 1')
    for (const secret of [office.workbook, 'boss', 'Tổng hợp']) expect(body).not.toContain(secret)
  })
})

describe('files', () => {
  const written = async (query: string) => {
    const office = await Office.open()
    const { id } = (await office.call('POST', '/api/workbooks', { body: sample() })).json as { id: string }
    const { cookie } = (await office.headers('boss')) as { cookie: string }
    const answer = await office.server.app.inject({ url: `/api/workbooks/${id}/export?${query}`, headers: { cookie } })
    return { status: answer.statusCode, type: String(answer.headers['content-type']), bytes: answer.rawPayload, json: answer.body }
  }

  test('[PR22] a workbook is written as .xlsx, .docx, .pdf and .csv; what cannot be written or is not there says so', async () => {
    const xlsx = await written('format=xlsx')
    expect([xlsx.status, xlsx.bytes.subarray(0, 2).toString(), xlsx.type]).toEqual([200, 'PK', expect.stringContaining('spreadsheetml')])
    const csv = await written('format=csv&annex=a2&view=issued')
    expect([csv.status, csv.bytes.toString('utf8')]).toEqual([200, expect.stringContaining('Chỉ tiêu')])
    const unit = await written('format=csv&view=unit:kt')
    expect(unit.bytes.length).toBeLessThan((await written('format=csv')).bytes.length)
    const docx = await written('format=docx&view=issued&orientation=portrait&size=13')
    expect([docx.status, docx.bytes.subarray(0, 2).toString(), docx.type]).toEqual([200, 'PK', expect.stringContaining('wordprocessingml')])
    const pdf = await written('format=pdf&view=issued&inline=1')
    expect([pdf.status, pdf.bytes.subarray(0, 5).toString(), pdf.type]).toEqual([200, '%PDF-', 'application/pdf'])
    expect((await written('format=xlsx&annex=none')).json).toContain('annex.unknown')
    expect((await written('format=xlsx&view=..%2f..')).json).toContain('unit.unknown')
  })
})
