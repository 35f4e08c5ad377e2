import { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  decodeMessage,
  encodeAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  type Message,
} from '../../shared/protocol/codec.ts'

export interface WireOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly doc?: Y.Doc
}

/** A bare client of the wire: keeps what it heard, and waits for things to happen instead of sleeping. */
export class WireClient {
  readonly doc: Y.Doc
  readonly heard: Message[] = []
  readonly socket: WebSocket
  /** Update messages sent on this connection. */
  sent = 0
  durable = -1
  closedWith: number | null = null
  synced = false
  readonly #watchers = new Set<() => void>()
  readonly #onUpdate: (update: Uint8Array, origin: unknown) => void

  constructor({ url, headers, doc = new Y.Doc() }: WireOptions) {
    this.doc = doc
    this.socket = new WebSocket(url, { headers, maxPayload: 1 << 28 })
    this.socket.on('open', () => this.send(encodeSyncStep1(Y.encodeStateVector(doc))))
    this.socket.on('message', (data) => this.#hear(data as Buffer))
    this.socket.on('error', () => this.#changed())
    this.socket.on('close', (code) => {
      this.closedWith = code
      this.#changed()
    })
    this.#onUpdate = (update, origin) => {
      if (origin !== this) this.update(update)
    }
    doc.on('update', this.#onUpdate)
  }

  send(frame: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame)
  }

  /** Sends an update message as it is. */
  update(update: Uint8Array): void {
    if (this.socket.readyState !== WebSocket.OPEN) return
    this.sent += 1
    this.send(encodeUpdate(update))
  }

  present(clock: number, state: unknown, id = this.doc.clientID): void {
    this.send(encodeAwareness(awarenessUpdate([{ id, clock, state }])))
  }

  #hear(frame: Buffer): void {
    const message = decodeMessage(new Uint8Array(frame))
    this.heard.push(message)
    if (message.type === 'syncStep1') this.send(encodeSyncStep2(Y.encodeStateAsUpdate(this.doc, message.stateVector)))
    if (message.type === 'syncStep2' || message.type === 'update') Y.applyUpdate(this.doc, message.update, this)
    if (message.type === 'syncStep2') this.synced = true
    if (message.type === 'durable') this.durable = message.count
    this.#changed()
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher()
  }

  /** Resolves as soon as `condition` holds; it is asked again after every message and when the socket closes. */
  until(condition: () => boolean, what = 'condition'): Promise<this> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!condition()) return
        this.#watchers.delete(look)
        clearTimeout(timer)
        resolve(this)
      }
      const timer = setTimeout(() => {
        this.#watchers.delete(look)
        reject(new Error(`waited in vain for ${what}; heard ${this.heard.map((m) => m.type).join(' ')}; closed ${this.closedWith}`))
      }, 15_000)
      this.#watchers.add(look)
      look()
    })
  }

  /** Synced, and what it brought along is on disk. */
  ready(): Promise<this> {
    return this.until(() => this.synced && this.durable >= 0, 'sync')
  }

  saved(): Promise<this> {
    return this.until(() => this.durable === this.sent, `durable ${this.sent}`)
  }

  closed(): Promise<number> {
    return this.until(() => this.closedWith !== null, 'close').then(() => this.closedWith ?? 0)
  }

  only<T extends Message['type']>(type: T): Extract<Message, { type: T }>[] {
    return this.heard.filter((message): message is Extract<Message, { type: T }> => message.type === type)
  }

  /** Cuts the line without a word. */
  cut(): void {
    this.doc.off('update', this.#onUpdate)
    this.socket.terminate()
  }
}

/** An awareness update as y-protocols writes it. */
export function awarenessUpdate(states: readonly { id: number; clock: number; state: unknown }[]): Uint8Array {
  const bytes: number[] = []
  const varUint = (value: number): void => {
    let rest = value
    while (rest > 127) {
      bytes.push((rest & 127) | 128)
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
  }
  varUint(states.length)
  for (const { id, clock, state } of states) {
    const json = new TextEncoder().encode(JSON.stringify(state))
    varUint(id)
    varUint(clock)
    varUint(json.length)
    bytes.push(...json)
  }
  return Uint8Array.from(bytes)
}

/** Reads one back: client id to clock and state. */
export function readAwareness(update: Uint8Array): Map<number, { clock: number; state: unknown }> {
  let at = 0
  const varUint = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = update[at++]!
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }
  const states = new Map<number, { clock: number; state: unknown }>()
  for (let left = varUint(); left > 0; left--) {
    const id = varUint()
    const clock = varUint()
    const length = varUint()
    states.set(id, { clock, state: JSON.parse(new TextDecoder().decode(update.subarray(at, at + length))) })
    at += length
  }
  return states
}
