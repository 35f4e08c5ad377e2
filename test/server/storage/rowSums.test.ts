import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/storage/sqlite/database.ts'
import { operationsOn } from '../../../server/storage/sqlite/operations.ts'
import { migrations } from '../../../server/storage/migrations/migrations.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'
import { user } from '../../contracts/storeContract.ts'
import { tempFolder } from '../../support/tempFolder.ts'

/** A file with a person, a workbook and a member, and what another program does to it; what verifying names then. */
function changedBy(sql: string): readonly string[] {
  const file = join(tempFolder(), 'phuluc.db')
  const db = openDatabase(file)
  const store = operationsOn(db)
  store.createUser(user())
  store.createUser(user({ id: userId('an'), login: 'an' }))
  store.createWorkbook({ id: workbookId('book'), title: 'Kế hoạch', year: 2026, issuer: '', createdAt: 5 }, userId('lan'), new Uint8Array(9))
  store.putMember({ workbook: workbookId('book'), userId: userId('an'), role: 'editor', unit: '' })
  store.putMember({ workbook: workbookId('book'), userId: userId('an'), role: 'viewer', unit: '' })
  store.removeMember(workbookId('book'), userId('an'))
  store.setPassword(userId('an'), 'hash')
  expect(store.verify().changedRows).toEqual([])
  db.close()
  const other = new Database(file)
  other.pragma('foreign_keys = OFF')
  other.exec(sql)
  other.close()
  const again = openDatabase(file)
  const { changedRows } = operationsOn(again).verify()
  again.close()
  return changedRows
}

test('[ST21] whatever we write is summed: inserted, replaced, changed, removed', () => {
  expect(changedBy('SELECT 1')).toEqual([])
})

test('[ST21] rows that another hand changed, added or took away are named', () => {
  expect(changedBy(`UPDATE users SET isAdmin = 1 WHERE login = 'an'`)).toEqual(['users ["an"]'])
  expect(changedBy(`UPDATE memberships SET role = 'viewer'`)).toEqual(['memberships ["book","lan"]'])
  expect(changedBy(`DELETE FROM users WHERE login = 'an'`)).toEqual(['users ["an"]'])
  expect(changedBy(`INSERT INTO loginLinks (hash, userId, expiresAt) VALUES ('forged', 'lan', 9)`)).toEqual(['loginLinks ["forged"]'])
  expect(changedBy(`UPDATE rowSums SET checksum = checksum + 1 WHERE ofTable = 'workbooks'`)).toEqual(['workbooks ["book"]'])
  expect(changedBy(`UPDATE rowSums SET ofTable = 'usfrs' WHERE rowKey = '["an"]'`)).toEqual(['users ["an"]', 'rowSums usfrs'])
})

test('[ST21] a file from before the checksums gets them when it is opened', () => {
  const file = join(tempFolder(), 'phuluc.db')
  const old = new Database(file)
  old.exec(migrations.slice(0, 1).join(''))
  old.pragma('user_version = 1')
  old.exec(`INSERT INTO users (id, login, name, unit, isAdmin, createdAt) VALUES ('an', 'an', 'Bà An', '', 1, 5)`)
  old.close()
  const db = openDatabase(file)
  expect(operationsOn(db).verify().changedRows).toEqual([])
  expect(db.prepare(`SELECT count(*) AS n FROM rowSums WHERE ofTable = 'users'`).get()).toEqual({ n: 1 })
  db.close()
})
