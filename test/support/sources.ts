import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../../', import.meta.url))

export interface Source {
  /** From the top of the repository, with "/". */
  readonly path: string
  readonly text: string
  readonly lines: number
}

const rooms = ['shared', 'server', 'client', 'test']

/** All TypeScript of the rooms. */
export function allSources(): Source[] {
  return rooms.flatMap((room) =>
    readdirSync(repository + room, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => {
        const path = `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(repository.length)
        const text = readFileSync(repository + path, 'utf8')
        return { path, text, lines: text.trimEnd().split('\n').length }
      }),
  )
}

/** What a source imports: specifiers of `import`/`export … from`, `import()` and side-effect imports. */
export function importsOf(source: Source): string[] {
  const code = source.text.replace(/\/\*[\s\S]*?\*\//g, '')
  const found = code.matchAll(/^\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm)
  return [...found].map((match) => (match[1] ?? match[2] ?? match[3]) as string)
}

/** Path that a relative specifier means, from the top of the repository. */
export function resolveImport(source: Source, specifier: string): string {
  return new URL(specifier, `file:///${source.path}`).pathname.slice(1)
}
