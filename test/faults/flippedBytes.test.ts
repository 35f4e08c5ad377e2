import { mkdtempSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { faultCount, faultSeed } from '../support/faultCount.ts'
import { flipBackup, flipStore } from '../support/flips.ts'
import { seededRandom } from '../support/random.ts'

const flips = faultCount({ sample: 200, nightly: 1_000 })

function fastFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'phuluc-flip-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test(`[ST14] [ST21] ${flips} times one flipped byte: found, or it lies where nothing is kept and changes nothing`, () => {
  const seed = faultSeed(23)
  const { found, missed } = flipStore(fastFolder(), flips, seededRandom(seed))
  expect(missed, `seed ${seed}`).toEqual([])
  // The rest lies in unused parts of pages.
  expect(found).toBeGreaterThan(flips * 0.4)
}, 30_000 + flips * 100)

test(`[ST14] [ST15] ${flips} times one flipped byte of a backup: found every time, whatever lies there`, async () => {
  const seed = faultSeed(29)
  expect(await flipBackup(fastFolder(), flips, seededRandom(seed)), `seed ${seed}`).toEqual({ found: flips, missed: [] })
}, 30_000 + flips * 100)
