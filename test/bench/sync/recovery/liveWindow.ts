import { setMaxListeners } from 'node:events'
import { registerHooks } from 'node:module'
import { WebSocket } from 'ws'
import type { LiveWorkbook } from '../../../../client/sync/liveWorkbook.ts'
import { contentHash } from '../../../../shared/crdt/contentHash.ts'
import { edit, markerOf } from '../workload.ts'

/**
 * Windows of people without a browser: the client's own `LiveWorkbook` (its connection table, waits and jitter, its ledger
 * of what is saved). Only what a browser brings is ours: the socket with a session, the events of the network, the local copy.
 */

const network = new EventTarget()
/** Tokens of those whose cable is out. */
const unplugged = new Set<string>()
const sockets = new Map<string, WebSocket>()

/** The address carries the session as its user name; a browser would send a cookie. */
class SocketWithSession extends WebSocket {
  constructor(address: string | URL) {
    const url = new URL(address)
    const token = url.username
    url.username = ''
    // Port 9 refuses, as a network does that is away.
    if (unplugged.has(token)) url.port = '9'
    super(url, { headers: { authorization: `Bearer ${token}` }, maxPayload: 1 << 28 })
    sockets.set(token, this)
  }
}

async function load(): Promise<typeof LiveWorkbook> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'y-indexeddb' ? { url: new URL('./memoryCopy.ts', import.meta.url).href, shortCircuit: true } : next(specifier, context),
  })
  Object.assign(globalThis, {
    WebSocket: SocketWithSession,
    addEventListener: network.addEventListener.bind(network),
    removeEventListener: network.removeEventListener.bind(network),
  })
  // One each of every window; y-websocket adds one for the end of the process.
  setMaxListeners(1_000, network, process)
  return (await import('../../../../client/sync/liveWorkbook.ts')).LiveWorkbook
}

let loaded: Promise<typeof LiveWorkbook> | null = null

export interface WindowOptions {
  /** `ws://127.0.0.1:PORT/ws` */
  readonly address: string
  readonly workbook: string
  readonly token: string
  /** Its number in marks. */
  readonly id: number
}

/** One window of a person. */
export class LiveWindow {
  readonly live: LiveWorkbook
  readonly id: number
  readonly #token: string
  /** Everything that went wrong: a refusal, a failure that nobody waits for. */
  readonly faults: string[]
  #seq = 0

  static async open({ address, workbook, token, id }: WindowOptions): Promise<LiveWindow> {
    loaded ??= load()
    const faults: string[] = []
    const live = await (await loaded).open(address.replace('//', `//${token}@`), workbook, token, {
      changed: () => {},
      refused: ({ code }) => faults.push(`refused: ${code}`),
      access: () => {},
      thingChanged: () => {},
      failed: (error) => faults.push(String(error)),
    })
    return new LiveWindow(live, token, id, faults)
  }

  private constructor(live: LiveWorkbook, token: string, id: number, faults: string[]) {
    this.live = live
    this.#token = token
    this.id = id
    this.faults = faults
  }

  /** Types somewhere into the first rows. */
  type(rows: number): void {
    edit(this.live.doc, rows, markerOf(this.id, this.#seq++, performance.now()), 1, Math.random)
  }

  /** Takes the cable out: the socket dies without a word, and no new one comes. */
  unplug(): void {
    unplugged.add(this.#token)
    sockets.get(this.#token)?.terminate()
  }

  /** Puts it in again; the system tells the page. */
  plugIn(): void {
    unplugged.delete(this.#token)
    network.dispatchEvent(new Event('online'))
  }

  get hash(): string {
    return contentHash(this.live.doc)
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits for what must come, looking often. @throws Error after a minute */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (const deadline = performance.now() + 60_000; !condition(); await pause(2)) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`)
  }
}

export const haveSettled = (windows: readonly LiveWindow[]): boolean => windows.every(({ live }) => live.hasSettled)

/** Waits until all hold the same, and says when that was: comparing costs more than arriving. @returns `performance.now()` */
export async function untilEqual(windows: readonly LiveWindow[]): Promise<number> {
  for (const deadline = performance.now() + 60_000; ; ) {
    await until(() => haveSettled(windows), 'all to be saved')
    const at = performance.now()
    if (new Set(windows.map(({ hash }) => hash)).size === 1) return at
    if (performance.now() > deadline) throw new Error('they do not hold the same')
    await pause(10)
  }
}
