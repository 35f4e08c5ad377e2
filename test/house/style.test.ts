import { expect, test } from 'vitest'
import { allSources, type Source } from '../support/sources.ts'

/** Code without comments and without the text of strings. */
const bare = (source: Source): string =>
  source.text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, "''")

const rules: readonly (readonly [name: string, pattern: RegExp, where: RegExp])[] = [
  ['any', /(?::|\bas|<|,|\|)\s*any\b(?!\w)/, /^(?:shared|server|client)\//],
  ['ts-ignore', /@ts-(?:ignore|expect-error|nocheck)/, /./],
  ['focused or skipped test', /\b(?:it|test|describe)\.(?:only|skip|todo)\b|\bx(?:it|test|describe)\(/, /^test\//],
  ['innerHTML', /\binnerHTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b/, /^client\//],
  ['catch without a reason', /catch\s*(?:\([^)]*\))?\s*\{\s*\}/, /./],
  ['swallowed rejection', /\.catch\(\s*\(\s*\)\s*=>\s*(?:\{\s*\}|undefined|null)\s*\)/, /./],
  ['chance or clock in shared', /\bMath\.random\(|\bDate\.now\(|new Date\(\)/, /^shared\//],
]

function violations(source: Source): string[] {
  const code = bare(source)
  return rules.flatMap(([name, pattern, where]) => {
    if (!where.test(source.path)) return []
    // Pragmas, and the reason why nothing is done, stand in comments: these rules read the whole text.
    const text = name === 'ts-ignore' || name === 'catch without a reason' ? source.text : code
    return pattern.test(text) ? [`${source.path}: ${name}`] : []
  })
}

test('the style of the house', () => {
  const own = 'test/house/style.test.ts'
  expect(allSources().filter((source) => source.path !== own).flatMap(violations)).toEqual([])
})

test('the check sees what it forbids', () => {
  const see = (path: string, text: string) => violations({ path, text, lines: 1 }).length
  expect(see('shared/x.ts', 'const a: any = 1')).toBe(1)
  expect(see('client/x.ts', 'const a = b as any')).toBe(1)
  expect(see('shared/x.ts', "const text = 'many: any word' // any: any")).toBe(0)
  expect(see('server/x.ts', 'try { x() } catch {}')).toBe(1)
  expect(see('server/x.ts', 'void x().catch(() => {})')).toBe(1)
  expect(see('test/x.test.ts', 'test.only(1)')).toBe(1)
  expect(see('shared/x.ts', 'Date.now()')).toBe(1)
})
