import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAsWritten } from '../../server/cli/soundFile.ts'
import { backupFile } from '../../server/storage/sqlite/backup/backupFile.ts'
import { openDatabase, type Sqlite } from '../../server/storage/sqlite/database.ts'
import { operationsOn } from '../../server/storage/sqlite/operations.ts'
import { homeCommune } from '../../server/storage/port/communeStore.ts'
import type { UpdateRecord } from '../../server/storage/port/roomStore.ts'
import { userId, workbookId, type Random } from '../../shared/domain/ids.ts'

const room = workbookId('room1')

const record = (seq: number, update: Uint8Array): UpdateRecord => ({ room, seq, userId: userId('an'), at: 1_000 + seq, update })

/** A store with something in each kind of table, in one file. */
function furnish(file: string): void {
  const db = openDatabase(file)
  const store = operationsOn(db)
  const people = ['an', 'binh', 'chi', 'dung'].map((login) => ({ id: userId(login), commune: homeCommune, login, name: `Cán bộ ${login}`, unit: '', isAdmin: false, createdAt: 5, passwordHash: null }))
  for (const person of people) {
    store.createUser(person)
    store.createSession({ hash: `hash of ${person.login}`.repeat(3), userId: person.id, kind: 'browser', createdAt: 1, expiresAt: 9e12, seenAt: 1, agent: '' })
  }
  for (let i = 0; i < 6; i++) {
    const id = workbookId(`book${i}`)
    store.createWorkbook({ id, title: `Kế hoạch ${i}`, year: 2026, issuer: 'UBND xã Tân Phước An', createdAt: 5 }, people[0]!.id, new Uint8Array(9_000).fill(i))
    store.addVersion({ workbook: id, name: 'Bản ban hành', at: 7, userId: people[0]!.id, hash: 'ab'.repeat(32), content: `{"tên":"${'nội dung '.repeat(300)}"}` })
  }
  for (let seq = 1; seq <= 60; seq++) store.appendUpdates([record(seq, new Uint8Array(seq * 11).fill(seq))])
  store.compactRoom(room, { seq: 20, state: new Uint8Array(20_000).fill(3) })
  store.quarantine({ ...record(1, Uint8Array.of(1, 2, 3)), reason: 'thử' })
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

export interface Flipped {
  /** Files of which verifying says that something is wrong. */
  readonly found: number
  /** Flips that verifying does not see although something that anybody could read is different; must be none. */
  readonly missed: readonly string[]
}

interface Flip {
  readonly bytes: Buffer
  readonly what: string
}

function flipOne(sound: Buffer, random: Random): Flip {
  const at = Math.floor(random() * sound.length)
  const bit = 1 << Math.floor(random() * 8)
  const bytes = Buffer.from(sound)
  bytes[at] = bytes[at]! ^ bit
  return { bytes, what: `byte ${at}, bit ${bit}` }
}

/** Flips so many bytes of a live store, one at a time. What lies in unused parts of pages changes nothing and is not found. */
export function flipStore(folder: string, flips: number, random: Random): Flipped {
  const file = join(folder, 'phuluc.db')
  furnish(file)
  const sound = readFileSync(file)
  const before = verify(file)
  const missed: string[] = before.findings > 0 ? ['found in a sound file'] : []
  let found = 0
  for (let i = 0; i < flips; i++) {
    const { bytes, what } = flipOne(sound, random)
    writeFileSync(file, bytes)
    for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true })
    const { findings, content } = verify(file)
    if (findings > 0) found += 1
    else if (content !== before.content) missed.push(what)
  }
  return { found, missed }
}

/** Flips so many bytes of a backup, one at a time: its checksum must tell each, whatever lies there. */
export async function flipBackup(folder: string, flips: number, random: Random): Promise<Flipped> {
  furnish(join(folder, 'phuluc.db'))
  const file = join(folder, 'backup.db')
  await backupFile(join(folder, 'phuluc.db'), file)
  const sound = readFileSync(file)
  const missed: string[] = (await isAsWritten(file)) === true ? [] : ['found in a sound file']
  let found = 0
  for (let i = 0; i < flips; i++) {
    const { bytes, what } = flipOne(sound, random)
    writeFileSync(file, bytes)
    if ((await isAsWritten(file)) === false) found += 1
    else missed.push(what)
  }
  return { found, missed }
}
