import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { markersIn, type Seen } from './workload.ts'

/** How a server is spoken to: y-websocket's frames, Hocuspocus' (each names its document), or bytes only. */
export type Dialect = 'plain' | 'hocuspocus' | 'relay'

export interface LoadClientOptions {
  readonly url: string
  readonly dialect: Dialect
  readonly document: string
  readonly id: number
  readonly headers?: Readonly<Record<string, string>>
  readonly seed?: Uint8Array
  /** Counts and times markers only; its own document holds the seed and its own edits. */
  readonly isLight?: boolean
}

/** Types of messages; 120 is our durable acknowledgement, 8 the state of saving at Hocuspocus. */
const type = { sync: 0, awareness: 1, auth: 2, syncReply: 4, saved: 8, durable: 120 } as const
/** Remote edits are applied together, milliseconds: as a browser paints, so that the generator keeps up. */
const applyEveryMs = 250

/** One window of a person, without a browser. */
export class LoadClient {
  readonly id: number
  readonly doc = new Y.Doc()
  readonly options: LoadClientOptions
  bytesIn = 0
  acks = 0
  sent = 0
  onMarker: ((seen: Seen, now: number) => void) | null = null
  onAck: ((count: number) => void) | null = null
  isSynced = false
  syncMs = 0
  #socket: WebSocket | null = null
  #queue: Uint8Array[] = []
  #timer: NodeJS.Timeout | null = null
  #onState: ((state: Uint8Array) => void) | null = null
  #done: (() => void) | null = null

  constructor(options: LoadClientOptions) {
    this.options = options
    this.id = options.id
    if (options.seed) Y.applyUpdate(this.doc, options.seed, 'seed')
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'own') this.sendUpdate(update)
    })
  }

  get buffered(): number {
    return this.#socket?.bufferedAmount ?? 0
  }

  connect(timeoutMs = 60_000): Promise<void> {
    const begun = performance.now()
    const { url, document, headers, dialect } = this.options
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no sync in time')), timeoutMs)
      this.#done = () => {
        clearTimeout(timer)
        this.isSynced = true
        this.syncMs = performance.now() - begun
        this.#done = null
        resolve()
      }
      const socket = new WebSocket(url.replace('{doc}', encodeURIComponent(document)), { perMessageDeflate: false, maxPayload: 1 << 30, ...(headers ? { headers } : {}) })
      this.#socket = socket
      socket.on('open', () => this.#open(dialect))
      socket.on('message', (data) => this.#hear(data as Buffer))
      socket.on('error', reject)
      socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
      if (!this.options.isLight) this.#timer = setInterval(() => this.drain(), applyEveryMs)
    })
  }

  #open(dialect: Dialect): void {
    if (dialect === 'relay') return this.#done?.()
    if (dialect === 'hocuspocus') {
      const auth = this.#head(type.auth)
      encoding.writeVarUint(auth, 0)
      encoding.writeVarString(auth, 'token')
      encoding.writeVarString(auth, '4.7.0')
      this.#send(auth)
    }
    this.askState()
  }

  #head(kind: number): encoding.Encoder {
    const encoder = encoding.createEncoder()
    if (this.options.dialect === 'hocuspocus') encoding.writeVarString(encoder, this.options.document)
    encoding.writeVarUint(encoder, kind)
    return encoder
  }

  #send(encoder: encoding.Encoder): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(encoding.toUint8Array(encoder))
  }

  #sendSync(step: number, payload: Uint8Array): void {
    const encoder = this.#head(type.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
    this.#send(encoder)
  }

  askState(): void {
    this.#sendSync(0, Y.encodeStateVector(this.doc))
  }

  sendUpdate(update: Uint8Array): void {
    this.sent += 1
    this.#sendSync(2, update)
  }

  sendAwareness(clock: number, state: unknown): void {
    const states = encoding.createEncoder()
    for (const number of [1, this.doc.clientID, clock]) encoding.writeVarUint(states, number)
    encoding.writeVarString(states, JSON.stringify(state))
    const encoder = this.#head(type.awareness)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states))
    this.#send(encoder)
  }

  #hear(frame: Buffer): void {
    const now = performance.now()
    this.bytesIn += frame.length
    const decoder = decoding.createDecoder(frame)
    if (this.options.dialect === 'hocuspocus') decoding.readVarString(decoder)
    const kind = decoding.readVarUint(decoder)
    if (kind === type.sync || kind === type.syncReply) return this.#hearSync(frame, decoder, now)
    if (kind !== type.durable && kind !== type.saved) return
    this.acks += 1
    this.onAck?.(kind === type.durable ? decoding.readVarUint(decoder) : this.acks)
  }

  #hearSync(frame: Buffer, decoder: decoding.Decoder, now: number): void {
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === 0) return this.#sendSync(1, Y.encodeStateAsUpdate(this.doc, payload))
    if (step === 1) {
      this.#onState?.(payload)
      if (!this.options.isLight || !this.options.seed) this.#queue.push(payload)
      if (!this.isSynced) {
        this.drain()
        this.#done?.()
      }
      return
    }
    if (!this.options.isLight) this.#queue.push(payload)
    if (this.onMarker) for (const seen of markersIn(frame)) if (seen.writer !== this.id) this.onMarker(seen, now)
  }

  drain(): void {
    const queue = this.#queue
    this.#queue = []
    if (queue.length > 0) this.doc.transact(() => queue.forEach((update) => Y.applyUpdate(this.doc, update, 'remote')), 'remote')
  }

  /** What the server holds for somebody who holds what this client does. Answered in its turn: all sent before has been handled. */
  roundTrip(): Promise<Uint8Array> {
    return new Promise((resolve) => {
      this.#onState = (state) => {
        this.#onState = null
        resolve(state)
      }
      this.askState()
    })
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#socket?.removeAllListeners('close')
    this.#socket?.terminate()
    this.doc.destroy()
  }
}
