import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStore } from '../../../server/storage/sqlite/sqliteStore.ts'
import { contentHash } from '../../../shared/crdt/contentHash.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { ChildServer, furnish } from '../../support/childServer.ts'
import { runAdmin } from '../../support/runAdmin.ts'
import { tempFolder } from '../../support/tempFolder.ts'
import { WireClient } from '../../support/wireClient.ts'
import { scratchOf } from '../../support/scratch.ts'

async function furnishedFolder(): Promise<{ folder: string; token: string; id: string }> {
  const folder = tempFolder()
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  const { token, ids } = await furnish(store, 1)
  await store.close()
  return { folder, token, id: ids[0]! }
}

function connect(server: ChildServer, id: string, token: string): Promise<WireClient> {
  const client = new WireClient({ url: `ws://127.0.0.1:${server.port}/ws/${id}`, headers: { authorization: `Bearer ${token}` } })
  onTestFinished(() => client.cut())
  return client.ready()
}

test('[ST15] [ST13] backup beside a running server, restore after it: the same content; restoring under a server is refused', async () => {
  const { folder, token, id } = await furnishedFolder()
  const server = await ChildServer.start(folder)
  const a = await connect(server, id, token)
  scratchOf(a.doc).set('k', 'trước')
  await a.saved()
  const before = contentHash(a.doc)
  const file = join(folder, 'backup.db')
  expect(await runAdmin(folder, 'backup', file)).toMatchObject({ code: 0 })
  expect(await runAdmin(folder, 'backup', file)).toMatchObject({ code: 1 })
  a.doc.getMap('meta').set('title', 'sau')
  await a.saved()
  expect((await runAdmin(folder, 'restore', file)).err).toContain('đang được một máy chủ khác dùng')
  await server.end('SIGTERM')

  expect(await runAdmin(folder, 'restore', file)).toMatchObject({ code: 0 })
  expect(readdirSync(folder).some((name) => name.startsWith('phuluc.db.before-'))).toBe(true)
  const again = await ChildServer.start(folder)
  const fresh = await connect(again, id, token)
  expect([contentHash(fresh.doc), scratchOf(fresh.doc).get('k')]).toEqual([before, 'trước'])
})

test('[ST14] verify names what is damaged and exits 1; a damaged backup is not restored', async () => {
  const { folder } = await furnishedFolder()
  expect(await runAdmin(folder, 'verify')).toMatchObject({ code: 0 })
  const file = join(folder, 'backup.db')
  await runAdmin(folder, 'backup', file)
  for (const path of [join(folder, 'phuluc.db'), file]) {
    const db = new Database(path)
    db.exec(`UPDATE snapshots SET bytes = CAST(bytes || x'00' AS BLOB)`)
    db.close()
  }
  const { code, out } = await runAdmin(folder, 'verify')
  expect([code, JSON.parse(out)]).toEqual([1, expect.objectContaining({ damage: [expect.objectContaining({ kind: 'snapshot' })] })])
  expect(await runAdmin(folder, 'restore', file)).toMatchObject({ code: 1, err: expect.stringContaining('bị hỏng') })
  const garbage = join(folder, 'garbage.db')
  writeFileSync(garbage, 'no database '.repeat(500))
  expect((await runAdmin(folder, 'restore', garbage)).err).toContain('bị hỏng')
  expect(existsSync(join(folder, 'phuluc.db'))).toBe(true)
})

test('[ST10] people are made, listed workbooks exported, and wrong words explained', async () => {
  const { folder, id } = await furnishedFolder()
  const create = (...more: string[]) => runAdmin(folder, 'create-user', '--login', 'An', '--name', 'Bà An', ...more)
  expect(await create('--password', 'ngắn')).toMatchObject({ code: 1, err: expect.stringContaining('Mật khẩu') })
  const made = await create('--password', 'một mật khẩu dài', '--admin')
  expect([made.code, JSON.parse(made.out)]).toEqual([0, { id: expect.stringMatching(/^\w{16}$/), login: 'an' }])
  expect((await create()).err).toContain('"an" đã có người dùng')
  expect((await runAdmin(folder, 'sign-in-link', 'an')).out).toMatch(/^http:\/\/127\.0\.0\.1:3000\/vao#[\w-]{43}\n$/)
  expect(JSON.parse((await runAdmin(folder, 'list-workbooks')).out)).toMatchObject({ id, title: 'Sổ 0' })
  expect(JSON.parse((await runAdmin(folder, 'export-workbook', id)).out)).toMatchObject({ format: 'phuluc-annex', workbook: { title: 'Sổ 0' } })
  expect((await runAdmin(folder, 'export-workbook', 'none')).err).toContain('Không có sổ kế hoạch')
  for (const args of [[], ['nonsense'], ['create-user', '--login', 'x'], ['create-user', '--nonsense']]) {
    expect(await runAdmin(folder, ...args)).toMatchObject({ code: 2, err: expect.stringContaining('create-user') })
  }
})

test('[PR11] a password reset from the shell ends open sockets of a running server within two seconds', async () => {
  const { folder, token, id } = await furnishedFolder()
  const server = await ChildServer.start(folder)
  const a = await connect(server, id, token)
  expect(await runAdmin(folder, 'reset-password', 'writer', '--password', 'một mật khẩu khác')).toMatchObject({ code: 0 })
  expect(await a.closed()).toBe(closeCodes.notSignedIn)
})

test('[AC2] [AC6] a password reset without a password prints a one-time link, and a further commune gets its administrator', async () => {
  const { folder } = await furnishedFolder()
  const reset = await runAdmin(folder, 'reset-password', 'writer')
  expect([reset.code, reset.out]).toEqual([0, expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/vao#[\w-]{43}\n$/)])
  const made = await runAdmin(folder, 'create-commune', '--name', 'UBND xã Bắc')
  const { commune, login, link } = JSON.parse(made.out) as Record<string, string>
  expect([made.code, link]).toEqual([0, expect.stringContaining('/vao#')])
  expect(await runAdmin(folder, 'create-user', '--login', 'bac', '--name', 'Bà Bắc', '--commune', commune!)).toMatchObject({ code: 0 })
  expect((await runAdmin(folder, 'create-user', '--login', 'nam', '--name', 'Ông Nam', '--commune', 'khong-co')).err).toContain('Không có xã, phường')
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  expect((await store.listPeople(commune as never)).map((person) => [person.login, person.isAdmin])).toEqual([['bac', false], [login, true]])
  expect(await store.findPerson('home' as never, 'writer')).toMatchObject({ hasPassword: false })
  expect(await store.listLinks('home' as never, Date.now())).toHaveLength(1)
  await store.close()
})
