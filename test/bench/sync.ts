import { appendFileSync, readFileSync } from 'node:fs'
import { runLoad, scenarios, type LoadFigures } from './sync/loadRun.ts'
import { serverNames, type MeasuredServer } from './sync/servers.ts'
import { median, type Figure } from './record.ts'

/** Our figures as ratios to the relay's of the same run, as kept; what is a third worse is a failure. */
const recorded = JSON.parse(readFileSync(new URL('./sync/recorded.json', import.meta.url), 'utf8')) as Readonly<Record<'p50' | 'cpu', number>>
const tolerated = 4 / 3

/** BENCH_SCENARIOS=P,A,… and BENCH_SERVERS=ours,relay,… choose; BENCH_RESULTS=file keeps every run as a line of JSON. */
const chosen = <T extends string>(variable: string, usual: readonly T[]): readonly T[] => (process.env[variable]?.split(',') as T[] | undefined) ?? usual

/**
 * Our server with session, gate, storage and durability on, beside servers of others, in interleaved rounds on this machine.
 * Short: the scenario to read tails from, against the floor and the common server.
 */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  const names = chosen<MeasuredServer>('BENCH_SERVERS', short ? ['relay', 'ours', 'y-websocket'] : serverNames)
  const wanted = chosen('BENCH_SCENARIOS', short ? ['P'] : Object.keys(scenarios))
  const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
  const figures: Figure[] = []
  for (const scenario of wanted) {
    const runs = new Map<MeasuredServer, LoadFigures[]>(names.map((name) => [name, []]))
    for (let round = 0; round < rounds; round++) {
      for (const name of names) {
        const found = await runLoad(name, scenarios[scenario]!, short ? 4 : 6)
        runs.get(name)?.push(found)
        if (process.env['BENCH_RESULTS']) appendFileSync(process.env['BENCH_RESULTS'], `${JSON.stringify({ scenario, round, ...found })}\n`)
      }
    }
    figures.push(...figuresOf(scenario, runs))
  }
  return figures
}

function figuresOf(scenario: string, runs: ReadonlyMap<MeasuredServer, readonly LoadFigures[]>): Figure[] {
  const of = (name: MeasuredServer, key: 'p50' | 'p99' | 'cpu' | 'peakMb' | 'ackP99' | 'ackMax' | 'lost'): number => median((runs.get(name) ?? []).map((found) => found[key]))
  const figures: Figure[] = []
  for (const name of runs.keys()) {
    figures.push(
      { name: `${scenario}, ${name}: edit to reader, p50`, value: of(name, 'p50'), unit: 'ms' },
      { name: `${scenario}, ${name}: edit to reader, p99`, value: of(name, 'p99'), unit: 'ms' },
      { name: `${scenario}, ${name}: processor time for 1,000 deliveries`, value: of(name, 'cpu'), unit: 'ms' },
      { name: `${scenario}, ${name}: memory at most`, value: of(name, 'peakMb'), unit: 'MB' },
    )
  }
  const ours = runs.get('ours') ?? []
  if (ours.length === 0) return figures
  figures.push(
    { name: `${scenario}, ours: durable acknowledgement, p99`, value: of('ours', 'ackP99'), unit: 'ms', limit: 150 },
    { name: `${scenario}, ours: durable acknowledgement, slowest`, value: of('ours', 'ackMax'), unit: 'ms', limit: 600 },
    { name: `${scenario}, ours: edits not delivered`, value: Math.max(...ours.map(({ lost }) => lost)), unit: 'edits', limit: 0 },
    { name: `${scenario}, ours: runs that did not converge`, value: ours.filter(({ converged }) => !converged).length, unit: 'runs', limit: 0 },
  )
  if (!runs.has('relay')) return figures
  const limits = scenario === 'P' ? { p50: { limit: recorded.p50 * tolerated }, cpu: { limit: recorded.cpu * tolerated } } : {}
  // Of each server its best round: what else runs on the machine only ever adds, and adds more to who uses two cores.
  const best = (name: MeasuredServer, key: 'p50' | 'cpu'): number => Math.min(...(runs.get(name) ?? []).map((found) => found[key]))
  figures.push(
    { name: `${scenario}: p50 ÷ relay, best rounds`, value: best('ours', 'p50') / best('relay', 'p50'), unit: 'ratio', ...limits.p50 },
    { name: `${scenario}: p99 ÷ relay`, value: of('ours', 'p99') / of('relay', 'p99'), unit: 'ratio' },
    { name: `${scenario}: processor time ÷ relay, best rounds`, value: best('ours', 'cpu') / best('relay', 'cpu'), unit: 'ratio', ...limits.cpu },
  )
  return figures
}
