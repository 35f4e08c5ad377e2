import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqliteStore } from '../../../../server/storage/sqlite/sqliteStore.ts'
import { userId, workbookId } from '../../../../shared/domain/ids.ts'
import { contentHash } from '../../../../shared/crdt/contentHash.ts'
import { repository } from '../../../support/sources.ts'
import { median, percentile, type Figure } from '../../record.ts'
import { LoadClient } from '../loadClient.ts'
import { startServer, type Running } from '../servers.ts'
import { TASK } from '../../../support/replicas.ts'
import { seedState } from '../workload.ts'

const writers = 20
/** Of each writer, milliseconds between two edits: a person who types. */
const editEveryMs = 500
/** Of the writers without a backup, milliseconds. */
const calmMs = 6_000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Runs `admin` as a person would. @returns milliseconds. @throws when it does not end with 0 */
function admin(dataDir: string, ...args: string[]): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [join(repository, 'server/cli/admin.ts'), ...args], { env: { ...process.env, DATA_DIR: dataDir } }, (error, _, said) =>
      error ? reject(new Error(`admin ${args.join(' ')}: ${said}`)) : resolve(performance.now() - begun),
    )
  })
}

/** Workbooks beside the one that people write in, until the store is so large, megabytes. */
async function fill(data: string, state: Uint8Array, megabytes: number): Promise<void> {
  const store = await openSqliteStore(join(data, 'phuluc.db'))
  const books = Math.ceil((megabytes * 1e6) / state.length)
  for (let i = 0; i < books; i++) {
    await store.createWorkbook({ id: workbookId(`book${i}`), title: `Sổ ${i}`, year: 2026, issuer: 'UBND xã', createdAt: 1 }, userId('writer'), state)
  }
  await store.close()
}

/** Somebody who writes on in a row of their own. */
interface Writer {
  readonly client: LoadClient
  /** How long each edit took to the server's disk, milliseconds. */
  readonly delays: number[]
  /** The marks of those that are there. */
  readonly onDisk: string[]
  stop(): void
}

function write(client: LoadClient): Writer {
  const waiting: { readonly mark: string; readonly at: number }[] = []
  const delays: number[] = []
  const onDisk: string[] = []
  let acknowledged = 0
  client.onAck = (count) => {
    for (; acknowledged < count; acknowledged++) {
      const next = waiting.shift()
      if (!next) return
      delays.push(performance.now() - next.at)
      onDisk.push(next.mark)
    }
  }
  const text = client.doc.getMap<Y.Map<Y.Text>>('rows').get(`r${client.id}`)?.get(`c:${TASK}`)
  if (!text) throw new Error(`no row for ${client.id}`)
  const timer = setInterval(() => {
    const mark = `#${client.id}.${waiting.length + onDisk.length};`
    waiting.push({ mark, at: performance.now() })
    client.doc.transact(() => text.insert(text.length, mark), 'own')
  }, editEveryMs * (0.8 + 0.4 * Math.random()))
  return { client, delays, onDisk, stop: () => clearInterval(timer) }
}

async function enter(server: Running, id: number, seed?: Uint8Array, isLight = false): Promise<LoadClient> {
  const { url, dialect, headers } = server
  const client = new LoadClient({ url, dialect, headers, document: 'doc0', id, isLight, ...(seed ? { seed } : {}) })
  await client.connect()
  return client
}

interface BackedUp {
  readonly figures: Figure[]
  /** The last backup, and the marks of all edits that were on disk when it began. */
  readonly file: string
  readonly known: readonly string[]
}

