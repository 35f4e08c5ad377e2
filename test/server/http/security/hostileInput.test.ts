import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { Office } from '../../../support/office.ts'

/** Parts of addresses and bodies that programs have mistaken for something else. */
const hostile = [
  '../../../etc/passwd',
  '..%2f..%2fpackage.json',
  '%2e%2e%2fpackage.json',
  '....//package.json',
  '%00',
  'a%00.json',
  'x%0d%0aSet-Cookie:%20phuluc=evil',
  'x\r\nX-Injected: yes',
  'x%0aX-Injected:%20yes',
  '"; filename="evil.exe',
  "' OR '1'='1",
  '1; DROP TABLE users--',
  '{{7*7}}',
  '${7*7}',
  '$(id)',
  '`id`',
  '__proto__',
  'constructor',
  '%ff%fe',
  '😀'.repeat(50),
  'x'.repeat(5_000),
  '{"level":60,"msg":"forged"}',
  'ok\n{"level":60,"msg":"forged"}',
  '\u001b[31mred',
  '\u202egpj.exe',
]

async function listeningOffice(): Promise<{ office: Office; lines: string[] }> {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().split('\n').filter((line) => line !== ''))
      done()
    },
  })
  return { office: await Office.open({ log: pino({ level: 'trace', base: null }, sink) }), lines }
}

const fill = (pattern: string, value: string, workbook: string): string => pattern.replace('/workbooks/:id', `/workbooks/${pattern.split(':').length > 2 ? workbook : ':id'}`).replaceAll(/:\w+/g, encodeURI(value).replaceAll('#', '%23').replaceAll('?', '%3f'))

test('[AC12] no route takes a hostile part of an address or a body for a path, a header, a query or a line of the log', async () => {
  const { office, lines } = await listeningOffice()
  let calls = 0
  for (const route of office.server.routes) {
    const [method = '', pattern = ''] = route.split(' ')
    if (method === 'HEAD' || method === 'OPTIONS' || /^DELETE \/api\/sessions?$/.test(route) || /server/.test(pattern)) continue
    for (const value of pattern.includes(':') ? hostile : hostile.slice(-6)) {
      const headers = { 'user-agent': value.replaceAll(/[^\x20-\x7e]/g, ''), 'accept-language': value.replaceAll(/[^\x20-\x7e]/g, '') }
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: { login: value, name: value, title: value, unit: value, token: value, password: value, year: 2026, role: value, text: value } }
      const answer = await office.call(method, `${fill(pattern, value, office.workbook)}${method === 'GET' ? `?format=${encodeURIComponent(value)}&view=${encodeURIComponent(value)}` : ''}`, { ...body, headers })
      calls += 1
      expect([route, value, answer.status < 500 || answer.json['code'] === 'storage.failed']).toEqual([route, value, true])
      expect([route, value, answer.headers['x-injected'], String(answer.headers['set-cookie'] ?? '').includes('evil')]).toEqual([route, value, undefined, false])
      expect(answer.body).not.toContain('"devDependencies"')
      expect(answer.body).not.toContain('root:x:')
    }
  }
  expect(calls).toBeGreaterThan(300)
  const entries = lines.map((line) => JSON.parse(line) as { level: number; msg: string })
  expect(entries.length).toBeGreaterThan(calls * 0.9)
  expect(entries.filter(({ level, msg }) => level === 60 || msg === 'forged')).toEqual([])
  expect(lines.join('')).not.toContain('\u001b')
})

test('[AC12] the name of a downloaded file is ours, whatever the workbook is called', async () => {
  const { office } = await listeningOffice()
  for (const title of hostile.slice(0, 12)) {
    const { id } = (await office.call('POST', '/api/workbooks', { body: { title, year: 2026, issuer: title } })).json as { id: string }
    const { headers } = await office.call('GET', `/api/workbooks/${id}/export?format=csv`)
    expect([title, headers['content-disposition']]).toEqual([title, 'attachment; filename="phu-luc.csv"'])
  }
})

test('[AC12] the log holds no password, token, cookie or text of a cell', async () => {
  const { office, lines } = await listeningOffice()
  await office.call('POST', '/api/session', { as: null, body: { login: 'boss', password: 'sai-mật-khẩu-bí-mật' } })
  const { link } = (await office.call('POST', '/api/people', { body: { name: 'Tên Riêng Tư' } })).json as { link: string }
  const { cookie } = (await office.headers('boss')) as { cookie: string }
  const text = lines.join('\n')
  for (const secret of ['sai-mật-khẩu-bí-mật', link.split('#')[1]!, cookie.split('=')[1]!, 'Tên Riêng Tư']) expect(text).not.toContain(secret)
  expect(text).toContain('sign-in failed')
})

test('[AC12] who tries what they may not is in the log: sign-ins, refusals, foreign origins', async () => {
  const { office, lines } = await listeningOffice()
  await office.hire('kt')
  await office.call('GET', '/api/people', { as: 'kt' })
  await office.call('POST', '/api/commune', { as: 'boss', headers: { origin: 'https://example.org' }, body: { name: 'x' } })
  await office.call('POST', '/api/session/link', { as: null, body: { token: 'x' } })
  const told = lines.map((line) => JSON.parse(line) as { level: number; code?: string; msg: string; address?: string }).filter(({ level }) => level >= 40)
  expect(told.map(({ code, msg }) => code ?? msg)).toEqual(['access.denied', 'access.originRefused', 'sign-in link refused'])
  expect(told.every(({ address }) => address === '127.0.0.1')).toBe(true)
})
