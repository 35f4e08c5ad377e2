import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { repository } from '../support/sources.ts'

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly license?: string
}

const lock = JSON.parse(readFileSync(`${repository}package-lock.json`, 'utf8')) as { packages: Readonly<Record<string, Locked>> }
const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')))

/** `npm ci` refuses a lock that lacks the binaries of other systems, even those that it would not install here. */
const missing = (packages: Readonly<Record<string, Locked>>): string[] =>
  Object.values(packages).flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}).filter((name) => !names.has(name)))

test('the lock names the binaries of all systems, so that a clean install works', () => {
  expect(missing(lock.packages)).toEqual([])
})

test('the check sees a lack', () => {
  expect(missing({ x: { optionalDependencies: { 'no-such-binary': '1.0.0' } } })).toEqual(['no-such-binary'])
})

/** Licences that let anybody use and change the product. */
const permissive = /^(?:\(?(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0|Unlicense|OFL-1\.1|Zlib)\b.*)$/

/** MPL-2.0 binds changes of its own files only; these are tools, unchanged, and nothing of them is shipped. */
const tools = /node_modules\/(?:axe-core|lightningcss(?:-[\w-]+)?)$/

test('nothing with a licence that is not permissive comes along', () => {
  const others = Object.entries(lock.packages).filter(([path, locked]) => path !== '' && !tools.test(path) && locked.license !== undefined && !permissive.test(locked.license))
  expect(others.map(([path, locked]) => `${path}: ${locked.license}`)).toEqual([])
})
