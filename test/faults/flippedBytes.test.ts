import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isAsWritten } from '../../server/cli/soundFile.ts'
import { backupFile } from '../../server/storage/sqlite/backup/backupFile.ts'
import { openDatabase, type Sqlite } from '../../server/storage/sqlite/database.ts'
import { operationsOn } from '../../server/storage/sqlite/operations.ts'
import { workbookId } from '../../shared/domain/ids.ts'
import { record, user } from '../contracts/storeContract.ts'
import { faultCount, faultSeed } from '../support/faultCount.ts'
import { seededRandom } from '../support/random.ts'

const flips = faultCount({ sample: 200, nightly: 1_000 })
const room = workbookId('room1')

function fastFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'phuluc-flip-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store with something in each kind of table, in one file. */
function furnish(file: string): void {
  const db = openDatabase(file)
  const store = operationsOn(db)
  const people = ['an', 'binh', 'chi', 'dung'].map((login) => user({ id: login as never, login, name: `Cán bộ ${login}` }))
  for (const person of people) {
    store.createUser(person)
    store.createSession({ hash: `hash of ${person.login}`.repeat(3), userId: person.id, kind: 'browser', createdAt: 1, expiresAt: 9e12, seenAt: 1, agent: '' })
  }
  for (let i = 0; i < 6; i++) {
    const id = workbookId(`book${i}`)
    store.createWorkbook({ id, title: `Kế hoạch ${i}`, year: 2026, issuer: 'UBND xã Tân Phước An', createdAt: 5 }, people[0]!.id, new Uint8Array(9_000).fill(i))
    store.addVersion({ workbook: id, name: 'Bản ban hành', at: 7, userId: people[0]!.id, hash: 'ab'.repeat(32), content: `{"tên":"${'nội dung '.repeat(300)}"}` })
  }
  for (let seq = 1; seq <= 60; seq++) store.appendUpdates([record(seq, { update: new Uint8Array(seq * 11).fill(seq) })])
  store.compactRoom(room, { seq: 20, state: new Uint8Array(20_000).fill(3) })
  store.quarantine({ ...record(1), reason: 'thử' })
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

/** Every value of every table: what anybody could ever read from the file. */
function contentOf(db: Sqlite): string {
  const tables = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all()
  return tables.map(({ name }) => `${name} ${JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all())}`).join('\n')
}

/** What verifying says of the file: its findings, or why it could not even be opened. */
function verify(file: string): { findings: number; content: string } {
  try {
    const db = openDatabase(file)
    try {
      const { damage, changedRows, fileFaults } = operationsOn(db).verify()
      const findings = damage.length + changedRows.length + fileFaults.length
      return { findings, content: findings > 0 ? '' : contentOf(db) }
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof Error) return { findings: 1, content: '' }
    throw error
  }
}

test(`[ST14] [ST21] ${flips} times one flipped byte: found, or it lies where nothing is kept and changes nothing`, () => {
  const seed = faultSeed(23)
  const random = seededRandom(seed)
  const file = join(fastFolder(), 'phuluc.db')
  furnish(file)
  const sound = readFileSync(file)
  const before = verify(file)
  expect(before.findings).toBe(0)
  let found = 0
  for (let i = 0; i < flips; i++) {
    const at = Math.floor(random() * sound.length)
    const bit = 1 << Math.floor(random() * 8)
    const flipped = Buffer.from(sound)
    flipped[at] = flipped[at]! ^ bit
    writeFileSync(file, flipped)
    for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true })
    const { findings, content } = verify(file)
    if (findings > 0) found += 1
    else expect(content, `seed ${seed}: byte ${at}, bit ${bit}`).toBe(before.content)
  }
  // The rest lies in unused parts of pages.
  expect(found).toBeGreaterThan(flips * 0.4)
}, 30_000 + flips * 100)

test(`[ST14] [ST15] ${flips} times one flipped byte of a backup: found every time, whatever lies there`, async () => {
  const folder = fastFolder()
  furnish(join(folder, 'phuluc.db'))
  const file = join(folder, 'backup.db')
  await backupFile(join(folder, 'phuluc.db'), file)
  const sound = readFileSync(file)
  expect(await isAsWritten(file)).toBe(true)
  const random = seededRandom(faultSeed(29))
  let found = 0
  for (let i = 0; i < flips; i++) {
    const flipped = Buffer.from(sound)
    const at = Math.floor(random() * sound.length)
    flipped[at] = flipped[at]! ^ (1 << Math.floor(random() * 8))
    writeFileSync(file, flipped)
    if ((await isAsWritten(file)) === false) found += 1
  }
  expect(found).toBe(flips)
}, 30_000 + flips * 100)
