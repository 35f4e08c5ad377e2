import { describe, expect, test } from 'vitest'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { workbookId } from '../../../../shared/domain/ids.ts'
import { generationsOf, RedoLog } from '../../../../server/storage/redo/redoLog.ts'
import { RedoStore } from '../../../../server/storage/redo/redoStore.ts'
import { replay } from '../../../../server/storage/redo/replay.ts'
import { record } from '../../../contracts/storeContract.ts'
import { MemoryRedoFile, NumberDatabase } from '../../../support/redoDisk.ts'

const room = workbookId('room1')
const other = workbookId('room2')
const full = new DomainError('storage.full')

async function open(file = new MemoryRedoFile(), database = new NumberDatabase()) {
  let salt = 4_711
  const log = new RedoLog(file, () => salt++)
  await log.restart()
  const store = new RedoStore(database, log)
  await store.loadRoom(room)
  return { file, database, store, log }
}

const left = async (file: MemoryRedoFile, database: NumberDatabase) => replay(database, generationsOf(file.bytes))
const seqs = (database: NumberDatabase): number[] => database.taken.filter((taken) => taken.room === room).map(({ seq }) => seq)

test('[ST27] a promised batch lies in the log before the database has it, and a start brings it there once', async () => {
  const { file, database, store } = await open()
  await store.appendUpdates([record(1)])
  await store.appendUpdates([record(2), record(3)])
  expect(seqs(database)).toEqual([])
  expect(await left(file, database)).toEqual({ updates: 3, missing: 0 })
  expect(await left(file, database)).toEqual({ updates: 0, missing: 0 })
  expect(seqs(database)).toEqual([1, 2, 3])
})

test('[ST27] whoever needs all in the database gets it there first; what comes meanwhile goes on in the log', async () => {
  const { file, database, store } = await open()
  await store.appendUpdates([record(1)])
  let opened = (): void => {}
  database.gate = new Promise((resolve) => (opened = resolve))
  const settled = store.settle()
  await new Promise(setImmediate)
  await store.appendUpdates([record(2)])
  await store.appendUpdates([record(3)])
  expect(seqs(database)).toEqual([])
  opened()
  await settled
  expect(seqs(database)).toEqual([1])
  expect((await store.loadRoom(room)).updates.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(await left(file, database)).toEqual({ updates: 0, missing: 0 })
})

test('[ST27] more than a region holds: the database takes over in time, and nothing is left out', async () => {
  const { file, database, store } = await open()
  for (let seq = 1; seq <= 40; seq++) await store.appendUpdates([record(seq, { update: new Uint8Array(300_000).fill(seq) })])
  await store.appendUpdates([record(41, { update: new Uint8Array(3_000_000) })])
  await store.appendUpdates([record(42)])
  await left(file, database)
  expect(seqs(database)).toEqual(Array.from({ length: 42 }, (_, i) => i + 1))
  // Six of them fill a region; the one that fits none goes there itself.
  expect(database.batches).toBeLessThan(15)
})

test('[ST7] a number that is not the next one of its room is refused, in a room that is known as in one that is not', async () => {
  const { database, store } = await open()
  await store.appendUpdates([record(1)])
  await expect(store.appendUpdates([record(1)])).rejects.toThrow('storage.failed')
  await expect(store.appendUpdates([record(3)])).rejects.toThrow('storage.failed')
  await expect(store.appendUpdates([record(2, { room: other })])).rejects.toThrow('after 0')
  await store.appendUpdates([record(1, { room: other })])
  await store.appendUpdates([record(2)])
  await store.settle()
  expect(seqs(database)).toEqual([1, 2])
})

describe('[ST19] a failed write', () => {
  test.each([true, false])('nothing is written behind it before storage is proved, and what failed comes to life only where its number was not given again (on disk: %s)', async (onDisk) => {
    const { file, database, store } = await open()
    await store.appendUpdates([record(1)])
    Object.assign(file, { failure: full, writesBeforeFailing: onDisk })
    await expect(store.appendUpdates([record(2, { at: 666 })])).rejects.toBe(full)
    await expect(store.probe()).rejects.toBe(full)
    Object.assign(file, { failure: null })
    await expect(store.appendUpdates([record(2)])).rejects.toBe(full)
    expect((await store.loadRoom(room)).lastSeq).toBe(1)
    await store.probe()
    await store.appendUpdates([record(2)])
    await left(file, database)
    expect(database.taken.map(({ seq, at }) => [seq, at])).toEqual([[1, 1_001], [2, 1_002]])
  })

  test('a crash right after it leaves the promised ones, and of the failed one all or nothing', async () => {
    const { file, database, store } = await open()
    await store.appendUpdates([record(1)])
    Object.assign(file, { failure: full, writesBeforeFailing: true })
    await expect(store.appendUpdates([record(2)])).rejects.toBe(full)
    expect(await left(file, database)).toEqual({ updates: 2, missing: 0 })
  })

  test('a database that takes nothing: rooms are read all the same, writers are told, and all is there when it is well', async () => {
    const { file, database, store } = await open()
    await store.appendUpdates([record(1)])
    database.failure = full
    await expect(store.settle()).rejects.toBe(full)
    expect((await store.loadRoom(room)).updates.map(({ seq }) => seq)).toEqual([1])
    await expect(store.appendUpdates([record(2)])).rejects.toBe(full)
    await expect(store.probe()).rejects.toBe(full)
    database.failure = null
    await store.probe()
    await store.appendUpdates([record(2)])
    await store.close()
    expect(seqs(database)).toEqual([1, 2])
    expect(await left(file, database)).toEqual({ updates: 0, missing: 0 })
  })
})

test('[ST28] of a head that cannot be read it is told that something is missing', async () => {
  const { file, database, store } = await open()
  await store.appendUpdates([record(1)])
  file.bytes[5]! ^= 1
  expect(await left(file, database)).toEqual({ updates: 0, missing: 1 })
})
