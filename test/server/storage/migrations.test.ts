import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { recordChecksum, snapshotChecksum } from '../../../server/storage/checkLog.ts'
import { migrations } from '../../../server/storage/migrations/migrations.ts'
import { openSqliteStore } from '../../../server/storage/sqlite/sqliteStore.ts'
import { RoomDocument } from '../../../server/sync/roomDocument.ts'
import { contentHash } from '../../../shared/crdt/contentHash.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'
import { blankWorkbook } from '../../../server/workbooks/blankWorkbook.ts'
import { writeWorkbook } from '../../../shared/crdt/writeWorkbook.ts'
import { seededRandom } from '../../support/random.ts'
import { tempFolder } from '../../support/tempFolder.ts'

const room = workbookId('book')
const an = userId('an')

/** A file as the first release wrote it, with something in each of its tables; brought to `version` as it was then. */
function writeOldFile(version: number): { file: string; doc: Y.Doc } {
  const file = join(tempFolder(), 'phuluc.db')
  const db = new Database(file)
  db.exec(migrations[0] ?? '')
  const doc = new Y.Doc()
  const random = seededRandom(3)
  writeWorkbook(doc, blankWorkbook({ title: 'Kế hoạch cũ', year: 2025, issuer: 'UBND xã Tân Phước An' }, random), { origin: writeOldFile, random, now: () => 1, me: an })
  const state = Y.encodeStateAsUpdate(doc)
  const before = Y.encodeStateVector(doc)
  doc.getMap('meta').set('title', 'Kế hoạch cũ, đã sửa')
  const update = Y.encodeStateAsUpdate(doc, before)
  db.prepare('INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?)').run(an, 'an', 'Bà An', 'vp', 1, 5, 'hash')
  db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?)').run('session', an, 'program', 6, 9e12)
  db.prepare('INSERT INTO loginLinks VALUES (?, ?, ?, ?)').run('link', an, 9e12, null)
  db.prepare('INSERT INTO workbooks VALUES (?, ?, ?, ?, ?)').run(room, 'Kế hoạch cũ', 2025, 'UBND xã Tân Phước An', 7)
  db.prepare('INSERT INTO memberships VALUES (?, ?, ?, ?)').run(room, an, 'coordinator', '')
  db.prepare('INSERT INTO snapshots VALUES (?, ?, ?, ?)').run(room, 3, snapshotChecksum(room, 3, state), state)
  const record = { seq: 4, userId: an, at: 8, update }
  db.prepare('INSERT INTO updates VALUES (?, ?, ?, ?, ?, ?)').run(room, 4, an, 8, recordChecksum(room, record), update)
  db.prepare('INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)').run(room, an, 1, 2, 3, '')
  for (const step of migrations.slice(1, version)) db.exec(step)
  db.pragma(`user_version = ${version}`)
  db.close()
  return { file, doc }
}

/** Of each released step, as it was released. A new step gets a line; a line that is here never changes: files in offices have gone through it. */
const released = [
  'd1d2c24e930ac022', '1e2e05454b2d58e3', '90c81691c8a201c8', '382f50096fc697ce', 'f868aa4a9a9ff4aa',
  'ea20e3cf84e4bf8e', '04c10f903feb2edf', 'a8a329e748165ab4', 'f3a974f22ef57f0a', '8d72aa0c6b591813',
]

test('[ST16] a step that was released is never edited: data out there has gone through it as it was', () => {
  expect(migrations.map((step) => createHash('sha256').update(step).digest('hex').slice(0, 16))).toEqual(released)
})

for (let version = 1; version <= migrations.length; version++) {
  test(`[ST16] data of version ${version} is brought to today's: people, rights, sessions, text, log`, async () => {
    const { file, doc } = writeOldFile(version)
    await (await openSqliteStore(file)).close()
    // Once is enough: the second start finds today's version.
    const store = await openSqliteStore(file)
    onTestFinished(() => store.close())
    expect(await store.verify()).toMatchObject({ rooms: 1, records: 2, damage: [], changedRows: [], fileFaults: [] })
    expect(await store.findUserByLogin('an')).toMatchObject({ id: an, name: 'Bà An', unit: 'vp', isAdmin: true, passwordHash: 'hash' })
    expect(await store.findSession('session', 10)).toMatchObject({ session: { userId: an, kind: 'program', seenAt: 6 }, user: { login: 'an' } })
    expect(await store.findMembership(room, an)).toMatchObject({ role: 'coordinator' })
    expect(await store.listWorkbooks()).toMatchObject([{ id: room, title: 'Kế hoạch cũ', year: 2025 }])
    expect(await store.useLink('link', 10)).toMatchObject({ userId: an })
    expect((await store.listChanges(room)).map(({ updates }) => updates)).toEqual([3, 1])
    const opened = RoomDocument.open(await store.loadRoom(room), (_, error) => {
      throw error
    })
    expect(contentHash(opened.doc)).toBe(contentHash(doc))
  })
}
