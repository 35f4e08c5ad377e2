import { statSync, readdirSync } from 'node:fs'
import { build } from 'vite'
import { repository } from './sources.ts'

/** When a file, or any in a folder, was last changed, milliseconds since 1970. */
export function newestChange(path: string): number {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestChange(`${path}/${name}`)))
}

/** Builds the client before the browser tests, unless the built one is newer than its sources. */
export async function setup(): Promise<void> {
  const built = statSync(`${repository}dist/index.html`, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (['client', 'shared', 'vite.config.ts'].every((source) => newestChange(repository + source) <= built)) return
  await build({ configFile: `${repository}vite.config.ts`, logLevel: 'warn' })
}
