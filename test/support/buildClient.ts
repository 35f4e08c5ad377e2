import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import { repository } from './sources.ts'

/** Which sources, and which page of theirs, were built last. */
const record = `${repository}node_modules/.cache/clientBuilt`
const page = `${repository}dist/index.html`

/** A fingerprint of what files, and all in folders, are called and hold; paths from the top of the repository. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256')
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).toSorted()) add(`${path}/${name}`)
    else hash.update(`${path}\n`).update(readFileSync(path))
  }
  for (const path of paths) add(repository + path)
  return hash.digest('hex').slice(0, 16)
}

/** Builds the client before the browser tests, unless the built one is of these very sources. */
export async function setup(): Promise<void> {
  const builtAt = (): number => statSync(page, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = fingerprint(['client', 'shared', 'vite.config.ts', 'package-lock.json'])
  const known = statSync(record, { throwIfNoEntry: false }) ? readFileSync(record, 'utf8') : ''
  if (known === `${sources} ${builtAt()}`) return
  await build({ configFile: `${repository}vite.config.ts`, logLevel: 'warn' })
  mkdirSync(`${repository}node_modules/.cache`, { recursive: true })
  writeFileSync(record, `${sources} ${builtAt()}`)
}
