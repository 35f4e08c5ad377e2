import { eightHoursMs, jump, laterClock } from '../../../support/laterClock.ts'
import { seededRandom } from '../../../support/random.ts'
import type { Figure } from '../../record.ts'
import { startServer } from '../servers.ts'
import { rework, seedState } from '../workload.ts'
import { addPeople } from './addPeople.ts'
import { haveSettled, LiveWindow, until, untilEqual } from './liveWindow.ts'

/** Edits as fast as the line takes them. */
async function work(window: LiveWindow, edits: number, rows: number, waits: boolean): Promise<void> {
  const random = seededRandom(window.id)
  for (let i = 0; i < edits; i++) {
    rework(window.live.doc, rows, i, random)
    if (waits && i % 100 === 99) await until(() => window.live.hasSettled, 'edits to be saved')
  }
}

/** Somebody works for eight hours without a line, the colleagues go on; then the cable is put in again. */
export async function eightHoursOffline({ rows, edits }: { readonly rows: number; readonly edits: number }): Promise<Figure[]> {
  const server = await startServer('ours', ['doc0'], seedState(rows), { execArgv: ['--import', laterClock] })
  const tokens = await addPeople(server.data, 2, 'doc0')
  const address = server.url.slice(0, server.url.indexOf('/{doc}'))
  const [online, away] = (await Promise.all(tokens.map((token, i) => LiveWindow.open({ address, workbook: 'doc0', token, id: i + 1 })))) as [LiveWindow, LiveWindow]
  await until(() => haveSettled([online, away]), 'both to enter')
  away.unplug()
  await until(() => away.live.connection !== 'live', 'the line to be lost')
  await work(away, edits, rows, false)
  await work(online, edits / 2, rows, true)
  process.kill(server.pid, 'SIGUSR2')
  jump(eightHoursMs)
  await work(online, edits / 2, rows, true)
  const waiting = away.live.saving.kind === 'offline' ? away.live.saving.waiting : 0
  const begun = performance.now()
  away.plugIn()
  const equal = await untilEqual([online, away])
  const faults = [online, away].flatMap((window) => window.faults)
  for (const { live } of [online, away]) live.close()
  await server.remove()
  const name = `8 h offline, ${edits.toLocaleString('en')} edits on each side`
  return [
    { name: `${name}: merged and saved at both`, value: equal - begun, unit: 'ms', limit: 2_000 },
    { name: `${name}: edits that were not waiting at the moment of the line`, value: edits - waiting, unit: 'edits', limit: 0 },
    { name: `${name}: refused, failures`, value: faults.length, unit: 'edits', limit: 0 },
  ]
}
