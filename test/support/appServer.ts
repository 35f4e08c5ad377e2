import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from './sources.ts'

/** How long a server may take to say where it listens, milliseconds: it reads the demo and hashes its first secrets. */
const startLimitMs = 30_000

export interface AppServer {
  readonly origin: string
  readonly dataFolder: string
  /** One-time sign-in links that it printed, in order. */
  readonly links: readonly string[]
  readonly process: ChildProcess
  /** Ends it: SIGTERM by default, or as a power cut would (SIGKILL). */
  stop(signal?: NodeJS.Signals): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<AppServer>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** Runs the real server (`server/main.ts`) on a folder of its own, as `npm start` does after building. */
export async function startApp(options: { demo?: boolean; dataFolder?: string; port?: number; env?: Readonly<Record<string, string>> } = {}): Promise<AppServer> {
  const port = options.port ?? (await freePort())
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'phuluc-app-'))
  const child = spawn(process.execPath, ['server/main.ts', ...(options.demo ? ['--demo'] : [])], {
    cwd: repository,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataFolder, LOG_LEVEL: 'warn', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const origin = `http://127.0.0.1:${port}`
  // A new folder gets links: five for the demo, one for the first person. A known one gets none.
  const links = await ready(child, origin, options.dataFolder ? 0 : options.demo ? 5 : 1)
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  return { origin, dataFolder, links, process: child, stop, restart: () => startApp({ dataFolder, port, ...(options.env ? { env: options.env } : {}) }) }
}

/** Waits until the server answers and has printed `count` sign-in links; those. */
async function ready(child: ChildProcess, origin: string, count: number): Promise<string[]> {
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const deadline = Date.now() + startLimitMs
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${output}`)
    const answer = await fetch(`${origin}/readyz`).catch((error: unknown) => error)
    const links = [...output.matchAll(/https?:\/\/\S+\/vao#\S+/g)].map((match) => match[0])
    if (answer instanceof Response && answer.ok && links.length >= count) return links
    if (Date.now() > deadline) throw new Error(`the server is not ready:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Removes the folder of a server that has been stopped. */
export function removeData(server: AppServer): void {
  rmSync(server.dataFolder, { recursive: true, force: true })
}
