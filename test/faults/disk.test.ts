import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { openSqliteStore } from '../../server/storage/sqlite/sqliteStore.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import type { WorkbookId } from '../../shared/domain/ids.ts'
import { ChildServer, furnish } from '../support/childServer.ts'
import { limitedFiles, makeSmallDisk } from '../support/smallDisk.ts'
import { tempFolder } from '../support/tempFolder.ts'
import { WireClient } from '../support/wireClient.ts'
import { scratchOf } from '../support/scratch.ts'

async function furnished(folder: string): Promise<{ token: string; workbook: WorkbookId }> {
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  const { token, ids } = await furnish(store, 1)
  await store.close()
  return { token, workbook: ids[0]! }
}

function connect(server: ChildServer, workbook: WorkbookId, token: string, doc?: Y.Doc): WireClient {
  const client = new WireClient({
    url: `ws://127.0.0.1:${server.port}/ws/${workbook}?protocol=1`,
    headers: { authorization: `Bearer ${token}` },
    ...(doc ? { doc } : {}),
  })
  onTestFinished(() => client.cut())
  return client
}

const note = (client: WireClient, key: string, value: string): unknown => scratchOf(client.doc).set(key, value)
const noted = (client: WireClient): Record<string, unknown> => scratchOf(client.doc).toJSON()

const disks = { 'a disk that runs full': makeSmallDisk, 'a disk that answers writes with errors': () => limitedFiles }

for (const [what, make] of Object.entries(disks)) {
  test(`[ST12] [ST19] ${what}: banner, no acknowledgement, and all of it arrives afterwards`, async () => {
    const folder = tempFolder()
    const disk = make(folder)
    const { token, workbook } = await furnished(folder)
    const server = await ChildServer.start(folder)
    const a = await connect(server, workbook, token).ready()
    note(a, 'before', 'ok')
    await a.saved()
    disk.fill(server)
    for (let i = 0; i < 1_000 && a.only('notice').length === 0; i++) {
      note(a, `k${i}`, 'Nhiệm vụ '.repeat(400))
      await a.until(() => a.durable === a.sent || a.only('notice').length > 0, 'ack or banner')
    }
    expect(a.only('notice').map((m) => m.notice.code)).toContain('storage.failed')
    expect(a.durable).toBeLessThan(a.sent)
    disk.makeRoom(server)
    expect(await a.closed()).toBe(closeCodes.tryLater)
    const back = await connect(server, workbook, token, a.doc).ready()
    const fresh = await connect(server, workbook, token).ready()
    expect(noted(fresh)).toEqual(noted(a))
    expect(Object.keys(noted(back)).length).toBeGreaterThan(1)
    expect(await server.end('SIGTERM')).toBe(0)
  })
}

test('[ST12] a read-only data folder: one clear sentence at the start, and all is well once it may be written', async () => {
  const folder = tempFolder()
  const { token, workbook } = await furnished(folder)
  const isRoot = process.getuid?.() === 0
  // For root the mode of a folder means nothing: the folder is mounted onto itself and the mount made read-only.
  const setReadOnly = (isReadOnly: boolean): void => {
    if (isRoot) execFileSync('mount', ['-o', `remount,bind,${isReadOnly ? 'ro' : 'rw'}`, folder], { stdio: 'pipe' })
    else for (const path of [folder, join(folder, 'phuluc.db')]) chmodSync(path, isReadOnly ? 0o555 : 0o755)
  }
  if (isRoot) {
    execFileSync('mount', ['--bind', folder, folder])
    onTestFinished(() => {
      execFileSync('umount', ['-l', folder])
    })
  }
  setReadOnly(true)
  await expect(ChildServer.start(folder)).rejects.toThrow(/chỉ cho đọc/)
  setReadOnly(false)
  const server = await ChildServer.start(folder)
  const a = await connect(server, workbook, token).ready()
  note(a, 'k', 'v')
  await a.saved()
  expect(await server.end('SIGTERM')).toBe(0)
})

test('[ST3] a log torn by a power cut: the server starts, keeps a whole prefix, and the writer brings back the rest', async () => {
  const folder = tempFolder()
  const { token, workbook } = await furnished(folder)
  const server = await ChildServer.start(folder)
  const a = await connect(server, workbook, token).ready()
  for (let i = 0; i < 40; i++) {
    note(a, `k${i}`, `việc ${i}`)
    await a.saved()
  }
  await server.end('SIGKILL')
  const files = ['phuluc.db', 'phuluc.db-wal']
  for (const [cut, tear] of [
    [0.3, 'truncate'],
    [0.7, 'truncate'],
    [0.6, 'garbage'],
    [0.95, 'garbage'],
  ] as const) {
    const torn = join(tempFolder(), 'data')
    mkdirSync(torn)
    for (const file of files) writeFileSync(join(torn, file), readFileSync(join(folder, file)))
    const wal = join(torn, 'phuluc.db-wal')
    const at = Math.floor(statSync(wal).size * cut)
    if (tear === 'truncate') truncateSync(wal, at)
    else writeFileSync(wal, readFileSync(wal).fill(0xa5, at))
    const again = await ChildServer.start(torn)
    const fresh = await connect(again, workbook, token).ready()
    const kept = Object.keys(noted(fresh)).length
    expect(Object.keys(noted(fresh)).toSorted()).toEqual(Array.from({ length: kept }, (_, i) => `k${i}`).toSorted())
    expect(kept).toBeLessThan(40)
    await connect(again, workbook, token, a.doc).ready()
    await fresh.until(() => Object.keys(noted(fresh)).length === 40)
    await again.end('SIGKILL')
  }
})

test('[ST3] a torn last record is cut at the last good one, and the room goes on', async () => {
  const folder = tempFolder()
  const { token, workbook } = await furnished(folder)
  const server = await ChildServer.start(folder)
  const a = await connect(server, workbook, token).ready()
  for (const key of ['a', 'b', 'c']) {
    note(a, key, key)
    await a.saved()
  }
  await server.end('SIGTERM')
  const db = new Database(join(folder, 'phuluc.db'))
  const last = db.prepare<[], { seq: number }>('SELECT max(seq) AS seq FROM updates').get()
  if (last?.seq) db.prepare('UPDATE updates SET bytes = substr(bytes, 1, 5) WHERE seq = ?').run(last.seq)
  db.close()
  const again = await ChildServer.start(folder)
  const fresh = await connect(again, workbook, token).ready()
  expect(noted(fresh)).toEqual({ a: 'a', b: 'b' })
  await connect(again, workbook, token, a.doc).ready()
  await fresh.until(() => noted(fresh)['c'] === 'c')
  expect(await again.end('SIGTERM')).toBe(0)
})