/** Backups while people write. */
async function backUp(server: Running, people: readonly Writer[], folder: string, rounds: number): Promise<BackedUp> {
  let known: readonly string[] = []
  const took: number[] = []
  const during: number[] = []
  const calm: number[] = []
  for (let round = 0; round < rounds; round++) {
    const take = (into: number[]): void => {
      for (const { delays } of people) into.push(...delays.splice(0))
    }
    await pause(calmMs)
    take(calm)
    known = people.flatMap(({ onDisk }) => onDisk)
    took.push(await admin(server.data, 'backup', join(folder, `${round}.db`)))
    take(during)
  }
  const file = join(folder, `${rounds - 1}.db`)
  const name = `admin backup of ${Math.round(statSync(file).size / 1e6)} MB under ${people.length} writers`
  return {
    file,
    known,
    figures: [
      // Backups every five minutes must be possible.
      { name: `${name}: time`, value: median(took) / 1_000, unit: 's', limit: 300 },
      { name: `${name}: edit to disk meanwhile, p99`, value: percentile(during, 0.99), unit: 'ms', limit: 150, plain: percentile(calm, 0.99) },
      { name: `${name}: edit to disk meanwhile, slowest`, value: Math.max(...during), unit: 'ms', limit: 600, plain: Math.max(...calm) },
    ],
  }
}

/** Hashes of what all workbooks hold, but the one that people go on writing in. */
async function contentOf(data: string): Promise<string> {
  const store = await openSqliteStore(join(data, 'phuluc.db'))
  const hashes: string[] = []
  for (const { id } of await store.listWorkbooks()) {
    if (id === workbookId('doc0')) continue
    const { snapshot, updates } = await store.loadRoom(id)
    const doc = new Y.Doc()
    for (const update of [...(snapshot ? [snapshot.state] : []), ...updates.map((each) => each.update)]) Y.applyUpdate(doc, update)
    hashes.push(`${id} ${contentHash(doc)}`)
  }
  await store.close()
  return hashes.toSorted().join('\n')
}

/** Restores a backup, and brings the people back who had gone on after it. */
async function restore(stopped: Running, people: readonly Writer[], file: string, known: readonly string[]): Promise<Figure[]> {
  const before = await contentOf(stopped.data)
  const took = await admin(stopped.data, 'restore', file)
  const verified = await admin(stopped.data, 'verify')
  const differing = before === (await contentOf(stopped.data)) ? 0 : 1
  const server = await stopped.restart()
  const fresh = await enter(server, 500)
  const text = JSON.stringify(fresh.doc.getMap('rows').toJSON())
  const missing = known.filter((marker) => !text.includes(marker)).length
  const back: LoadClient[] = []
  for (const { client } of people) back.push(await enter(server, 1_000 + client.id, Y.encodeStateAsUpdate(client.doc)))
  const all = [fresh, ...back]
  for (const client of all) await client.roundTrip()
  for (const client of all) client.drain()
  const hashes = new Set(all.map(({ doc }) => contentHash(doc)))
  for (const client of all) client.close()
  await server.remove()
  return [
    { name: 'admin restore: time', value: took / 1_000, unit: 's', limit: 900 },
    { name: 'restored: workbooks with another content than before (by hash)', value: differing, unit: 'stores', limit: 0 },
    { name: `restored: of ${known.length} edits that were on disk before the backup, missing`, value: missing, unit: 'edits', limit: 0 },
    { name: 'restored: different contents once all have come back (by hash)', value: hashes.size - 1, unit: 'contents', limit: 0 },
    { name: 'admin verify: time', value: verified / 1_000, unit: 's' },
  ]
}

/** A large store is backed up under writers, lost, restored, and verified. */
export async function backupAndRestore({ rows, megabytes, rounds }: { readonly rows: number; readonly megabytes: number; readonly rounds: number }): Promise<Figure[]> {
  const seed = seedState(rows)
  const server = await startServer('ours', ['doc0'], seed)
  await fill(server.data, seed, megabytes)
  const folder = mkdtempSync(join(tmpdir(), 'phuluc-backups-'))
  const people: Writer[] = []
  for (let id = 1; id <= writers; id++) people.push(write(await enter(server, id, seed, true)))
  const { figures, file, known } = await backUp(server, people, folder, rounds)
  for (const { stop } of people) stop()
  await server.kill('SIGTERM')
  figures.push(...(await restore(server, people, file, known)))
  for (const { client } of people) client.close()
  rmSync(folder, { recursive: true, force: true })
  return figures
}
