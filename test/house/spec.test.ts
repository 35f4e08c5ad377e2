import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allSources, repository } from '../support/sources.ts'

const spec = readFileSync(`${repository}shared/SPEC.md`, 'utf8')
const rules = [...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map((match) => match[1] as string)

/** Rule ids in test titles; a title may carry several. */
const named = allSources()
  .filter((source) => /\.test\.tsx?$|Contract\.ts$/.test(source.path) && source.path.startsWith('test/'))
  .flatMap((source) => {
    // The first argument of a call, when it is a text that carries an id: `test('[TL3] …'`, `]))('[UN1] %s'`.
    const titles = [...source.text.matchAll(/\(\s*(['"`])((?:(?!\1)[^\n])*\[[A-Z]{2}\d+\](?:(?!\1)[^\n])*)\1/g)].map((match) => match[2] as string)
    return titles.flatMap((title) => [...title.matchAll(/\[([A-Z]{2}\d+)\]/g)].map((match) => ({ rule: match[1] as string, path: source.path })))
  })

test('every rule has a number of its own', () => {
  expect(rules.length).toBeGreaterThan(30)
  expect(rules.filter((rule, i) => rules.indexOf(rule) !== i)).toEqual([])
})

test('every rule has a test', () => {
  const tested = new Set(named.map((name) => name.rule))
  expect(rules.filter((rule) => !tested.has(rule))).toEqual([])
})

test('every rule that a test names is in the specification', () => {
  expect(named.filter((name) => !rules.includes(name.rule))).toEqual([])
})
