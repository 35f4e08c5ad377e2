import { type Figure } from './record.ts'
import { LoadClient } from './sync/loadClient.ts'
import { startServer, type MeasuredServer } from './sync/servers.ts'
import { edit, seedState } from './sync/workload.ts'

const rows = 20
/** The seed has had this long to reach the disk of a server that stores later, milliseconds. */
const settledMs = 300

/** Some servers answer a newcomer before they have read their storage: what comes within five seconds is not lost. */
async function comes(fresh: LoadClient, marker: string): Promise<boolean> {
  for (const deadline = performance.now() + 5_000; performance.now() < deadline; ) {
    await fresh.roundTrip()
    fresh.drain()
    if (JSON.stringify(fresh.doc.getMap('rows').toJSON()).includes(marker)) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

/** An edit has reached a colleague; 50 ms later the server is killed and started again. Whether people who come anew find it. */
async function survives(name: MeasuredServer, run: number): Promise<boolean> {
  const seed = seedState(rows)
  let server = await startServer(name, ['doc0'], seed)
  const client = (id: number, withSeed: boolean): LoadClient =>
    new LoadClient({ url: server.url, dialect: server.dialect, headers: server.headers, document: 'doc0', id, ...(withSeed ? { seed } : {}) })
  const writer = client(1, true)
  await writer.connect()
  await writer.roundTrip()
  const reader = client(2, false)
  await reader.connect()
  await new Promise((resolve) => setTimeout(resolve, settledMs))
  const marker = `#~1.${run}.z;`
  await new Promise<void>((resolve) => {
    reader.onMarker = () => resolve()
    edit(writer.doc, rows, marker, 1, Math.random)
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  writer.close()
  reader.close()
  await server.kill()
  server = await server.restart()
  const fresh = client(3, false)
  await fresh.connect()
  const isThere = await comes(fresh, marker)
  fresh.close()
  await server.remove()
  return isThere
}

/** Edits that colleagues had already seen, and a kill of the server took away; ours beside servers that store. */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  const runs = short ? 2 : 10
  const figures: Figure[] = []
  for (const name of ['ours', 'y-websocket + leveldb', 'hocuspocus + sqlite'] as const) {
    let lost = 0
    for (let i = 0; i < runs; i++) if (!(await survives(name, i))) lost += 1
    figures.push({ name: `${name}: seen edits lost by ${runs} kills`, value: lost, unit: 'edits', ...(name === 'ours' ? { limit: 0 } : {}) })
  }
  return figures
}
