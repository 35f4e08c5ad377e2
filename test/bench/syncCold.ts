import * as Y from 'yjs'
import { contentHash } from '../../shared/crdt/contentHash.ts'
import { median, type Figure } from './record.ts'
import { LoadClient } from './sync/loadClient.ts'
import { cpuSeconds, memoryMb } from './sync/processFigures.ts'
import { startServer, type Running } from './sync/servers.ts'
import { rework, seedState } from './sync/workload.ts'
import { seededRandom } from '../support/random.ts'

const client = ({ url, dialect, headers }: Running, id: number, seed?: Uint8Array): LoadClient =>
  new LoadClient({ url, dialect, headers, document: 'doc0', id, ...(seed ? { seed, isLight: true } : {}) })

/** Connects, and waits until all that the server holds has come. @returns milliseconds */
async function open(server: Running, id: number, isWhole: (doc: Y.Doc) => boolean): Promise<number> {
  const begun = performance.now()
  const newcomer = client(server, id)
  await newcomer.connect()
  let took = performance.now() - begun
  // Looking costs as much as loading: only a state that was not whole at once is looked at within the time.
  while (!isWhole(newcomer.doc)) {
    await newcomer.roundTrip()
    newcomer.drain()
    took = performance.now() - begun
  }
  newcomer.close()
  return took
}

/** Twenty people join a large annex at once; and the same annex after a kill and a restart. */
async function joining(rows: number): Promise<Figure[]> {
  const seed = seedState(rows)
  let server = await startServer('ours', ['doc0'], seed)
  const isWhole = (doc: Y.Doc): boolean => doc.getMap('rows').size >= rows
  // Asking for a difference has the document built: what is measured is joining, not loading.
  const first = client(server, 1)
  await first.connect()
  await first.roundTrip()
  first.close()
  const before = cpuSeconds(server.pid)
  const people = Array.from({ length: 20 }, (_, i) => new LoadClient({ url: server.url, dialect: 'plain', headers: server.headers, document: 'doc0', id: i + 10, isLight: true }))
  await Promise.all(people.map((each) => each.connect()))
  const cpu = (cpuSeconds(server.pid) - before) * 1_000
  for (const each of people) each.close()
  const cold: number[] = []
  for (let i = 0; i < 3; i++) {
    await server.kill()
    server = await server.restart()
    cold.push(await open(server, 100 + i, isWhole))
  }
  await server.remove()
  return [
    { name: `20 people join ${rows} rows: processor time`, value: cpu, unit: 'ms', limit: 80 },
    { name: `${rows} rows after a kill and a restart: whole at the newcomer`, value: median(cold), unit: 'ms', limit: 350 },
  ]
}

/**
 * One annex edited so often by so many people one after another: as fast as the server takes it, then opened warm, and after
 * a kill and a restart. One person alone is the worst case: Yjs keeps what each has written in one long list.
 */
async function history(edits: number, people: number): Promise<Figure[]> {
  const seed = seedState(200)
  let server = await startServer('ours', ['doc0'], seed)
  const writer = client(server, 1, seed)
  await writer.connect()
  const begun = performance.now()
  const before = cpuSeconds(server.pid)
  const levels: number[] = []
  const random = seededRandom(1)
  const turn = Math.ceil(edits / people)
  for (let i = 0; i < edits; i++) {
    if (i % turn === 0) writer.doc.clientID = 1_000 + i / turn
    rework(writer.doc, 200, i, random)
    if (i % 256 === 255) await new Promise((resolve) => setImmediate(resolve))
    while (writer.buffered > 1 << 20) await new Promise((resolve) => setTimeout(resolve, 2))
    if (i % Math.ceil(edits / 10) === 0) levels.push(memoryMb(server.pid).now)
  }
  await writer.roundTrip()
  const took = (performance.now() - begun) / 1_000
  const cpu = cpuSeconds(server.pid) - before
  const hash = contentHash(writer.doc)
  const isWhole = (doc: Y.Doc): boolean => contentHash(doc) === hash
  const warm = await open(server, 2, isWhole)
  const memory = memoryMb(server.pid)
  writer.close()
  const cold: number[] = []
  for (let i = 0; i < 3; i++) {
    await server.kill()
    server = await server.restart()
    cold.push(await open(server, 10 + i, isWhole))
  }
  await server.remove()
  const name = `${edits.toLocaleString('en')} edits in one annex by ${people}`
  return [
    { name: `${name}: taken, on disk`, value: edits / took, unit: 'edits/s' },
    { name: `${name}: processor time`, value: cpu, unit: 's' },
    { name: `${name}: memory at the end ÷ at the first tenth`, value: memory.now / (levels[1] ?? memory.now), unit: 'ratio' },
    { name: `${name}: memory at most`, value: memory.peak, unit: 'MB' },
    { name: `${name}: opened warm`, value: warm, unit: 'ms' },
    { name: `${name}: opened after a kill and a restart`, value: median(cold), unit: 'ms', ...(edits === 200_000 ? { limit: 700 } : {}) },
  ]
}

/** Joining and cold loads. BENCH_EDITS=2000000 makes the history as long; then there is a person for each 20,000 edits, and nobody alone. */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  const edits = Number(process.env['BENCH_EDITS'] ?? (short ? 10_000 : 200_000))
  const figures = await joining(short ? 1_000 : 5_000)
  for (const people of edits > 200_000 ? [edits / 20_000] : [10, 1]) figures.push(...(await history(edits, people)))
  return figures
}
