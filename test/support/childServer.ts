import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { secureRandom } from '../../server/access/secrets.ts'
import { startSession } from '../../server/access/sessions.ts'
import type { Store } from '../../server/storage/port/store.ts'
import { addWorkbook } from '../../server/workbooks/addWorkbook.ts'
import { blankWorkbook } from '../../server/workbooks/blankWorkbook.ts'
import { homeCommune } from '../../server/storage/port/communeStore.ts'
import { userId, type WorkbookId } from '../../shared/domain/ids.ts'

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

/** A real server process of its own. */
export class ChildServer {
  readonly child: ChildProcess
  readonly port: number
  /** What it said on stdout and stderr. */
  readonly said: () => string
  readonly #exited: Promise<number | null>

  private constructor(child: ChildProcess, port: number, said: () => string, exited: Promise<number | null>) {
    this.child = child
    this.port = port
    this.said = said
    this.#exited = exited
  }

  /** @throws what the process said, when it ended instead of serving */
  static async start(dataDir: string, env: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Promise<ChildServer> {
    const all = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...env }
    const child = spawn(process.execPath, [main, ...args], { env: all, stdio: ['ignore', 'pipe', 'pipe'] })
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    let text = ''
    const exited = new Promise<number | null>((resolve) => child.on('exit', resolve))
    const port = await new Promise<number>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        text += chunk.toString()
        const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1]
        if (found) resolve(Number(found))
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      void exited.then(() => reject(new Error(text)))
    })
    return new ChildServer(child, port, () => text, exited)
  }

  /** Resolves with the exit code; null after a signal. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal)
    return this.#exited
  }
}

/** A person with a token for programs, and workbooks to write in; made before the server starts. */
export async function furnish(store: Store, workbooks: number): Promise<{ token: string; ids: WorkbookId[] }> {
  const id = userId('writer')
  await store.createUser({ id, commune: homeCommune, login: 'writer', name: 'Người viết', unit: '', isAdmin: true, createdAt: 1, passwordHash: null })
  const token = await startSession(store, id, 'program', Date.now())
  const ids: WorkbookId[] = []
  for (let i = 0; i < workbooks; i++) {
    const workbook = blankWorkbook({ title: `Sổ ${i}`, year: 2026, issuer: 'UBND xã' }, secureRandom)
    ids.push(await addWorkbook({ store, now: Date.now, random: secureRandom }, workbook, id))
  }
  return { token, ids }
}
