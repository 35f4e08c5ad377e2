import { percentile, type Figure } from './record.ts'
import { LoadClient } from './sync/loadClient.ts'
import { cpuSeconds, memoryMb } from './sync/processFigures.ts'
import { startServer, type Running } from './sync/servers.ts'
import { edit, markerOf, seedState } from './sync/workload.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const rows = 60

async function enter(server: Running, count: number, documents: number, seed: Uint8Array): Promise<LoadClient[]> {
  const { url, dialect, headers } = server
  const clients = Array.from({ length: count }, (_, i) => new LoadClient({ url, dialect, headers, document: `doc${i % documents}`, id: i + 1, isLight: true, seed }))
  const waiting = [...clients]
  // Fifty at a time, as after a restart.
  await Promise.all(Array.from({ length: 50 }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await next.connect()
  }))
  return clients
}

/** A commune's day before the deadline: people in many annexes, two edits a minute each, presence on. */
async function crowd(people: number, annexes: number, seconds: number): Promise<Figure[]> {
  const seed = seedState(rows)
  const server = await startServer('ours', Array.from({ length: annexes }, (_, d) => `doc${d}`), seed)
  const clients = await enter(server, people, annexes, seed)
  const latencies: number[] = []
  for (const client of clients) client.onMarker = (seen, now) => latencies.push(now - seen.at)
  const timers = clients.flatMap((client, i) => {
    let seq = 0
    const editing = setTimeout(function step() {
      edit(client.doc, rows, markerOf(client.id, seq++, performance.now()), 0.5, Math.random)
      timers[2 * i] = setTimeout(step, 15_000 + Math.random() * 30_000)
    }, Math.random() * 30_000)
    let clock = 0
    const presence = setInterval(() => client.sendAwareness(++clock, { cell: { row: `r${clock % rows}`, column: 'c2' } }), 10_000 + Math.random() * 10_000)
    return [editing, presence]
  })
  await pause(3_000)
  const before = cpuSeconds(server.pid)
  await pause(seconds * 1_000)
  const cpu = (cpuSeconds(server.pid) - before) / seconds
  for (const timer of timers) clearInterval(timer)
  const { peak } = memoryMb(server.pid)
  for (const client of clients) client.close()
  await server.remove()
  const name = `${people} people in ${annexes} annexes`
  return [
    { name: `${name}: processor`, value: cpu, unit: 'cores', limit: 1 },
    { name: `${name}: memory at most`, value: peak, unit: 'MB', limit: 600 },
    { name: `${name}: edit to reader, p50`, value: percentile(latencies, 0.5), unit: 'ms' },
    { name: `${name}: edit to reader, p99`, value: percentile(latencies, 0.99), unit: 'ms' },
  ]
}

/** Windows left open over night. */
async function idle(connections: number): Promise<Figure[]> {
  const seed = seedState(rows)
  const server = await startServer('ours', Array.from({ length: 100 }, (_, d) => `doc${d}`), seed)
  const before = memoryMb(server.pid).now
  const clients = await enter(server, connections, 100, seed)
  await pause(1_000)
  const cpu = cpuSeconds(server.pid)
  await pause(5_000)
  const used = (cpuSeconds(server.pid) - cpu) / 5
  const { now } = memoryMb(server.pid)
  for (const client of clients) client.close()
  await server.remove()
  const name = `${connections.toLocaleString('en')} idle connections`
  return [
    { name: `${name}: memory`, value: now, unit: 'MB', limit: 1_500 },
    { name: `${name}: memory of one`, value: ((now - before) * 1_024) / connections, unit: 'kB' },
    { name: `${name}: processor`, value: used, unit: 'cores' },
  ]
}

/** How many people one machine carries; needs `ulimit -n` above the number of connections. */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  return short ? [...(await crowd(200, 20, 5)), ...(await idle(500))] : [...(await crowd(1_000, 100, 40)), ...(await idle(10_000))]
}
