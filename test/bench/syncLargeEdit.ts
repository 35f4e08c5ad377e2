import { Worker } from 'node:worker_threads'
import { percentile, type Figure } from './record.ts'
import type { BigAnswer, BigWork } from './sync/largeEdit/bigWriter.ts'
import { Typist } from './sync/largeEdit/typist.ts'
import { addPeople } from './sync/recovery/addPeople.ts'
import { cpuSeconds, memoryMb } from './sync/processFigures.ts'
import { startServer, type Running } from './sync/servers.ts'
import { seedState } from './sync/workload.ts'

const typists = 10
const rows = 2_000

/** The longest time that the server's event loop stood still since it was asked last, milliseconds. */
async function longestStall({ url }: Running): Promise<number> {
  const answer = await fetch(`${url.replace('ws:', 'http:').slice(0, url.indexOf('/ws/') + 2)}/metrics`)
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(await answer.text())?.[1]) * 1_000
}

const answerOf = <T extends BigAnswer>(worker: Worker): Promise<T> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Ten people type while one brings very much at once. */
async function beside(work: Pick<BigWork, 'kind' | 'count'>, name: string): Promise<Figure[]> {
  const seed = seedState(rows)
  const server = await startServer('ours', ['doc0'], seed)
  const tokens = await addPeople(server.data, typists + 1, 'doc0')
  const url = server.url.replace('{doc}', 'doc0').replace('protocol=1', 'protocol=2')
  const data: BigWork = { url, token: tokens[typists] as string, rows, ...work }
  const worker = new Worker(new URL('./sync/largeEdit/bigWriter.ts', import.meta.url), { workerData: data })
  await answerOf(worker)
  const people = tokens.slice(0, typists).map((token, id) => new Typist({ url, headers: { authorization: `Bearer ${token}` } }, seed, id))
  await pause(3_000)
  const quiet = people.flatMap(({ delays }) => delays.splice(0))
  const [before, cpu] = [memoryMb(server.pid), cpuSeconds(server.pid)]
  await longestStall(server)
  worker.postMessage('go')
  const { ms, frames, faults } = await answerOf<Extract<BigAnswer, { ms: number }>>(worker)
  await pause(2_500)
  const stall = await longestStall(server)
  const delays = people.flatMap((person) => person.delays)
  const figures: Figure[] = [
    { name: `${name}: longest standstill of the server's event loop`, value: stall, unit: 'ms', limit: 50 },
    { name: `${name}: colleagues' letters on disk, p99`, value: percentile(delays, 0.99), unit: 'ms', limit: 250, plain: percentile(quiet, 0.99) },
    { name: `${name}: the slowest of them`, value: Math.max(...delays), unit: 'ms' },
    { name: `${name}: until all is on disk`, value: ms, unit: 'ms' },
    { name: `${name}: messages`, value: frames, unit: 'messages' },
    { name: `${name}: refused or closed`, value: faults + people.filter(({ closedWith }) => closedWith !== null).length, unit: 'faults', limit: 0 },
    { name: `${name}: processor time of the server`, value: (cpuSeconds(server.pid) - cpu) * 1_000, unit: 'ms' },
    { name: `${name}: most memory beside what it held before`, value: memoryMb(server.pid).peak - before.now, unit: 'MB' },
  ]
  for (const person of people) person.stop()
  await worker.terminate()
  await server.remove()
  return figures
}

/** What one large edit costs the others: an annex brought into an open workbook, and a week offline. */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  const [annexRows, edits] = short ? [2_000, 1_000] : [10_000, 5_000]
  return [
    ...(await beside({ kind: 'import', count: annexRows }, `${annexRows.toLocaleString('en')} × 8 rows imported`)),
    ...(await beside({ kind: 'offline', count: edits }, `${edits.toLocaleString('en')} edits made offline`)),
  ]
}
