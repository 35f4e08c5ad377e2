import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../server/storage/sqlite/database.ts'
import { operationsOn } from '../../server/storage/sqlite/operations.ts'
import { workbookId, type Random } from '../../shared/domain/ids.ts'
import { record } from '../contracts/storeContract.ts'
import { faultCount, faultSeed } from '../support/faultCount.ts'
import { seededRandom } from '../support/random.ts'

const cuts = faultCount({ sample: 300, nightly: 10_000 })
const room = workbookId('room1')
/** The kernel hands whole sectors to the disk; a cut may leave any of those that no fsync has promised. */
const sectorBytes = 512

/** A folder in memory where there is one: ten thousand recoveries would otherwise wait for a disk. */
function fastFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'phuluc-cut-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

interface Commit {
  /** Length of the write-ahead log when the commit had returned: all before it had been synced. */
  readonly end: number
  /** Newest sequence number that was promised. */
  readonly seq: number
}

interface Past {
  /** The database's file as it lay under the log. */
  readonly main: Buffer
  /** The file after the log had been copied into it. */
  readonly checkpointed: Buffer
  readonly log: Buffer
  readonly commits: readonly Commit[]
}

/** Writes a log as a busy room does: batches of one to forty updates, some large, and compactions between. */
function live(random: Random): Past {
  const folder = fastFolder()
  const file = join(folder, 'phuluc.db')
  const db = openDatabase(file)
  const store = operationsOn(db)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('wal_autocheckpoint = 0')
  const main = readFileSync(file)
  const commits: Commit[] = [{ end: 0, seq: 0 }]
  let seq = 0
  for (let i = 0; i < 150; i++) {
    const batch = Array.from({ length: random() < 0.2 ? 40 : 1 }, () => record(++seq, { update: new Uint8Array(random() < 0.05 ? 9_000 : 40).fill(seq) }))
    store.appendUpdates(batch)
    if (i % 40 === 39) store.compactRoom(room, { seq: seq - 5, state: new Uint8Array(3_000).fill(seq) })
    commits.push({ end: statSync(`${file}-wal`).size, seq })
  }
  const log = readFileSync(`${file}-wal`)
  db.pragma('wal_checkpoint(FULL)')
  const checkpointed = readFileSync(file)
  db.close()
  return { main, checkpointed, log, commits }
}

interface Cut {
  readonly log: Buffer
  readonly main: Buffer
  /** Everything before this byte of the log had been promised. */
  readonly promised: number
  readonly what: string
}

/** What a power cut may leave: a log that ends anywhere, or whose unsynced sectors are there, missing or garbage, or a copy begun. */
function cutPower({ main, checkpointed, log, commits }: Past, random: Random): Cut {
  const at = Math.floor(random() * log.length)
  const kind = Math.floor(random() * 4)
  if (kind === 0) return { main, log: log.subarray(0, at), promised: at, what: `cut at ${at}` }
  if (kind === 1) {
    // In the middle of the copying into the file: the log is whole, of the file's pages some are new.
    const mixed = Buffer.alloc(Math.max(main.length, checkpointed.length))
    main.copy(mixed)
    for (let from = 0; from < checkpointed.length; from += sectorBytes) if (random() < 0.5) checkpointed.copy(mixed, from, from, from + sectorBytes)
    return { main: mixed, log, promised: log.length, what: 'while copying the log into the file' }
  }
  const synced = commits.findLast(({ end }) => end <= at)?.end ?? 0
  const torn = Buffer.from(log.subarray(0, Math.min(log.length, synced + 64 * sectorBytes)))
  for (let from = synced; from < torn.length; from += sectorBytes) {
    const fate = random()
    const to = Math.min(from + sectorBytes, torn.length)
    if (fate < 0.3) torn.fill(0, from, to)
    else if (fate < 0.5 && kind === 3) torn.fill(Math.floor(random() * 256), from, to)
  }
  return { main, log: torn, promised: synced, what: `torn after ${synced}` }
}

test(`[ST1] [ST3] ${cuts} power cuts: every promised batch is there as a whole, and of others the whole or nothing`, () => {
  const seed = faultSeed(11)
  const random = seededRandom(seed)
  const past = live(random)
  const folder = fastFolder()
  const file = join(folder, 'phuluc.db')
  const ends = new Set(past.commits.map(({ seq }) => seq))
  const lost: number[] = []
  for (let i = 0; i < cuts; i++) {
    const { main, log, promised, what } = cutPower(past, random)
    const said = `seed ${seed}, cut ${i}: ${what}`
    rmSync(`${file}-shm`, { force: true })
    writeFileSync(file, main)
    writeFileSync(`${file}-wal`, log)
    const db = openDatabase(file)
    const { lastSeq, damage } = operationsOn(db).loadRoom(room)
    db.close()
    const least = past.commits.findLast(({ end }) => end <= promised)?.seq ?? 0
    if (damage.length > 0 || lastSeq < least || !ends.has(lastSeq)) expect.soft([damage, lastSeq], said).toEqual([[], least])
    lost.push((past.commits.at(-1)?.seq ?? 0) - lastSeq)
  }
  // Cuts all over the log, not only at its end.
  expect(Math.max(...lost)).toBeGreaterThan(100)
  expect(Math.min(...lost)).toBe(0)
}, 30_000 + cuts * 60)
