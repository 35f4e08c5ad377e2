import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Caretaker } from '../../../server/care/caretaker.ts'
import { createMetrics } from '../../../server/observe/metrics.ts'
import { openSqliteStore } from '../../../server/storage/sqlite/sqliteStore.ts'
import type { Rooms } from '../../../server/sync/rooms.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'
import { record } from '../../contracts/storeContract.ts'
import { tempFolder } from '../../support/tempFolder.ts'

/** What the disk says of itself; null: the real one. */
const disk = vi.hoisted(() => ({ says: null as { bavail: number; bfree: number; blocks: number; bsize: number } | null }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return { ...real, statfs: (path: string) => (disk.says ? Promise.resolve(disk.says) : real.statfs(path)) }
})

const hour = 3_600_000
const start = Date.parse('2026-11-01T00:00:00Z')

async function makeCaretaker(policy: { backupEveryMinutes?: number; backupKeep?: number; backupDir?: string } = {}) {
  const folder = tempFolder()
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  onTestFinished(() => store.close())
  const clock = { now: start }
  const lines: unknown[] = []
  const note = (...line: unknown[]): unknown => lines.push(line)
  const log = { debug: note, info: note, warn: note, error: note }
  const metrics = createMetrics()
  const health = { failure: null as string | null }
  const backupDir = join(folder, 'backups')
  const care = new Caretaker({
    store,
    dataDir: folder,
    policy: { backupDir, backupEveryMinutes: 1_440, backupKeep: 14, logMonths: 12, ...policy },
    rooms: { health } as unknown as Rooms,
    metrics,
    log,
    now: () => clock.now,
  })
  onTestFinished(() => care.stop())
  const names = (): string[] => (existsSync(backupDir) ? readdirSync(backupDir).filter((name) => name.endsWith('.db')) : [])
  return { care, store, clock, lines, metrics, health, backupDir, names }
}

