import { join } from 'node:path'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { openSqliteStore } from '../../server/storage/sqlite/sqliteStore.ts'
import type { WorkbookId } from '../../shared/domain/ids.ts'
import { ChildServer, furnish } from '../support/childServer.ts'
import { faultCount, faultSeed } from '../support/faultCount.ts'
import { seededRandom } from '../support/random.ts'
import { tempFolder } from '../support/tempFolder.ts'
import { WireClient } from '../support/wireClient.ts'
import { scratchOf } from '../support/scratch.ts'

const runs = faultCount({ sample: 6, nightly: 200 })
const writers = 20

/** When the blow falls, seen from one writer's last edit. */
const blows = {
  'as it is sent': async () => {},
  '50 ms after it was sent': () => new Promise<void>((resolve) => setTimeout(resolve, 50)),
  'as its acknowledgement comes': async (client: WireClient) => void (await client.saved()),
} as const
type Blow = keyof typeof blows
const kinds = Object.keys(blows) as Blow[]

const editsOf = (doc: Y.Doc): Record<string, unknown> => scratchOf(doc).toJSON()

function enter(server: ChildServer, workbook: WorkbookId, token: string, doc?: Y.Doc): Promise<WireClient> {
  const url = `ws://127.0.0.1:${server.port}/ws/${workbook}?protocol=1`
  return new WireClient({ url, headers: { authorization: `Bearer ${token}` }, ...(doc ? { doc } : {}) }).ready()
}

/** One edit, a new key each time, numbered as the server counts. */
const edit = (client: WireClient, name: number): void => scratchOf(client.doc).set(`${name}.${client.sent + 1}`, 'Rà soát, công bố thủ tục hành chính')

/** Writes until the line is cut, or until told to stop. */
function write(client: WireClient, name: number, random: () => number): () => void {
  let timer: NodeJS.Timeout | undefined
  const step = (): void => {
    if (client.closedWith !== null) return
    edit(client, name)
    timer = setTimeout(step, random() * 8)
  }
  step()
  return () => clearTimeout(timer)
}

/** Twenty people write; one of them makes a last edit, and the server is killed at a moment told by it. */
async function writeAndKill(server: ChildServer, clients: readonly WireClient[], blow: Blow, random: () => number): Promise<void> {
  const stops = clients.map((client, name) => write(client, name, random))
  const [first] = clients as [WireClient]
  const some = 2 + Math.floor(random() * 8)
  await first.until(() => first.durable >= some, `${some} edits on disk`)
  stops[0]?.()
  edit(first, 0)
  await blows[blow](first)
  await server.end('SIGKILL')
  await Promise.all(clients.map((client) => client.closed()))
}

test(`[ST1] [ST17] [CV1] ${runs} times kill -9 under ${writers} writers: what was acknowledged is there, and all replicas converge`, async () => {
  const folder = tempFolder()
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  const { token, ids } = await furnish(store, runs)
  await store.close()
  const random = seededRandom(faultSeed(1))
  let server = await ChildServer.start(folder)
  let acknowledged = 0
  let unacknowledged = 0
  for (const [run, workbook] of ids.entries()) {
    const blow = kinds[run % kinds.length]!
    const clients = await Promise.all(Array.from({ length: writers }, () => enter(server, workbook, token)))
    await writeAndKill(server, clients, blow, random)
    server = await ChildServer.start(folder)

    const fresh = await enter(server, workbook, token)
    const kept = editsOf(fresh.doc)
    if (blow === 'as its acknowledgement comes') expect(clients[0]!.durable).toBe(clients[0]!.sent)
    for (const [name, client] of clients.entries()) {
      acknowledged += Math.max(0, client.durable)
      unacknowledged += client.sent - Math.max(0, client.durable)
      for (let n = 1; n <= client.durable; n++) expect(kept, `${blow}: edit ${name}.${n} of ${client.durable}`).toHaveProperty([`${name}.${n}`])
    }
    // Everybody comes back with what they hold; then all hold the same, and nothing of it is lost.
    const back = await Promise.all(clients.map((client) => enter(server, workbook, token, client.doc)))
    const all = Object.assign({}, ...clients.map((client) => editsOf(client.doc))) as object
    await Promise.all([fresh, ...back].map((client) => client.until(() => Object.keys(editsOf(client.doc)).length === Object.keys(all).length, 'all edits')))
    for (const client of back) expect(editsOf(client.doc)).toEqual(editsOf(fresh.doc))
    for (const client of [fresh, ...back, ...clients]) client.cut()
  }
  expect(await server.end('SIGTERM')).toBe(0)
  // The test proves nothing unless edits were on both sides of the blow.
  expect(acknowledged).toBeGreaterThan(runs * writers)
  expect(unacknowledged).toBeGreaterThan(0)
}, 30_000 + runs * 6_000)
