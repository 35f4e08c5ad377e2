import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { lockFolder } from '../../../server/storage/sqlite/database.ts'
import { openSqliteStore } from '../../../server/storage/sqlite/sqliteStore.ts'
import { workbookId } from '../../../shared/domain/ids.ts'
import { bytes, record, storeContract } from '../../contracts/storeContract.ts'
import { tempFolder } from '../../support/tempFolder.ts'

const room = workbookId('room1')

async function openIn(folder: string) {
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  onTestFinished(() => store.close())
  return store
}

/** Opens the file as another program would. */
function tamper(folder: string, act: (db: Database.Database) => void): void {
  const db = new Database(join(folder, 'phuluc.db'))
  act(db)
  db.close()
}

describe('sqlite store', () => {
  storeContract(() => openIn(tempFolder()))

  test('[ST3] a torn last record is cut off at the last good one and kept in quarantine', async () => {
    const folder = tempFolder()
    const store = await openIn(folder)
    await store.appendUpdates([record(1), record(2), record(3)])
    tamper(folder, (db) => db.exec(`UPDATE updates SET bytes = x'00' WHERE seq >= 2`))
    const loaded = await store.loadRoom(room)
    expect(loaded.updates.map((r) => r.seq)).toEqual([1])
    expect(loaded.damage).toEqual([{ room, kind: 'tornTail', seq: 2 }])
    expect((await store.listQuarantined(room)).map((q) => q.reason)).toEqual(['torn record 2', 'torn record 3'])
    await store.appendUpdates([record(2, { update: bytes(5) })])
    expect((await store.loadRoom(room)).damage).toEqual([])
  })

  test('[ST4] [ST14] a damaged and a missing record in the middle are reported, the rest is served', async () => {
    const folder = tempFolder()
    const store = await openIn(folder)
    await store.appendUpdates([1, 2, 3, 4, 5].map((seq) => record(seq)))
    tamper(folder, (db) => db.exec(`UPDATE updates SET at = at + 1 WHERE seq = 2; DELETE FROM updates WHERE seq = 4`))
    const damage = [
      { room, kind: 'record', seq: 2 },
      { room, kind: 'gap', seq: 4 },
    ]
    const loaded = await store.loadRoom(room)
    expect([loaded.updates.map((r) => r.seq), loaded.damage, loaded.lastSeq]).toEqual([[1, 3, 5], damage, 5])
    expect((await store.verify()).damage).toEqual(damage)
  })

  test('[ST5] a damaged snapshot is refused, never served as an empty room', async () => {
    const folder = tempFolder()
    const store = await openIn(folder)
    await store.appendUpdates([record(1)])
    await store.compactRoom(room, { seq: 1, state: bytes(1, 2, 3) })
    tamper(folder, (db) => db.exec(`UPDATE snapshots SET bytes = x'010203ff'`))
    await expect(store.loadRoom(room)).rejects.toMatchObject({ code: 'storage.damaged' })
    expect((await store.verify()).damage).toEqual([{ room, kind: 'snapshot', seq: 1 }])
  })

  test('[ST1] a batch that fails halfway keeps nothing of it, and the store goes on', async () => {
    const folder = tempFolder()
    const store = await openIn(folder)
    await store.appendUpdates([record(1)])
    tamper(folder, (db) => {
      db.exec('CREATE TRIGGER full BEFORE INSERT ON updates WHEN new.seq = 3 BEGIN SELECT RAISE(ABORT, \'no\'); END')
    })
    await expect(store.appendUpdates([record(2), record(3)])).rejects.toThrow()
    tamper(folder, (db) => db.exec('DROP TRIGGER full'))
    expect((await store.loadRoom(room)).lastSeq).toBe(1)
    await store.probe()
    await store.appendUpdates([record(2), record(3)])
    expect((await store.loadRoom(room)).lastSeq).toBe(3)
  })

  test('[ST15] a backup is a whole store, taken while others write', async () => {
    const folder = tempFolder()
    const store = await openIn(folder)
    await store.appendUpdates([record(1), record(2)])
    const file = join(folder, 'copy.db')
    await Promise.all([store.backup(file), store.appendUpdates([record(3)])])
    const copy = await openSqliteStore(file)
    onTestFinished(() => copy.close())
    const loaded = await copy.loadRoom(room)
    expect(loaded.updates.slice(0, 2).map((r) => [r.seq, r.at, [...r.update]])).toEqual([
      [1, 1_001, [1, 2, 3]],
      [2, 1_002, [2, 2, 3]],
    ])
    expect((await copy.verify()).damage).toEqual([])
  })

  test('[ST13] a data folder belongs to one server at a time', () => {
    const file = join(tempFolder(), 'server.lock')
    const release = lockFolder(file)
    expect(() => lockFolder(file)).toThrow('storage.inUse')
    release()
    lockFolder(file)()
  })

  test('[ST16] a file of a newer version and a file that is no database are refused with their codes', async () => {
    const folder = tempFolder()
    const file = join(folder, 'phuluc.db')
    tamper(folder, (db) => db.pragma('user_version = 999'))
    await expect(openSqliteStore(file)).rejects.toMatchObject({ code: 'storage.tooNew', details: { found: 999 } })
    writeFileSync(file, 'this is no database at all, and long enough to be looked at'.repeat(40))
    await expect(openSqliteStore(file)).rejects.toMatchObject({ code: 'storage.damaged' })
    await expect(openSqliteStore(join(folder, 'missing', 'phuluc.db'))).rejects.toBeInstanceOf(Error)
  })

  test('[ST3] a write-ahead log cut anywhere keeps a prefix of the appended records, whole', async () => {
    for (const cut of [0.15, 0.4, 0.55, 0.8, 0.97]) {
      const folder = tempFolder()
      const store = await openIn(folder)
      for (let seq = 1; seq <= 30; seq++) await store.appendUpdates([record(seq)])
      const torn = tempFolder()
      for (const part of ['phuluc.db', 'phuluc.db-wal']) writeFileSync(join(torn, part), readFileSync(join(folder, part)))
      const wal = join(torn, 'phuluc.db-wal')
      truncateSync(wal, Math.floor(statSync(wal).size * cut))
      const after = await openIn(torn)
      const loaded = await after.loadRoom(room)
      expect(loaded.updates.map((r) => r.seq)).toEqual(loaded.updates.map((_, i) => i + 1))
      expect(loaded.damage).toEqual([])
      expect(loaded.lastSeq).toBeLessThan(30)
    }
  })
})
