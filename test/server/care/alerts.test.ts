import { expect, test } from 'vitest'
import { alertsOf, type Condition } from '../../../server/care/alerts.ts'

const hour = 3_600_000
const gigabyte = 1024 ** 3
const well: Condition = {
  storageFails: false,
  freeBytes: 50 * gigabyte,
  totalBytes: 100 * gigabyte,
  storeBytes: gigabyte,
  backupFailed: false,
  backupAgeMs: 20 * hour,
  backupEveryMinutes: 1_440,
  runningMs: 9_999 * hour,
}

test.each<[string, Partial<Condition>, readonly string[]]>([
  ['all is well', {}, []],
  ['storage fails', { storageFails: true }, ['storageFails']],
  ['less than a gigabyte is left', { freeBytes: 0.9 * gigabyte, storeBytes: 1 }, ['diskNearlyFull']],
  ['a small disk, as long as a twentieth is free', { freeBytes: 0.3 * gigabyte, totalBytes: 4 * gigabyte, storeBytes: 1 }, []],
  ['no room for two more of the store', { freeBytes: 5 * gigabyte, storeBytes: 3 * gigabyte }, ['diskNearlyFull']],
  ['the last try failed', { backupFailed: true }, ['backupFailed']],
  ['two days without a daily backup', { backupAgeMs: 49 * hour }, ['backupTooOld']],
  ['a day and a half is late, not missed', { backupAgeMs: 36 * hour }, []],
  ['a short interval is given an hour', { backupEveryMinutes: 5, backupAgeMs: 1.2 * hour }, ['backupTooOld']],
  ['no backup, but the server has only begun', { backupAgeMs: null, runningMs: hour }, []],
  ['no backup after days', { backupAgeMs: null }, ['backupTooOld']],
  ['backups by hand only', { backupEveryMinutes: 0, backupAgeMs: null }, []],
])('[ST23] %s', (_what, change, alerts) => {
  expect(alertsOf({ ...well, ...change })).toEqual(alerts)
})
