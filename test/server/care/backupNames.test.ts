import { expect, test } from 'vitest'
import { backupName, backupsToForget, readBackupNames } from '../../../server/care/backupNames.ts'

const at = (text: string): number => Date.parse(text)

test('[ST22] a backup is named by its moment, and read back by its name; other files are nobody of ours', () => {
  const moment = at('2026-11-22T09:59:18Z')
  expect(backupName(moment)).toBe('phuluc-20261122T095918Z.db')
  const names = ['phuluc-20261122T095918Z.db', 'phuluc-20261122T095918Z.db.sha256', 'phuluc-20261121T000000Z.db', 'phuluc.db', 'ảnh.jpg', 'phuluc-20261123T000000Z.db.part']
  expect(readBackupNames(names)).toEqual([
    { name: 'phuluc-20261122T095918Z.db', at: moment },
    { name: 'phuluc-20261121T000000Z.db', at: at('2026-11-21T00:00:00Z') },
  ])
})

test('[ST22] rotation keeps the newest, and the last of each of so many days', () => {
  const times = ['22T10:00', '22T09:00', '22T08:00', '22T07:00', '21T23:00', '21T01:00', '20T12:00', '19T12:00'].map((time) => at(`2026-11-${time}:00Z`))
  const backups = times.map((time) => ({ name: backupName(time), at: time }))
  expect(backupsToForget(backups, 3).map(({ at: time }) => times.indexOf(time))).toEqual([3, 5, 7])
  expect(backupsToForget(backups, 100)).toEqual([])
  expect(backupsToForget(backups.slice(0, 1), 1)).toEqual([])
})
