/** `node test/bench/sync/profile.ts FOLDER`: where the time went, of the profiles that BENCH_PROFILE=FOLDER left there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number } }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Lines that are worth a look. */
const shown = 28
const idle = new Set(['(idle) ', '(root) '])

function summary(file: string): string[] {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile
  const names = new Map(nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [id, `${functionName || '(anonymous)'} ${url.replace(/^.*\/(?=(?:server|shared|node_modules)\/)/, '').replace('file://', '')}${url ? `:${lineNumber + 1}` : ''}`]))
  const self = new Map<string, number>()
  for (const [i, sample] of samples.entries()) {
    const name = names.get(sample) ?? ''
    if (!idle.has(name)) self.set(name, (self.get(name) ?? 0) + (timeDeltas[i] ?? 0) / 1_000)
  }
  const total = [...self.values()].reduce((sum, ms) => sum + ms, 0)
  const lines = [...self].toSorted((a, b) => b[1] - a[1]).slice(0, shown)
  return [`${file}: ${Math.round(total)} ms busy`, ...lines.map(([name, ms]) => `${ms.toFixed(0).padStart(7)} ms ${((100 * ms) / total).toFixed(1).padStart(5)} %  ${name}`)]
}

const [folder = '.'] = process.argv.slice(2)
for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) process.stdout.write(`${summary(join(folder, file)).join('\n')}\n\n`)
