// First: it must hold the clock before others keep it.
import '../support/laterClock.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { flipBackup, flipStore } from '../support/flips.ts'
import { seededRandom } from '../support/random.ts'
import type { Figure } from './record.ts'
import { backupAndRestore } from './sync/recovery/backups.ts'
import { eightHoursOffline } from './sync/recovery/offline.ts'
import { restarts } from './sync/recovery/restart.ts'

/** Bytes flipped one at a time, as the fault test does it. */
async function damage(flips: number): Promise<Figure[]> {
  const folder = (): string => mkdtempSync(join(tmpdir(), 'phuluc-flip-'))
  const [live, copied] = [folder(), folder()]
  const store = flipStore(live, flips, seededRandom(23))
  const backup = await flipBackup(copied, flips, seededRandom(29))
  for (const used of [live, copied]) rmSync(used, { recursive: true })
  const times = flips.toLocaleString('en')
  return [
    { name: `${times} flipped bytes of a backup: not detected`, value: flips - backup.found, unit: 'flips', limit: 0 },
    { name: `${times} flipped bytes of a live store: changed what can be read, not detected`, value: store.missed.length, unit: 'flips', limit: 0 },
    { name: `${times} flipped bytes of a live store: detected; the others lie where nothing is kept`, value: store.found, unit: 'flips' },
  ]
}

/** How soon all is well again, and whether it is: after a restart, a day without a line, the loss of the disk, damage. */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  return [
    ...(await restarts({ rows: short ? 200 : 1_000, rounds: short ? 1 : 3 })),
    ...(await eightHoursOffline({ rows: short ? 500 : 2_000, edits: short ? 1_000 : 5_000 })),
    ...(await backupAndRestore(short ? { rows: 500, megabytes: 10, rounds: 1 } : { rows: 5_000, megabytes: 200, rounds: 3 })),
    ...(await damage(short ? 100 : 1_000)),
  ]
}
