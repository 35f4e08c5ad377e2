import { join } from 'node:path'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { openSqliteStore } from '../../server/storage/sqlite/sqliteStore.ts'
import type { WorkbookId } from '../../shared/domain/ids.ts'
import { ChildServer, furnish } from '../support/childServer.ts'
import { seededRandom } from '../support/random.ts'
import { tempFolder } from '../support/tempFolder.ts'
import { WireClient } from '../support/wireClient.ts'
import { scratchOf } from '../support/scratch.ts'

const runs = Number(process.env['FAULT_RUNS'] ?? 50)
const writers = 20
/** A server is killed within this time after its writers began, milliseconds: before, within and after many commits. */
const killWithinMs = 120

const editsOf = (doc: Y.Doc): Record<string, unknown> => scratchOf(doc).toJSON()

function enter(server: ChildServer, workbook: WorkbookId, token: string, doc?: Y.Doc): Promise<WireClient> {
  const url = `ws://127.0.0.1:${server.port}/ws/${workbook}?protocol=1`
  return new WireClient({ url, headers: { authorization: `Bearer ${token}` }, ...(doc ? { doc } : {}) }).ready()
}

/** Writes until the line is cut: a new key each time, numbered as the server counts. */
function write(client: WireClient, name: number, random: () => number): void {
  const step = (): void => {
    if (client.closedWith !== null) return
    scratchOf(client.doc).set(`${name}.${client.sent + 1}`, 'Rà soát, công bố thủ tục hành chính')
    setTimeout(step, random() * 8)
  }
  step()
}

test(`[ST1] [ST17] [CV1] ${runs} times kill -9 under ${writers} writers: what was acknowledged is there, and all replicas converge`, async () => {
  const folder = tempFolder()
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  const { token, ids } = await furnish(store, runs)
  await store.close()
  const random = seededRandom(Number(process.env['FAULT_SEED'] ?? 1))
  let server = await ChildServer.start(folder)
  let acknowledged = 0
  let unacknowledged = 0
  for (const workbook of ids) {
    const clients = await Promise.all(Array.from({ length: writers }, () => enter(server, workbook, token)))
    for (const [name, client] of clients.entries()) write(client, name, random)
    await new Promise((resolve) => setTimeout(resolve, random() * killWithinMs))
    await server.end('SIGKILL')
    await Promise.all(clients.map((client) => client.closed()))
    server = await ChildServer.start(folder)

    const fresh = await enter(server, workbook, token)
    const kept = editsOf(fresh.doc)
    for (const [name, client] of clients.entries()) {
      acknowledged += Math.max(0, client.durable)
      unacknowledged += client.sent - Math.max(0, client.durable)
      for (let n = 1; n <= client.durable; n++) expect(kept, `edit ${name}.${n} of ${client.durable}`).toHaveProperty([`${name}.${n}`])
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
