import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { startSession } from '../../../server/access/sessions.ts'
import { openSqliteStore } from '../../../server/storage/sqlite/sqliteStore.ts'
import { homeCommune } from '../../../server/storage/port/communeStore.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'
import { repository } from '../../support/sources.ts'
import type { Dialect } from './loadClient.ts'

type ServerName = 'ours' | 'relay' | 'y-websocket' | 'y-websocket + leveldb' | 'hocuspocus + sqlite'

interface Kind {
  readonly dialect: Dialect
  readonly script: string
  readonly path: string
  readonly env?: (data: string) => Readonly<Record<string, string>>
}

const yWebsocket = 'node_modules/@y/websocket-server/src/server.js'
const kinds: Readonly<Record<ServerName, Kind>> = {
  ours: { dialect: 'plain', script: 'server/main.ts', path: '/ws/{doc}?protocol=1', env: () => ({ MAX_MESSAGES_PER_SECOND: '1000000', BACKUP_EVERY_MINUTES: '0', LOG_LEVEL: 'error' }) },
  relay: { dialect: 'relay', script: 'test/bench/sync/peers/relay.ts', path: '/{doc}' },
  'y-websocket': { dialect: 'plain', script: yWebsocket, path: '/{doc}' },
  'y-websocket + leveldb': { dialect: 'plain', script: yWebsocket, path: '/{doc}', env: (data) => ({ YPERSISTENCE: data }) },
  'hocuspocus + sqlite': { dialect: 'hocuspocus', script: 'test/bench/sync/peers/hocuspocus.ts', path: '/' },
}
export type MeasuredServer = ServerName
export const serverNames = Object.keys(kinds) as MeasuredServer[]

/** A server that runs, and can be killed and started again on the same data. */
export interface Running {
  readonly name: MeasuredServer
  readonly dialect: Dialect
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly pid: number
  readonly data: string
  kill(signal?: NodeJS.Signals): Promise<void>
  restart(): Promise<Running>
  /** Ends it and forgets its data. */
  remove(): Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** What a bench changes of how a server is started. */
export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Arguments of node itself. */
  readonly execArgv?: readonly string[]
}

/** Starts a server with these documents; where a server makes documents by itself, the first client brings them. */
export async function startServer(name: MeasuredServer, documents: readonly string[], seed: Uint8Array, options: StartOptions = {}): Promise<Running> {
  const data = mkdtempSync(join(tmpdir(), 'phuluc-bench-'))
  const headers = name === 'ours' ? { authorization: `Bearer ${await furnish(data, documents, seed)}` } : {}
  return launch({ name, data, headers, options, port: await freePort() })
}

/** Our server lets nobody into what doesn't exist: the workbooks and a person who may write in them are made before. */
async function furnish(data: string, documents: readonly string[], seed: Uint8Array): Promise<string> {
  const store = await openSqliteStore(join(data, 'phuluc.db'))
  const id = userId('writer')
  await store.createUser({ id, commune: homeCommune, login: 'writer', name: 'Người viết', unit: '', isAdmin: true, createdAt: 1, passwordHash: null })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed)
  const state = Y.encodeStateAsUpdate(doc)
  for (const document of documents) await store.createWorkbook({ id: workbookId(document), title: document, year: 2026, issuer: 'UBND xã', createdAt: 1 }, id, state)
  const token = await startSession(store, id, 'program', Date.now())
  await store.close()
  return token
}

interface Launch {
  readonly name: MeasuredServer
  readonly data: string
  readonly headers: Readonly<Record<string, string>>
  readonly options: StartOptions
  /** Kept over a restart: people come back to the address that they know. */
  readonly port: number
}

async function launch(start: Launch): Promise<Running> {
  const { name, data, headers, options, port } = start
  const kind = kinds[name]
  mkdirSync(data, { recursive: true })
  const log = openSync(join(data, 'log.txt'), 'a')
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data, ...kind.env?.(data), ...options.env }
  const profile = process.env['BENCH_PROFILE'] && name === 'ours' ? ['--cpu-prof', '--cpu-prof-dir', process.env['BENCH_PROFILE']] : []
  const child = spawn(process.execPath, [...profile, ...(options.execArgv ?? []), join(repository, kind.script)], { cwd: repository, env, stdio: ['ignore', log, log] })
  closeSync(log)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilListening(child, port, name)
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return {
    name,
    dialect: kind.dialect,
    url: `ws://127.0.0.1:${port}${kind.path}`,
    headers,
    pid: child.pid ?? 0,
    data,
    kill,
    restart: () => launch(start),
    remove: async () => {
      await kill(profile.length > 0 ? 'SIGTERM' : 'SIGKILL')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function untilListening(child: ChildProcess, port: number, name: string): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (child.exitCode !== null) throw new Error(`${name} ended before it listened`)
    const isThere = await new Promise<boolean>((resolve) => {
      const probe = connect(port, '127.0.0.1', () => resolve(true))
      probe.once('error', () => resolve(false))
      probe.once('connect', () => probe.destroy())
    })
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`${name} does not listen`)
}
