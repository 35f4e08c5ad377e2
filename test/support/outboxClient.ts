import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { Outbox } from '../../client/sync/outbox.ts'
import { decodeMessage, encodeSyncStep1 } from '../../shared/protocol/codec.ts'
import type { Refusal } from '../../shared/protocol/messageTypes.ts'

export interface OutboxAddress {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** A window of our own client without a browser: a document, the client's outbox, and a line that can be cut and opened again. */
export class OutboxClient {
  readonly doc: Y.Doc
  readonly outbox: Outbox
  readonly refusals: Refusal[] = []
  /** Highest number of durable updates heard on this line. */
  durable = -1
  frames = 0
  closedWith: number | null = null
  synced = false
  #socket: WebSocket | null = null
  readonly #watchers = new Set<() => void>()

  constructor(doc = new Y.Doc()) {
    this.doc = doc
    this.outbox = new Outbox({
      send: (frame) => {
        this.frames += 1
        this.#socket?.send(frame)
      },
      now: () => performance.now(),
      later: (ms, act) => void setTimeout(act, ms),
    })
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.outbox.add(update, 1)
    })
  }

  /** Opens a line; resolves when it is synced and nothing waits any more. */
  async connect(address: OutboxAddress): Promise<this> {
    this.open(address)
    return this.saved()
  }

  open({ url, headers }: OutboxAddress): void {
    const socket = new WebSocket(url, { headers, maxPayload: 1 << 28 })
    this.#socket = socket
    this.closedWith = null
    this.synced = false
    this.durable = -1
    this.outbox.reset()
    socket.on('open', () => socket.send(encodeSyncStep1(Y.encodeStateVector(this.doc))))
    socket.on('message', (data) => socket === this.#socket && this.#hear(new Uint8Array(data as Buffer)))
    socket.on('error', () => this.#changed())
    socket.on('close', (code) => {
      if (socket === this.#socket) this.closedWith = code
      this.#changed()
    })
  }

  #hear(frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message.type === 'syncStep1') this.outbox.answer(Y.encodeStateAsUpdate(this.doc, message.stateVector))
    if (message.type === 'syncStep2' || message.type === 'update') Y.applyUpdate(this.doc, message.update, this)
    if (message.type === 'syncStep2') this.synced = true
    if (message.type === 'durable') this.outbox.durable((this.durable = message.count))
    if (message.type === 'refused') {
      this.refusals.push(message.refusal)
      if (!message.refusal.partial) this.outbox.refused(message.count)
    }
    this.#changed()
  }

  /** Cuts the line without a word; what was under way is forgotten. */
  cut(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.terminate()
    this.outbox.reset()
  }

  saved(): Promise<this> {
    return this.until(() => this.synced && this.durable >= 0 && this.outbox.waiting === 0, 'saved')
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher()
  }

  /** Resolves as soon as `condition` holds; it is asked again after every message. */
  until(condition: () => boolean, what: string): Promise<this> {
    return new Promise((resolve, reject) => {
      const end = (act: () => void): void => {
        this.#watchers.delete(look)
        clearTimeout(timer)
        act()
      }
      const look = (): void => {
        if (condition()) end(() => resolve(this))
      }
      const vain = (): void => end(() => reject(new Error(`waited in vain for ${what}; ${this.outbox.waiting} waiting, closed ${this.closedWith}`)))
      const timer = setTimeout(vain, 30_000)
      this.#watchers.add(look)
      look()
    })
  }
}
