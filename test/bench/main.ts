/**
 * `npm run bench [-- NAME …] [--short] [--report]`: measures, prints one JSON line a figure, and fails when a limit is
 * passed. With `--report` (CI, where others share the cores) a passed limit is printed as `"ok":false` and is not a failure;
 * a benchmark that can't run is one all the same.
 */
import { readdirSync } from 'node:fs'
import type { Bench } from './record.ts'

const args = process.argv.slice(2)
const short = args.includes('--short')
const reportOnly = args.includes('--report')
const wanted = args.filter((arg) => !arg.startsWith('--'))
const support = new Set(['main.ts', 'record.ts'])
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !support.has(file))
  .map((file) => file.slice(0, -3))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .toSorted()

if (names.length === 0) {
  process.stderr.write(`No such benchmark: ${wanted.join(', ')}\n`)
  process.exit(2)
}

const rounded = (value: number): number => Number(value.toPrecision(4))

let passed = 0
let failed = 0
for (const name of names) {
  const bench = (await import(`./${name}.ts`)) as Bench
  for (const figure of await bench.run({ short })) {
    const ok = figure.limit === undefined || figure.value <= figure.limit
    if (ok) passed += 1
    else failed += 1
    const ratio = figure.plain === undefined ? {} : { plain: rounded(figure.plain), ...(figure.plain > 0 ? { ratio: rounded(figure.value / figure.plain) } : {}) }
    process.stdout.write(`${JSON.stringify({ bench: name, ...figure, value: rounded(figure.value), ...ratio, ok })}\n`)
  }
}
process.stdout.write(`\n${passed} figures within their limits, ${failed} over\n`)
process.exit(failed > 0 && !reportOnly ? 1 : 0)
