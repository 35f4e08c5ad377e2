import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runOf, simulate, type Run } from './simulate.ts'

const seedsFolder = fileURLToPath(new URL('./seeds/', import.meta.url))
/** `npm run sim -- --seed N --runs M` and the nightly run set these. */
const first = Number(process.env['SIM_SEED'] ?? 1)
const runs = Number(process.env['SIM_RUNS'] ?? 2000)

test(`[CV1] offices that edit, cut, rejoin and restart agree in the end (${runs} seeds)`, { timeout: 3_600_000 }, () => {
  const failed: string[] = []
  for (let seed = first; seed < first + runs; seed++) {
    const why = simulate(runOf(seed))
    if (why !== null) failed.push(`seed ${seed}: ${why}`)
  }
  expect(failed).toEqual([])
})

test('[CV1] kept runs go on agreeing', () => {
  const kept = readdirSync(seedsFolder).filter((name) => name.endsWith('.json'))
  expect(kept.length).toBeGreaterThan(0)
  for (const name of kept) {
    const run = JSON.parse(readFileSync(seedsFolder + name, 'utf8')) as Run
    expect(simulate(run), name).toBeNull()
  }
})
