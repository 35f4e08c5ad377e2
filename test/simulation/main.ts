/** `npm run sim -- [--seed N] [--runs M] [--length L]`: plays seeded runs; a failing one is printed as a script to keep in seeds/. */
import { parseArgs } from 'node:util'
import { runOf, simulate } from './simulate.ts'

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '2000' }, length: { type: 'string', default: '60' } } })
const first = Number(values.seed)
const runs = Number(values.runs)
let failed = 0
let acts = 0
for (let seed = first; seed < first + runs; seed++) {
  const run = runOf(seed, Number(values.length))
  acts += run.acts.length
  const why = simulate(run)
  if (why === null) continue
  failed += 1
  process.stdout.write(`${why}\n${JSON.stringify(run)}\n`)
}
process.stdout.write(`${acts} acts in ${runs} runs\n${runs - failed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)
