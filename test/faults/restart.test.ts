import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { openSqliteStore } from '../../server/storage/sqlite/sqliteStore.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { contentHash } from '../../shared/crdt/contentHash.ts'
import { ChildServer, furnish } from '../support/childServer.ts'
import { tempFolder } from '../support/tempFolder.ts'
import { WireClient } from '../support/wireClient.ts'
import { scratchOf } from '../support/scratch.ts'

const people = 100

test(`[PR12] [CV1] a restart under ${people} people: all are told, all come back, and hold the same`, async () => {
  const folder = tempFolder()
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  const { token, ids } = await furnish(store, 1)
  await store.close()
  const enter = async (server: ChildServer, doc?: Y.Doc): Promise<WireClient> => {
    const url = `ws://127.0.0.1:${server.port}/ws/${ids[0]!}?protocol=1`
    const client = new WireClient({ url, headers: { authorization: `Bearer ${token}` }, ...(doc ? { doc } : {}) })
    onTestFinished(() => client.cut())
    return client.ready()
  }
  const server = await ChildServer.start(folder)
  const clients = await Promise.all(Array.from({ length: people }, () => enter(server)))
  for (const [i, client] of clients.entries()) scratchOf(client.doc).set(`before ${i}`, i)
  const ended = server.end('SIGTERM')
  expect(await Promise.all(clients.map((client) => client.closed()))).toEqual(Array(people).fill(closeCodes.restarting))
  expect(await ended).toBe(0)
  expect(clients.every((client) => client.only('notice').some((m) => m.notice.code === 'server.restarting'))).toBe(true)
  // Written while nobody listened.
  for (const [i, client] of clients.entries()) scratchOf(client.doc).set(`offline ${i}`, i)

  const again = await ChildServer.start(folder)
  const back = await Promise.all(clients.map((client) => enter(again, client.doc)))
  await Promise.all(back.map((client) => client.until(() => scratchOf(client.doc).size === 2 * people)))
  expect(new Set(back.map((client) => contentHash(client.doc))).size).toBe(1)
}, 60_000)

test('[CV1] eight hours offline with 5,000 edits on each side merge in one exchange', async () => {
  const folder = tempFolder()
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  const { token, ids } = await furnish(store, 1)
  await store.close()
  const server = await ChildServer.start(folder, { MAX_MESSAGES_PER_SECOND: '1000' })
  const url = `ws://127.0.0.1:${server.port}/ws/${ids[0]!}?protocol=1`
  const headers = { authorization: `Bearer ${token}` }
  const online = await new WireClient({ url, headers }).ready()
  const away = await new WireClient({ url, headers }).ready()
  away.cut()
  const edits = 5_000
  for (const [client, name] of [
    [online, 'online'],
    [away, 'away'],
  ] as const) {
    const text = scratchOf(client.doc).text(name)
    for (let i = 0; i < edits; i++) text.insert(Math.floor(text.length / 2), 'ă')
  }
  await online.saved()
  const back = await new WireClient({ url, headers, doc: away.doc }).ready()
  await Promise.all([online, back].map((c) => c.until(() => scratchOf(c.doc).read('online')?.length === edits && scratchOf(c.doc).read('away')?.length === edits)))
  expect(back.durable).toBe(0)
  expect(contentHash(back.doc)).toBe(contentHash(online.doc))
  for (const client of [online, back]) client.cut()
}, 60_000)
