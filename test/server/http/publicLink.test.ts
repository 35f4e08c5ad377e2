import { expect, test } from 'vitest'
import { cookieName } from '../../../server/access/authenticate.ts'
import { setCellText } from '../../../shared/crdt/cellEdits.ts'
import { updateColumn } from '../../../shared/crdt/columnEdits.ts'
import { rowsOf } from '../../../shared/crdt/schema.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import type { Answer, Office } from '../../support/office.ts'
import { TASK } from '../../support/replicas.ts'
import { editing, openRowsOffice, SHUT, write } from '../../support/rowsOffice.ts'
import { WireClient } from '../../support/wireClient.ts'

const pathOf = (office: Office): string => `/api/workbooks/${office.workbook}/public-link`

async function switchOn(office: Office): Promise<string> {
  const { status, json } = await office.call('PUT', pathOf(office))
  expect(status).toBe(200)
  return String(json['link']).split('#')[1] as string
}

const read = (office: Office, token: string, seen = ''): Promise<Answer> => office.call('POST', '/api/public', { as: null, body: { token, seen } })

test('[AC15] off at first; on under a long secret that is stored as a hash; off for ever; on again is another', async () => {
  const office = await openRowsOffice()
  expect((await office.call('GET', pathOf(office))).json).toEqual({ since: null })
  expect((await read(office, '')).json['code']).toBe('workbook.linkEnded')
  const { json } = await office.call('PUT', pathOf(office))
  const address = new URL(String(json['link']))
  const first = address.hash.slice(1)
  expect([address.origin, address.pathname, address.search]).toEqual([office.origin, '/xem', ''])
  expect(first).toMatch(/^[\w-]{43}$/)
  expect((await office.call('GET', pathOf(office))).json).toEqual({ since: json['since'] })
  expect(JSON.stringify(await office.store.findPublicLink(office.workbook))).not.toContain(first)
  expect((await read(office, first)).status).toBe(200)
  expect((await office.call('DELETE', pathOf(office))).status).toBe(204)
  expect([(await read(office, first)).status, (await read(office, first)).json['code']]).toEqual([404, 'workbook.linkEnded'])
  const second = await switchOn(office)
  const third = await switchOn(office)
  expect(await Promise.all([first, second, third].map(async (token) => (await read(office, token)).status))).toEqual([404, 404, 200])
  expect(new Set([first, second, third]).size).toBe(3)
  // The stored hash opens nothing.
  expect((await read(office, (await office.store.findPublicLink(office.workbook))?.hash ?? '')).status).toBe(404)
})

test('[AC15] the log says who switched it, and when; switching off what is off is no line', async () => {
  let clock = 1_770_000_000_000
  const office = await openRowsOffice({ now: () => clock })
  await switchOn(office)
  clock += 60_000
  await office.call('DELETE', pathOf(office))
  clock += 1_000
  await office.call('DELETE', pathOf(office))
  const { lines } = (await office.call('GET', `/api/workbooks/${office.workbook}/log`)).json as { lines: { kind: string; name: string; from: string }[] }
  const switched = lines.filter(({ kind }) => kind.startsWith('link')).map(({ kind, name, from }) => [kind, name, Date.parse(from) - clock])
  expect(switched).toEqual([['linkEnded', 'Bà Tổng hợp', -1_000], ['linkOpened', 'Bà Tổng hợp', -61_000]])
  expect((await office.call('GET', `/api/workbooks/${office.workbook}/log.csv`)).body).toContain('Bật liên kết công khai')
})

test('[AC16] a guest reads the issued form: rows, but no internal column, remark, person or id', async () => {
  const office = await openRowsOffice()
  const boss = await office.enter('boss')
  const ctx = editing(boss.doc, 'boss')
  setCellText(ctx, 'own' as RowId, SHUT, 'CHỈ NỘI BỘ')
  updateColumn(ctx, SHUT, { internal: true, heading: 'Cột nội bộ' })
  ctx.doc.transact(() => rowsOf(ctx.doc).get('own')?.set('comment:1', { author: 'boss', text: 'LỜI GHI CHÚ' }), ctx.origin)
  await boss.saved()
  const { status, json, body, headers } = await read(office, await switchOn(office))
  expect(status).toBe(200)
  expect(Object.keys(json).toSorted()).toEqual(['annexes', 'issuer', 'tag', 'title'])
  expect(body).toContain('Việc own')
  for (const hidden of ['NỘI BỘ', 'nội bộ', 'LỜI GHI CHÚ', 'boss', 'Bà Tổng hợp', '"own"', office.workbook, SHUT]) expect([hidden, body.includes(hidden)]).toEqual([hidden, false])
  expect([headers['set-cookie'], headers['cache-control']]).toEqual([undefined, 'no-store'])
})

test('[AC16] the secret opens nothing else: no call as cookie or as token, no socket; and the call needs our own page', async () => {
  const office = await openRowsOffice()
  const token = await switchOn(office)
  const cookie = `${cookieName(false)}=${token}`
  const tried: string[] = []
  for (const route of office.server.routes) {
    const [method = '', pattern = ''] = route.split(' ')
    if (method === 'HEAD' || !pattern.includes('/:id')) continue
    const path = pattern.replace(':id', office.workbook).replace(':login', 'kt').replace(':number', '1').replace(':suggestion', '1')
    for (const headers of [{ cookie }, { authorization: `Bearer ${token}` }]) {
      const { status } = await office.call(method, path, { as: null, headers, ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }) })
      expect([route, status]).toEqual([route, 401])
    }
    tried.push(route)
  }
  expect(tried.length).toBeGreaterThan(20)
  for (const headers of [{ cookie, origin: office.origin }, { authorization: `Bearer ${token}` }]) {
    const client = new WireClient({ url: office.url(), headers: { ...headers } })
    expect(await client.closed()).toBe(closeCodes.notSignedIn)
    expect(client.doc.store.clients.size).toBe(0)
  }
  expect((await office.call('POST', '/api/public', { as: null, body: { token }, headers: { origin: 'https://evil.example' } })).json['code']).toBe('access.originRefused')
  for (const body of [{}, { token: 1 }, { token: 'x'.repeat(1_001) }, { token, seen: [] }]) expect((await office.call('POST', '/api/public', { as: null, body })).status).toBe(400)
})

test('[AC17] what is written shows at the next question; nothing new costs a few bytes', async () => {
  let clock = 1_770_000_000_000
  const office = await openRowsOffice({ now: () => clock })
  const token = await switchOn(office)
  const first = await read(office, token)
  const tag = String(first.json['tag'])
  expect((await read(office, token, tag)).json).toEqual({ tag, same: true })
  const kt = await office.enter('kt')
  await write(kt, 'kt', 'own', 'Việc đã sửa', TASK)
  clock += 10_000
  const next = await read(office, token, tag)
  expect([next.body.includes('Việc đã sửa'), first.body.includes('Việc đã sửa'), next.json['tag'] !== tag]).toEqual([true, false, true])
})

test('[AC16] guests of one building may ask 3,000 times a minute, and take nothing from the officers there', async () => {
  const office = await openRowsOffice()
  const statuses: number[] = []
  for (let i = 0; i < 3_001; i++) statuses.push((await read(office, 'x')).status)
  expect([statuses.filter((status) => status === 404).length, statuses.at(-1)]).toEqual([3_000, 429])
  expect((await office.call('GET', `/api/workbooks/${office.workbook}`)).status).toBe(200)
})
