import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { build } from 'vite'
import '../../client/playground/playfield.ts'
import { fingerprint } from './buildClient.ts'
import { repository } from './sources.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

/** The built playground, served on a free port of this machine. */
export interface ServedPlayground {
  readonly address: string
  readonly stop: () => Promise<void>
}

const builds = `${repository}node_modules/.cache/playgrounds/`
/** How long a build of older sources is kept, milliseconds: another run may still be served from it. */
const keptMs = 3_600_000

/** Serves the playground as it is now. `checked`: with the warnings of Solid's development build, else as people get it. */
export async function servePlayground({ checked = true } = {}): Promise<ServedPlayground> {
  const folder = await builtPlayground(checked)
  const server = await listen(folder)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the playground has no port')
  return {
    address: `http://127.0.0.1:${address.port}/`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** The folder of a build of these very sources (and packages): made once for all test files. */
async function builtPlayground(checked: boolean): Promise<string> {
  const folder = `${builds}${checked ? 'checked' : 'plain'}-${fingerprint(['client', 'shared', 'server/demo', 'package-lock.json'])}`
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date())
    return folder
  }
  mkdirSync(builds, { recursive: true })
  const fresh = mkdtempSync(`${builds}new-`)
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = checked ? 'development' : 'production'
  await build({ configFile: `${repository}client/playground/vite.config.ts`, logLevel: 'error', build: { outDir: fresh, emptyOutDir: true } })
  if (before === undefined) delete process.env['NODE_ENV']
  else process.env['NODE_ENV'] = before
  for (const old of readdirSync(builds)) if (Date.now() - statSync(builds + old).mtimeMs > keptMs) rmSync(builds + old, { recursive: true, force: true })
  // Another run may have been faster; its build is the same.
  if (existsSync(folder)) rmSync(fresh, { recursive: true, force: true })
  else renameSync(fresh, folder)
  return folder
}

function listen(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://playground').pathname)
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}

/** A page of the playground, and what it did wrong. */
export interface PlaygroundVisit {
  readonly page: Page
  readonly context: BrowserContext
  readonly cdp: CDPSession
  readonly errors: string[]
}

/** Opens the playground and waits for its rows. `query`: as in the address, "rows=500&two". */
export async function openPlayground(browser: Browser, address: string, query = '', viewport = { width: 1366, height: 768 }): Promise<PlaygroundVisit> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  await page.goto(`${address}?${query}`)
  await page.waitForFunction(() => window.playground?.handle !== undefined, undefined, { timeout: 60_000 })
  await page.locator('.ag-row, .annex-card').first().waitFor()
  return { page, context, cdp: await context.newCDPSession(page), errors }
}
