import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { startApp, removeData, type AppServer } from '../support/appServer.ts'

const site = readFileSync(new URL('../../server/operations/nginx.conf', import.meta.url), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'phuluc-proxy-'))
let app: AppServer
let nginx: ChildProcess
let ports: { http: number; https: number }

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

/** Our site as it is handed out, with only the places filled in that its head asks to fill in, inside a server of our own. */
function configure(upstream: number): string {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')], { stdio: 'pipe' })
  const filled = site
    .replace('127.0.0.1:3000', `127.0.0.1:${upstream}`)
    .replace('listen 80;', `listen 127.0.0.1:${ports.http};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${ports.https} ssl;`)
    .replaceAll('phuluc.xa.vn', 'localhost')
    .replace('/etc/ssl/phuluc/fullchain.pem', join(folder, 'cert.pem'))
    .replace('/etc/ssl/phuluc/privkey.pem', join(folder, 'key.pem'))
  writeFileSync(join(folder, 'site.conf'), filled)
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(folder, 'tmp')};`)
  mkdirSync(join(folder, 'tmp'))
  const main = join(folder, 'nginx.conf')
  writeFileSync(main, `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;\nevents {}\nhttp { access_log off; ${paths.join(' ')}\ninclude ${folder}/site.conf; }\n`)
  return main
}

beforeAll(async () => {
  ports = { http: await freePort(), https: await freePort() }
  app = await startApp({ demo: true, env: { PUBLIC_URL: `https://localhost:${ports.https}` } })
  const main = configure(Number(new URL(app.origin).port))
  execFileSync('nginx', ['-t', '-c', main], { stdio: 'pipe' })
  nginx = spawn('nginx', ['-c', main], { stdio: 'ignore' })
  await vi.waitFor(() => call('/healthz'), { timeout: 10_000 })
})

afterAll(async () => {
  nginx?.kill('SIGQUIT')
  await app?.stop()
  if (app) removeData(app)
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

interface Call {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The address that the caller has. */
  readonly from?: string
}

function call(path: string, { method = 'GET', headers = {}, body, from = '127.0.0.1' }: Call = {}): Promise<Answer> {
  const origin = `https://localhost:${ports.https}`
  const sent = { host: `localhost:${ports.https}`, origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: ports.https, path, method, headers: sent, localAddress: from, rejectUnauthorized: false }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
    })
    asked.on('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

/** Signs in by a link of the demo; the cookie. */
async function signIn(index: number): Promise<string> {
  const [, token] = (app.links[index] ?? '').split('#')
  const answer = await call('/api/session/link', { method: 'POST', body: { token } })
  expect(answer.status).toBe(204)
  return String(answer.headers['set-cookie'])
}

test('[PR9] [PR21] behind nginx with TLS: the page, signing in with a secure cookie, and a socket that syncs', async () => {
  expect(app.links[0]).toMatch(new RegExp(`^https://localhost:${ports.https}/`))
  expect((await call('/')).headers['content-type']).toMatch(/html/)
  const cookie = await signIn(0)
  expect(cookie).toMatch(/^__Host-.*Secure/)
  const headers = { cookie: cookie.split(';')[0] ?? '', origin: `https://localhost:${ports.https}` }
  const [workbook] = JSON.parse((await call('/api/workbooks', { headers })).body) as { id: string }[]
  const open = (origin: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`wss://127.0.0.1:${ports.https}/ws/${workbook?.id}?protocol=1`, { headers: { ...headers, host: `localhost:${ports.https}`, origin }, rejectUnauthorized: false })
      socket.on('message', (data) => {
        const [type, step] = data as Buffer
        if (type !== 0) return
        resolve(`message ${type} ${step}`)
        socket.terminate()
      })
      socket.on('close', (code) => resolve(`close ${code}`))
      socket.on('error', (error) => resolve(error.message))
    })
  // Sync step 1 of the server: the handshake went through, and the rights were found.
  expect(await open(headers.origin)).toBe('message 0 0')
  expect(await open('https://elsewhere.example')).toMatch(/403/)
})

test('[PR9] the server counts calls by the real address of the caller, whatever the caller says of itself', async () => {
  const left = async (from: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
    Number((await call('/api/session', { from, headers })).headers['x-ratelimit-remaining'])
  const first = await left('127.0.0.11')
  expect(await left('127.0.0.12')).toBe(first)
  expect(await left('127.0.0.11')).toBe(first - 1)
  expect(await left('127.0.0.11', { 'x-forwarded-for': '203.0.113.9' })).toBe(first - 2)
})

test('[PR20] plain HTTP is sent to HTTPS, and figures stay on the server', async () => {
  const answer = await fetch(`http://127.0.0.1:${ports.http}/so/1`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([301, 'https://127.0.0.1/so/1'])
  expect((await call('/metrics')).status).toBe(404)
  expect((await fetch(`${app.origin}/metrics`)).status).toBe(200)
})

test('[PR12] the unit for systemd is understood by it, starts what is here, and leaves the server time to end', () => {
  const unit = join(folder, 'phuluc.service')
  const text = readFileSync(new URL('../../server/operations/phuluc.service', import.meta.url), 'utf8')
  // The places of an installation don't exist here.
  writeFileSync(unit, text.replace('/opt/phuluc/node_modules/.bin/node', process.execPath).replace('User=phuluc', 'User=root').replace('WorkingDirectory=/opt/phuluc', 'WorkingDirectory=/'))
  const { stdout, stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' })
  // A key that it does not know is a word on its error output, not a failure.
  expect([stdout, stderr, status]).toEqual(['', '', 0])
  const [, script] = /^ExecStart=\S+ (\S+)$/m.exec(text) ?? []
  expect(existsSync(new URL(`../../${script}`, import.meta.url))).toBe(true)
  // Within ten seconds the server has ended by itself (server/lifetime.ts).
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1])).toBeGreaterThan(10)
})
