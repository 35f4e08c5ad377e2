import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allSources, importsOf, repository, resolveImport, type Source } from '../support/sources.ts'

const sources = allSources().filter((source) => !source.path.startsWith('test/'))

/** What each room may import of the project, longest room name first; packages are in `packagesOf`. */
const directions: readonly (readonly [room: string, may: readonly string[]])[] = [
  ['shared/domain', ['shared/domain']],
  ['shared/i18n', ['shared/i18n']],
  ['shared/crdt', ['shared/crdt', 'shared/domain']],
  ['shared/gate', ['shared/gate', 'shared/domain']],
  ['shared/protocol', ['shared/protocol', 'shared/domain']],
  ['shared/sheet', ['shared/sheet', 'shared/domain']],
  ['shared/interchange', ['shared/interchange', 'shared/domain']],
  ['shared/office', ['shared/office', 'shared/sheet', 'shared/domain']],
  ['server', ['server', 'shared']],
  ['client', ['client', 'shared']],
]

/** Packages that only some rooms may import. */
const packagesOf: readonly (readonly [room: string, may: readonly RegExp[]])[] = [
  ['shared/crdt', [/^yjs$/, /^lib0\//, /^fractional-indexing$/]],
  ['shared/gate', [/^yjs$/, /^lib0\//]],
  ['shared/protocol', [/^lib0\//]],
  ['shared/office', [/^xlsx$/, /^hucre/, /^fflate$/, /^saxes$/, /^docx$/]],
  ['shared', []],
]

/** Heavy or foreign libraries, and the one file that may import each. */
const behindOneFile = ['ag-grid-community', 'xlsx', 'hucre', 'docx', 'better-sqlite3', '@node-rs/argon2', 'fastify', 'openid-client', 'y-websocket', 'y-indexeddb', '@myriaddreamin/typst-ts-node-compiler']
/** Fastify's types are the language of all routes: only its making is kept to one file. */
const typesMayTravel = new Set(['fastify'])

const roomOf = (path: string, rooms: readonly (readonly [string, unknown])[]) => rooms.find(([room]) => path.startsWith(`${room}/`))?.[0]

function strayImports(source: Source): string[] {
  const direction = directions.find(([room]) => source.path.startsWith(`${room}/`))
  if (!direction) return [`${source.path}: a room that nobody knows`]
  const packages = packagesOf.find(([room]) => source.path.startsWith(`${room}/`))?.[1]
  return importsOf(source).flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = resolveImport(source, specifier)
      return direction[1].some((room) => target.startsWith(`${room}/`)) ? [] : [`${source.path} → ${target}`]
    }
    return !packages || packages.some((may) => may.test(specifier)) ? [] : [`${source.path} → ${specifier}`]
  })
}

test('rooms import in the directions of the house', () => {
  expect(sources.flatMap(strayImports)).toEqual([])
})

test('the check sees a stray import', () => {
  const stray = (path: string, text: string) => strayImports({ path, text, lines: 1 })
  expect(stray('shared/domain/x.ts', "import * as Y from 'yjs'")).toHaveLength(1)
  expect(stray('shared/sheet/x.ts', "import { a } from '../crdt/schema.ts'")).toHaveLength(1)
  expect(stray('client/x.ts', "const x = await import('../server/main.ts')")).toHaveLength(1)
  expect(stray('server/a/x.ts', "export { a } from '../../client/main.tsx'")).toHaveLength(1)
  expect(stray('shared/crdt/x.ts', "import * as Y from 'yjs'\nimport { a } from '../domain/ids.ts'")).toEqual([])
})

test('each heavy library is behind one file of a room', () => {
  const users = new Map<string, string[]>()
  for (const source of sources) {
    for (const specifier of importsOf(source)) {
      const name = behindOneFile.find((library) => specifier === library || specifier.startsWith(`${library}/`))
      const typeOnly = name && typesMayTravel.has(name) && new RegExp(`import type [^;]*['"]${name}['"]`).test(source.text)
      if (name && !typeOnly) users.set(name, [...new Set([...(users.get(name) ?? []), source.path])])
    }
  }
  const shared = [...users].filter(([, files]) => new Set(files).size > 1)
  expect(shared).toEqual([])
})

test('the top level is the one agreed on', () => {
  const tracked = readFileSync(`${repository}README.md`, 'utf8')
  expect(tracked.length).toBeGreaterThan(0)
  expect(roomOf('shared/domain/x.ts', directions)).toBe('shared/domain')
})
