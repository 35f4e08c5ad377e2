import { onTestFinished } from 'vitest'
import type * as Y from 'yjs'
import { cookieName } from '../../server/access/authenticate.ts'
import { secureRandom } from '../../server/access/secrets.ts'
import { startSession } from '../../server/access/sessions.ts'
import { readConfig } from '../../server/config.ts'
import { createServer, type Server, type ServerParts } from '../../server/createServer.ts'
import { createMemoryStore } from '../../server/storage/memory/memoryStore.ts'
import type { FileStore, Store } from '../../server/storage/port/store.ts'
import type { Role } from '../../server/storage/port/workbookStore.ts'
import { addWorkbook } from '../../server/workbooks/addWorkbook.ts'
import { blankWorkbook } from '../../server/workbooks/blankWorkbook.ts'
import { homeCommune } from '../../server/storage/port/communeStore.ts'
import { userId, type WorkbookId } from '../../shared/domain/ids.ts'
import { WireClient } from './wireClient.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} } as unknown as ServerParts['log']

export interface OfficeOptions {
  readonly store?: Store
  /** The same store where it lies in a file. */
  readonly file?: FileStore
  readonly limits?: ServerParts['limits']
  readonly env?: Readonly<Record<string, string>>
  readonly now?: () => number
  readonly clientFolder?: string
  readonly log?: ServerParts['log']
}

/** A running server with people and one workbook, taken down after the test. */
export class Office {
  readonly server: Server
  readonly store: Store
  readonly port: number
  readonly workbook: WorkbookId
  readonly #cookies = new Map<string, string>()
  /** Those whose line is open; one that has closed is nobody's any more: a test may use up a hundred thousand. */
  readonly #clients = new Set<WireClient>()
  readonly #now: () => number

  private constructor(server: Server, store: Store, port: number, workbook: WorkbookId, now: () => number) {
    this.#now = now
    this.server = server
    this.store = store
    this.port = port
    this.workbook = workbook
    onTestFinished(() => this.#clients.forEach((client) => client.cut()))
  }

  static async open(options: OfficeOptions = {}): Promise<Office> {
    const store = options.store ?? createMemoryStore()
    const config = readConfig({ PORT: '0', ...options.env })
    const now = options.now ?? Date.now
    const folder = options.clientFolder === undefined ? {} : { clientFolder: options.clientFolder }
    const server = await createServer({ config, store, log: options.log ?? silent, now, ...folder, ...(options.file ? { file: options.file } : {}), ...(options.limits ? { limits: options.limits } : {}) })
    const port = await server.listen()
    onTestFinished(() => server.stop())
    const boss = userId('boss')
    await store.createUser({ id: boss, commune: homeCommune, login: 'boss', name: 'Bà Tổng hợp', unit: '', isAdmin: true, createdAt: 1, passwordHash: null })
    const facts = { title: 'Kế hoạch thử', year: 2026, issuer: 'UBND xã Tân Phước An' }
    const workbook = await addWorkbook({ store, now, random: secureRandom }, blankWorkbook(facts, secureRandom), boss)
    return new Office(server, store, port, workbook, now)
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Adds a person with a role in the workbook; null: no role. */
  async hire(login: string, role: Role | null = 'editor', unit = ''): Promise<void> {
    const id = userId(login)
    await this.store.createUser({ id, commune: homeCommune, login, name: `Cán bộ ${login}`, unit: '', isAdmin: false, createdAt: 1, passwordHash: null })
    if (role) await this.store.putMember({ workbook: this.workbook, userId: id, role, unit })
  }

  /** Headers of a signed-in browser on our own page. */
  async headers(login: string): Promise<Record<string, string>> {
    const known = this.#cookies.get(login)
    const cookie = known ?? `${cookieName(false)}=${await startSession(this.store, userId(login), 'browser', this.#now())}`
    this.#cookies.set(login, cookie)
    return { cookie, origin: this.origin }
  }

  /** A browser that shows `secret` as its session. */
  carry(login: string, secret: string): void {
    this.#cookies.set(login, `${cookieName(false)}=${secret}`)
  }

  url(workbook: string = this.workbook, query = '?protocol=1'): string {
    return `ws://127.0.0.1:${this.port}/ws/${workbook}${query}`
  }

  async connect(login = 'boss', doc?: Y.Doc): Promise<WireClient> {
    const client = new WireClient({ url: this.url(), headers: await this.headers(login), ...(doc ? { doc } : {}) })
    this.#clients.add(client)
    client.socket.once('close', () => this.#clients.delete(client))
    return client
  }

  /** As `connect`, and waits until it is synced and what it brought is on disk. */
  async enter(login = 'boss', doc?: Y.Doc): Promise<WireClient> {
    return (await this.connect(login, doc)).ready()
  }

  async call(method: string, path: string, { as = 'boss', body, headers = {} }: CallOptions = {}): Promise<Answer> {
    const payload = body === undefined ? {} : { payload: body as object, headers: { 'content-type': 'application/json' } }
    const signedIn = as === null ? { origin: this.origin } : await this.headers(as)
    const answer = await this.server.app.inject({
      method: method as 'GET',
      url: path,
      ...payload,
      headers: { host: `127.0.0.1:${this.port}`, ...signedIn, ...payload.headers, ...headers },
    })
    const isJson = String(answer.headers['content-type'] ?? '').includes('json') && answer.body !== ''
    return { status: answer.statusCode, json: isJson ? answer.json<Record<string, unknown>>() : {}, headers: answer.headers, body: answer.body }
  }
}

export interface CallOptions {
  readonly as?: string | null
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly json: Record<string, unknown>
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}
