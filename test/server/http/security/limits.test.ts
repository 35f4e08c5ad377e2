import { expect, test } from 'vitest'
import { Office } from '../../../support/office.ts'
import { closeCodes } from '../../../../shared/protocol/closeCodes.ts'

const post = (office: Office, path: string, headers: Record<string, string>, payload: string | Buffer) =>
  office.server.app.inject({ method: 'POST', url: path, headers: { host: `127.0.0.1:${office.port}`, origin: office.origin, ...headers }, payload })

test('[AC13] bodies past the limit of their call are refused: 1 MB, 20 MB for a workbook, 10 MB for a file', async () => {
  const office = await Office.open()
  const { cookie } = (await office.headers('boss')) as { cookie: string }
  const json = { cookie, 'content-type': 'application/json' }
  const megabytes = (count: number): string => JSON.stringify({ title: 'x'.repeat(count * 1024 * 1024) })
  expect((await post(office, '/api/commune', json, megabytes(1))).json()).toMatchObject({ code: 'request.tooLarge', message: expect.stringContaining('1 MB') })
  expect((await post(office, '/api/workbooks', json, megabytes(2))).json()).toMatchObject({ code: 'request.invalid' })
  expect((await post(office, '/api/workbooks', json, megabytes(20))).json()).toMatchObject({ code: 'request.tooLarge', message: expect.stringContaining('20 MB') })
  expect((await post(office, '/api/verify', { cookie, 'content-type': 'application/octet-stream' }, Buffer.alloc(10 * 1024 * 1024 + 1))).statusCode).toBe(413)
})

test('[AC13] bodies of other kinds than the call knows, and JSON that would change objects, are refused', async () => {
  const office = await Office.open()
  const { cookie } = (await office.headers('boss')) as { cookie: string }
  for (const type of ['application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded']) {
    expect([type, (await post(office, '/api/commune', { cookie, 'content-type': type }, 'name=x')).statusCode]).toEqual([type, 400])
  }
  for (const payload of ['{"__proto__":{"isAdmin":true},"name":"x"}', '{"constructor":{"prototype":{"a":1}},"name":"x"}', '{"name":', '[]', '"x"', 'null']) {
    expect([payload, (await post(office, '/api/commune', { cookie, 'content-type': 'application/json' }, payload)).statusCode]).toEqual([payload, 400])
  }
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test('[AC13] costly calls are limited by the minute and address, guessing ones among them', async () => {
  const office = await Office.open()
  const times = async (count: number, call: () => Promise<{ status: number }>): Promise<number[]> => {
    const statuses: number[] = []
    for (let i = 0; i < count; i++) statuses.push((await call()).status)
    return statuses
  }
  const links = await times(61, () => office.call('POST', '/api/session/link', { as: null, body: { token: 'x' } }))
  expect([links.filter((status) => status === 429).length, links.at(-1)]).toEqual([1, 429])
  const exports = await times(301, () => office.call('GET', `/api/workbooks/${office.workbook}/export?format=nothing`))
  expect([new Set(exports.slice(0, 300)), exports.at(-1)]).toEqual([new Set([400]), 429])
  expect((await office.call('GET', '/api/session')).status).toBe(200)
  const all = await times(3_000, () => office.call('GET', '/healthz', { as: null }))
  expect(all.at(-1)).toBe(429)
})

test('[AC4] a socket ends within a minute when its session runs out', async () => {
  let clock = 1_800_000_000_000
  const office = await Office.open({ now: () => clock })
  const socket = await office.enter('boss')
  clock += 7 * 24 * 3_600_000
  expect(await socket.closed()).toBe(closeCodes.notSignedIn)
})

test('[AC13] an address that a caller claims counts only behind a proxy of this machine', async () => {
  const office = await Office.open()
  const guess = (remoteAddress: string, claimed: string) =>
    office.server.app.inject({ method: 'POST', url: '/api/session/link', remoteAddress, headers: { host: 'x.vn', origin: 'http://x.vn', 'x-forwarded-for': claimed, 'content-type': 'application/json' }, payload: { token: 'x' } })
  for (let i = 0; i < 60; i++) expect((await guess('203.0.113.7', `198.51.100.${i}`)).statusCode).toBe(401)
  expect((await guess('203.0.113.7', '198.51.100.99')).statusCode).toBe(429)
  expect((await guess('203.0.113.8', '203.0.113.7')).statusCode).toBe(401)
  for (let i = 0; i < 60; i++) await guess('127.0.0.1', '192.0.2.1')
  expect([(await guess('127.0.0.1', '192.0.2.1')).statusCode, (await guess('127.0.0.1', '192.0.2.2')).statusCode]).toEqual([429, 401])
})
