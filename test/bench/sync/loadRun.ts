import { contentHash } from '../../../shared/crdt/contentHash.ts'
import { percentile } from '../record.ts'
import { LoadClient } from './loadClient.ts'
import { cpuSeconds, memoryMb } from './processFigures.ts'
import { startServer, type MeasuredServer, type Running } from './servers.ts'
import { edit, markerOf, seedState, type Seen } from './workload.ts'

export interface Scenario {
  readonly documents: number
  readonly clientsEach: number
  /** Edits of each client a second. */
  readonly rate: number
  /** Share of edits that are typed into a sentence; the others write a cell anew. */
  readonly textShare: number
  /** Presence updates of each client a second. */
  readonly awareness?: number
  readonly rows: number
}

/** As in the comparison of the peers: P is the run to read tails from, W is presence beside edits, B many rooms, C a crowd. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  P: { documents: 1, clientsEach: 50, rate: 2, textShare: 1, rows: 200 },
  A: { documents: 1, clientsEach: 50, rate: 2, textShare: 0.5, rows: 200 },
  B: { documents: 20, clientsEach: 20, rate: 1, textShare: 0.5, rows: 100 },
  C: { documents: 1, clientsEach: 200, rate: 0.2, textShare: 0.5, rows: 100 },
  W: { documents: 1, clientsEach: 50, rate: 1, textShare: 0.5, awareness: 4, rows: 200 },
}

export interface LoadFigures {
  readonly server: MeasuredServer
  /** Milliseconds from the writer's edit to a reader's socket. */
  readonly p50: number
  readonly p99: number
  /** Processor time of the server, milliseconds for 1,000 deliveries. */
  readonly cpu: number
  readonly peakMb: number
  /** Milliseconds from an edit to its durable acknowledgement; NaN where a server has none. */
  readonly ackP50: number
  readonly ackP99: number
  readonly ackMax: number
  readonly sent: number
  readonly delivered: number
  readonly lost: number
  /** Whether full replicas and the server ended with the same content. */
  readonly converged: boolean
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
/** Marks of edits that are measured begin here; those of the warm-up lie below. */
const measuredFrom = 1_000_000
/** Replicas of each document that apply everything, to compare; all others count, so that the generator isn't the limit. */
const fullReplicas = 2

class Meter {
  isOn = false
  sent = 0
  expected = 0
  readonly latencies: number[] = []
  readonly acks: number[] = []

  readonly note = (seen: Seen, now: number): void => {
    if (seen.seq >= measuredFrom) this.latencies.push(now - seen.at)
  }
}

/** Each client edits on its own jittered clock until told to stop. */
function work(client: LoadClient, scenario: Scenario, meter: Meter): () => void {
  let timer: NodeJS.Timeout
  let seq = 0
  const waiting: { readonly number: number; readonly at: number }[] = []
  client.onAck = (count) => {
    while (waiting[0] && waiting[0].number <= count) meter.acks.push(performance.now() - waiting.shift()!.at)
  }
  const period = 1_000 / scenario.rate
  const step = (): void => {
    const now = performance.now()
    const number = (meter.isOn ? measuredFrom : 0) + seq++
    if (meter.isOn) {
      meter.sent += 1
      meter.expected += scenario.clientsEach - 1
      waiting.push({ number: client.sent + 1, at: now })
    }
    edit(client.doc, scenario.rows, markerOf(client.id, number, now), scenario.textShare, Math.random)
    timer = setTimeout(step, period * (0.5 + Math.random()))
  }
  timer = setTimeout(step, Math.random() * period)
  return () => clearTimeout(timer)
}

function present(client: LoadClient, scenario: Scenario): () => void {
  if (!scenario.awareness) return () => {}
  let clock = 0
  const timer = setInterval(
    () => client.sendAwareness(++clock, { user: { name: `Cán bộ ${client.id}`, color: '#30bced' }, cell: { row: `r${clock % scenario.rows}`, column: 'c2' } }),
    1_000 / scenario.awareness,
  )
  return () => clearInterval(timer)
}

async function enter(server: Running, scenario: Scenario, seed: Uint8Array): Promise<LoadClient[][]> {
  const { url, dialect, headers } = server
  const groups: LoadClient[][] = []
  for (let d = 0; d < scenario.documents; d++) {
    const clients: LoadClient[] = []
    for (let c = 0; c < scenario.clientsEach; c++) {
      // Where the server knows nothing yet, the first one brings the document; a relay keeps none, so all do.
      const brings = c === 0 || dialect === 'relay' || c >= fullReplicas
      const client = new LoadClient({ url, dialect, headers, document: `doc${d}`, id: d * 1_000 + c + 1, isLight: c >= fullReplicas, ...(brings ? { seed } : {}) })
      await client.connect()
      if (c === 0 && dialect !== 'relay') await client.roundTrip()
      clients.push(client)
    }
    groups.push(clients)
  }
  return groups
}

async function isConverged(server: Running, groups: readonly LoadClient[][]): Promise<boolean> {
  for (const [d, group] of groups.entries()) {
    const full = group.slice(0, fullReplicas)
    for (const client of full) client.drain()
    const hashes = new Set(full.map(({ doc }) => contentHash(doc)))
    if (server.dialect !== 'relay' && d < 3) {
      const { url, dialect, headers } = server
      const fresh = new LoadClient({ url, dialect, headers, document: `doc${d}`, id: 999_999 })
      await fresh.connect()
      await fresh.roundTrip()
      fresh.drain()
      hashes.add(contentHash(fresh.doc))
      fresh.close()
    }
    if (hashes.size !== 1) return false
  }
  return true
}

/**
 * How long the load runs before it is measured, seconds. A server that has just started is not compiled yet: BENCH_WARM=15
 * shows one that has run for a while.
 */
const warmSeconds = Number(process.env['BENCH_WARM'] ?? 1)

/** One fresh server under one load. */
export async function runLoad(name: MeasuredServer, scenario: Scenario, seconds: number): Promise<LoadFigures> {
  const seed = seedState(scenario.rows)
  const documents = Array.from({ length: scenario.documents }, (_, d) => `doc${d}`)
  const server = await startServer(name, documents, seed)
  const groups = await enter(server, scenario, seed)
  const all = groups.flat()
  const meter = new Meter()
  for (const client of all) client.onMarker = meter.note
  const stops = all.flatMap((client) => [work(client, scenario, meter), present(client, scenario)])
  await pause(warmSeconds * 1_000)
  const before = cpuSeconds(server.pid)
  meter.isOn = true
  await pause(seconds * 1_000)
  meter.isOn = false
  for (const stop of stops) stop()
  for (let quiet = 0, last = 0; quiet < 50 && meter.latencies.length < meter.expected; last = meter.latencies.length) {
    await pause(20)
    quiet = meter.latencies.length === last ? quiet + 1 : 0
  }
  const cpu = cpuSeconds(server.pid) - before
  const { peak } = memoryMb(server.pid)
  await pause(300)
  const converged = await isConverged(server, groups)
  for (const client of all) client.close()
  await server.remove()
  const { latencies, acks, sent, expected } = meter
  return {
    server: name,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    cpu: (cpu * 1e6) / latencies.length,
    peakMb: peak,
    ackP50: percentile(acks, 0.5),
    ackP99: percentile(acks, 0.99),
    ackMax: acks.length > 0 ? Math.max(...acks) : Number.NaN,
    sent,
    delivered: latencies.length,
    lost: expected - latencies.length,
    converged,
  }
}