test('[ST22] one backup a day, by the clock; each is whole, with its checksum; the oldest give way', async () => {
  const { care, store, clock, names, backupDir } = await makeCaretaker({ backupKeep: 2 })
  await store.appendUpdates([record(1)])
  for (let halfDay = 0; halfDay < 8; halfDay++) {
    await care.look()
    clock.now += 12 * hour
  }
  expect(names()).toEqual(['phuluc-20261103T000000Z.db', 'phuluc-20261104T000000Z.db'])
  const file = join(backupDir, names()[0]!)
  expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${names()[0]!}\n`)
  expect(readdirSync(backupDir)).toHaveLength(4)
  const copy = await openSqliteStore(file)
  expect([(await copy.loadRoom(record(1).room)).lastSeq, (await copy.verify()).damage]).toEqual([1, []])
  await copy.close()
})

test('[ST22] [ST23] while nothing is written no more copies are made, and none is too old; the next edit is copied within five minutes', async () => {
  const { care, store, clock, names } = await makeCaretaker({ backupEveryMinutes: 5 })
  const writtenAt = (at: number): void => store.files.filter(existsSync).forEach((file) => utimesSync(file, at / 1_000, at / 1_000))
  writtenAt(start - hour)
  await care.look()
  for (let quarter = 0; quarter < 300; quarter++) {
    clock.now += hour / 4
    await care.look()
  }
  expect(names()).toEqual(['phuluc-20261101T000000Z.db'])
  expect((await care.health()).alerts).toEqual([])
  writtenAt(clock.now)
  await care.look()
  expect(names()).toHaveLength(2)
  // Within the second of a backup one can't tell what came before: better once too often.
  clock.now += 4 * 60_000
  await care.look()
  expect(names()).toHaveLength(2)
  clock.now += 60_000
  await care.look()
  expect(names()).toHaveLength(3)
})

test('[ST22] a clock that was put back does not stop backups; two who ask at once get the same one', async () => {
  const { care, clock, names } = await makeCaretaker()
  const [a, b] = await Promise.all([care.backUpNow(), care.backUpNow()])
  expect(a).toBe(b)
  clock.now -= 400 * 24 * hour
  await care.look()
  expect(names()).toHaveLength(2)
})

test('[ST22] [ST23] where no backup can be written nothing is left behind, the alert shows in log and figures, and goes with the next good one', async () => {
  const { care, clock, lines, metrics, names, backupDir } = await makeCaretaker({ backupKeep: 1 })
  await care.backUpNow()
  clock.now += 25 * hour
  // A folder in the place of the file that would be written first.
  const blocked = join(backupDir, 'phuluc-20261102T010000Z.db.part')
  mkdirSync(join(blocked, 'in the way'), { recursive: true })
  await care.look()
  const alerts = async (): Promise<string[]> => (await metrics.registry.metrics()).split('\n').filter((line) => /^phuluc_alert\{.*1$/.test(line))
  expect((await care.health()).alerts).toEqual(['backupFailed'])
  expect(await alerts()).toEqual(['phuluc_alert{alert="backupFailed"} 1'])
  expect(JSON.stringify(lines)).toContain('an administrator must look')
  expect(names()).toEqual(['phuluc-20261101T000000Z.db'])
  rmSync(blocked, { recursive: true })
  await care.look()
  expect([(await care.health()).alerts, await alerts(), names()]).toEqual([[], [], ['phuluc-20261102T010000Z.db']])
})

test('[ST23] storage that fails is an alert, logged once', async () => {
  const { care, health, lines } = await makeCaretaker()
  health.failure = 'storage.full'
  expect((await care.health()).alerts).toEqual(['storageFails'])
  await care.health()
  expect(lines.filter((line) => JSON.stringify(line).includes('storageFails'))).toHaveLength(1)
})

test('[ST24] lines of the change log older than a year go, younger ones stay', async () => {
  const { care, store, clock } = await makeCaretaker({ backupEveryMinutes: 0 })
  const line = (to: number) => ({ workbook: workbookId('book'), userId: userId('lan'), from: to, to, updates: 1, refusal: 'access.denied' })
  for (const to of [start - 400 * 24 * hour, start - 300 * 24 * hour, start]) await store.logRefusal(line(to))
  await care.look()
  expect((await store.listChanges(workbookId('book'))).map(({ to }) => to)).toEqual([start - 300 * 24 * hour, start])
  clock.now += 150 * 24 * hour
  await care.look()
  expect((await store.listChanges(workbookId('book'))).map(({ to }) => to)).toEqual([start])
})

test('[ST22] a file that somebody else put into the folder stays', async () => {
  const { care, backupDir } = await makeCaretaker({ backupKeep: 1 })
  mkdirSync(backupDir)
  writeFileSync(join(backupDir, 'ghi chú.txt'), 'giữ')
  await care.backUpNow()
  expect(readdirSync(backupDir)).toContain('ghi chú.txt')
})

test('[ST23] a backup that is two days old is an alert, until there is a new one', async () => {
  const { care, clock, metrics } = await makeCaretaker()
  await care.backUpNow()
  clock.now += 47 * hour
  expect((await care.health()).alerts).toEqual([])
  clock.now += 2 * hour
  expect((await care.health()).alerts).toEqual(['backupTooOld'])
  expect(await metrics.registry.getSingleMetricAsString('phuluc_backup_age_seconds')).toMatch(/ 176400$/)
  await care.look()
  expect((await care.health()).alerts).toEqual([])
})

test('[ST23] a disk with little room for us is an alert, whatever is kept back for root', async () => {
  const { care, metrics } = await makeCaretaker()
  onTestFinished(() => void (disk.says = null))
  const block = 4_096
  const gigabytes = (count: number): number => (count * 1024 ** 3) / block
  // A twentieth of a disk is commonly root's: free, and not for us.
  disk.says = { bsize: block, blocks: gigabytes(100), bfree: gigabytes(5.5), bavail: gigabytes(0.5) }
  expect(await care.health()).toMatchObject({ alerts: ['diskNearlyFull'], freeBytes: 0.5 * 1024 ** 3, totalBytes: 100 * 1024 ** 3 })
  expect(await metrics.registry.getSingleMetricAsString('phuluc_disk_free_bytes')).toMatch(/ 536870912$/)
  disk.says = { ...disk.says, bavail: gigabytes(50) }
  expect((await care.health()).alerts).toEqual([])
})

test('[ST22] [ST23] a folder of backups whose disk is away stops nothing, and is an alert', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'disk'), 'away')
  const { care, clock, lines } = await makeCaretaker({ backupDir: join(folder, 'disk', 'backups') })
  await care.look()
  expect(await care.health()).toMatchObject({ alerts: ['backupFailed'], lastBackup: null })
  expect(JSON.stringify(lines)).not.toContain('the care of the data failed')
  rmSync(join(folder, 'disk'))
  clock.now += hour
  await care.look()
  expect(await care.health()).toMatchObject({ alerts: [], lastBackup: { at: clock.now } })
})
