import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { restore } from '../../../../server/cli/restore.ts'
import { readConfig } from '../../../../server/config.ts'
import { lockOf, openBeside, openStore, redoOf } from '../../../../server/storage/openStore.ts'
import { openSqliteStore } from '../../../../server/storage/sqlite/sqliteStore.ts'
import { lockFolder } from '../../../../server/storage/sqlite/database.ts'
import { workbookId } from '../../../../shared/domain/ids.ts'
import { record, storeContract } from '../../../contracts/storeContract.ts'
import { tempFolder } from '../../../support/tempFolder.ts'

const room = workbookId('room1')
const now = (): number => Date.UTC(2026, 10, 22)

async function open(folder: string) {
  const opened = await openStore(folder, now)
  onTestFinished(() => opened.store.close())
  return opened
}

/** A folder as a killed server leaves it: its newest updates lie in the redo log only. */
async function killed(): Promise<string> {
  const folder = tempFolder()
  const { store } = await openStore(folder, now)
  await store.loadRoom(room)
  await store.appendUpdates([record(1)])
  await store.appendUpdates([record(2)])
  const redo = readFileSync(redoOf(folder))
  await store.close()
  const fresh = tempFolder()
  writeFileSync(redoOf(fresh), redo)
  return fresh
}

describe('database behind a redo log', () => {
  storeContract(async () => (await open(tempFolder())).store)
})

test('[ST27] what a killed run had promised is there at the next start, once', async () => {
  const folder = await killed()
  const first = await openStore(folder, now)
  expect(first.recovery).toEqual({ updates: 2, missing: 0, keptAs: null })
  await first.store.close()
  const { store, recovery } = await open(folder)
  expect(recovery.updates).toBe(0)
  expect((await store.loadRoom(room)).updates.map(({ seq }) => seq)).toEqual([1, 2])
})

test('[ST28] a redo log that cannot be read whole is kept under another name, and what can be read is there', async () => {
  const folder = await killed()
  const bytes = readFileSync(redoOf(folder))
  const at = bytes.indexOf('PLR1')
  bytes[at + 30]! ^= 1
  writeFileSync(redoOf(folder), bytes)
  const { store, recovery } = await open(folder)
  expect(recovery).toEqual({ updates: 1, missing: 1, keptAs: `${redoOf(folder)}.damaged-2026-11-22T00-00-00-000Z` })
  expect(readFileSync(recovery.keptAs!).equals(bytes)).toBe(true)
  const { updates, damage } = await store.loadRoom(room)
  expect([updates.map(({ seq }) => seq), damage]).toEqual([[2], [{ room, kind: 'gap', seq: 1 }]])
})

test('[ST29] a command beside a running server reads its redo log and leaves it as it is; with the server stopped it brings it in', async () => {
  const folder = await killed()
  const before = readFileSync(redoOf(folder))
  const unlock = lockFolder(lockOf(folder))
  const beside = await openBeside(folder, now)
  expect([(await beside.store.loadRoom(room)).updates.map(({ seq }) => seq), beside.recovery.updates]).toEqual([[1, 2], 0])
  const { file } = await beside.store.backup(join(folder, 'copy.db'))
  const copy = await openSqliteStore(file)
  expect([(await copy.loadRoom(room)).lastSeq, (await copy.verify()).damage]).toEqual([2, []])
  await copy.close()
  expect(readdirSync(folder).filter((name) => name.startsWith('copy.db')).toSorted()).toEqual(['copy.db', 'copy.db.sha256'])
  expect(readFileSync(redoOf(folder)).equals(before)).toBe(true)
  await beside.store.close()
  unlock()
  const alone = await openBeside(folder, now)
  expect([(await alone.store.loadRoom(room)).lastSeq, alone.recovery.updates]).toEqual([2, 2])
  await alone.store.close()
  lockFolder(lockOf(folder))()
})

test('[ST16] a database that cannot be opened leaves no redo log behind', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'phuluc.db'), 'this is no database at all, and long enough to be looked at'.repeat(40))
  await expect(openStore(folder, now)).rejects.toMatchObject({ code: 'storage.damaged' })
  expect(existsSync(redoOf(folder))).toBe(false)
  expect(readdirSync(folder)).toContain('phuluc.db')
})

test('[ST6] [ST27] a compaction finds all that it replaces in the database', async () => {
  const { store } = await open(tempFolder())
  await store.loadRoom(room)
  await store.appendUpdates([record(1), record(2), record(3)])
  await store.compactRoom(room, { seq: 3, state: Uint8Array.of(1) })
  await store.appendUpdates([record(4)])
  expect(await store.verify()).toMatchObject({ records: 2, damage: [] })
  expect((await store.listChanges(room)).reduce((sum, { updates }) => sum + updates, 0)).toBe(4)
})

test('[ST29] a restored backup never meets what the data that it replaces had promised', async () => {
  const folder = tempFolder()
  const { store } = await openStore(folder, now)
  await store.loadRoom(room)
  await store.appendUpdates([record(1)])
  const { file } = await store.backup(join(folder, 'copy.db'))
  await store.appendUpdates([record(2)])
  const redo = readFileSync(redoOf(folder))
  await store.close()
  writeFileSync(redoOf(folder), redo)
  expect(await restore({ ...readConfig({}), dataDir: folder }, [file])).toBe(0)
  const restored = await open(folder)
  expect([(await restored.store.loadRoom(room)).lastSeq, restored.recovery.updates]).toEqual([1, 0])
  expect(readdirSync(folder).some((name) => name.endsWith('-redo'))).toBe(true)
})
