import { percentile, type Figure } from '../../record.ts'
import { startServer } from '../servers.ts'
import { seedState } from '../workload.ts'
import { addPeople } from './addPeople.ts'
import { haveSettled, LiveWindow, until, untilEqual } from './liveWindow.ts'

const people = 100

/** One restart; all write while nobody listens. @returns milliseconds from the signal until each was back, and until all held the same */
async function restartOnce(windows: readonly LiveWindow[], restart: () => Promise<void>, rows: number): Promise<{ back: number[]; equal: number }> {
  for (const window of windows) window.type(rows)
  await until(() => haveSettled(windows), 'all to be saved')
  const begun = performance.now()
  const restarted = restart()
  await until(() => windows.every(({ live }) => live.connection !== 'live'), 'all to lose their line')
  for (const window of windows) window.type(rows)
  const back = new Map<LiveWindow, number>()
  const watching = until(() => {
    for (const window of windows) if (!back.has(window) && window.live.hasSettled) back.set(window, performance.now() - begun)
    return back.size === windows.length
  }, 'all to come back')
  await Promise.all([restarted, watching])
  return { back: [...back.values()], equal: (await untilEqual(windows)) - begun }
}

/** A restart under a hundred people, told (an update of the program) and untold (a power cut). */
export async function restarts({ rows, rounds }: { readonly rows: number; readonly rounds: number }): Promise<Figure[]> {
  // With the limits that an office has.
  let server = await startServer('ours', ['doc0'], seedState(rows), { env: { MAX_MESSAGES_PER_SECOND: '200' } })
  const tokens = await addPeople(server.data, people, 'doc0')
  const address = server.url.slice(0, server.url.indexOf('/{doc}'))
  const windows = await Promise.all(tokens.map((token, i) => LiveWindow.open({ address, workbook: 'doc0', token, id: i + 1 })))
  await until(() => haveSettled(windows), 'all to enter')
  const figures: Figure[] = []
  for (const [signal, what] of [['SIGTERM', 'a restart'], ['SIGKILL', 'a power cut and a start']] as const) {
    const backs: number[] = []
    const equals: number[] = []
    for (let round = 0; round < rounds; round++) {
      const { back, equal } = await restartOnce(windows, async () => {
        await server.kill(signal)
        server = await server.restart()
      }, rows)
      backs.push(...back)
      equals.push(equal)
    }
    figures.push(
      { name: `${what} under ${people} people: half are back and saved`, value: percentile(backs, 0.5), unit: 'ms' },
      { name: `${what} under ${people} people: all are back and equal, slowest of ${rounds}`, value: Math.max(...equals), unit: 'ms', limit: 10_000 },
    )
  }
  figures.push({ name: `restarts under ${people} people: edits refused, failures`, value: windows.flatMap(({ faults }) => faults).length, unit: 'edits', limit: 0 })
  for (const { live } of windows) live.close()
  await server.remove()
  return figures
}
