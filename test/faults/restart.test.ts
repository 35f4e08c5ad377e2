import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { cookieName } from '../../server/access/authenticate.ts'
import { startSession } from '../../server/access/sessions.ts'
import { openSqliteStore } from '../../server/storage/sqlite/sqliteStore.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { contentHash } from '../../shared/crdt/contentHash.ts'
import { userId } from '../../shared/domain/ids.ts'
import { ChildServer, furnish } from '../support/childServer.ts'
import { laterClock } from '../support/laterClock.ts'
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
  const { ids } = await furnish(store, 1)
  // Browsers, each with a session of its own: one that is not used for long ends.
  const [here, there] = [await startSession(store, userId('writer'), 'browser', Date.now()), await startSession(store, userId('writer'), 'browser', Date.now())]
  await store.close()
  const server = await ChildServer.start(folder, { MAX_MESSAGES_PER_SECOND: '1000', NODE_OPTIONS: `--import ${laterClock}` })
  const url = `ws://127.0.0.1:${server.port}/ws/${ids[0]!}?protocol=1`
  const enter = (secret: string, doc?: Y.Doc): Promise<WireClient> => {
    const headers = { cookie: `${cookieName(false)}=${secret}`, origin: `http://127.0.0.1:${server.port}` }
    return new WireClient({ url, headers, ...(doc ? { doc } : {}) }).ready()
  }
  const [online, away] = [await enter(here), await enter(there)]
  // Both know these two texts, and write in the middle of each.
  const names = ['one', 'two'] as const
  for (const name of names) scratchOf(online.doc).text(name).insert(0, 'đầu cuối')
  await away.until(() => names.every((name) => scratchOf(away.doc).read(name) === 'đầu cuối'), 'the beginning')
  away.cut()
  const edits = 5_000
  const write = (client: WireClient, letter: string, count: number): void => {
    for (let i = 0; i < count; i++) {
      const text = scratchOf(client.doc).text(names[i % 2]!)
      text.insert(Math.floor(text.length / 2), letter)
    }
  }
  write(online, 'ă', edits / 2)
  await online.saved()
  server.child.kill('SIGUSR2')
  write(away, 'ơ', edits)
  write(online, 'ă', edits / 2)
  await online.saved()
  const back = await enter(there, away.doc)
  const count = (client: WireClient, letter: string): number => names.reduce((sum, name) => sum + (scratchOf(client.doc).read(name)?.split(letter).length ?? 1) - 1, 0)
  await Promise.all([online, back].map((client) => client.until(() => count(client, 'ă') === edits && count(client, 'ơ') === edits, 'the edits of both')))
  // What was written without a line went out in the answer to the first sync: no update of its own.
  expect([back.durable, back.sent]).toEqual([0, 0])
  expect([online, back].flatMap((client) => client.only('refused'))).toEqual([])
  expect(contentHash(back.doc)).toBe(contentHash(online.doc))
  for (const client of [online, back]) client.cut()
}, 60_000)
