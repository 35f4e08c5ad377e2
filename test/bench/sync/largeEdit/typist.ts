import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { decodeMessage, encodeSyncStep2, encodeUpdate } from '../../../../shared/protocol/codec.ts'
import { setCellText } from '../../../../shared/crdt/cellEdits.ts'
import type { RowId } from '../../../../shared/domain/ids.ts'
import { makeReplica, TIMELINE } from '../../../support/replicas.ts'
import type { OutboxAddress } from '../../../support/outboxClient.ts'

/** Milliseconds between two letters. */
const everyMs = 100

/**
 * A colleague who types, and of what others write takes notice only by its bytes: applying it would be the measuring
 * process's own delay.
 */
export class Typist {
  /** From a letter to "on disk", milliseconds. */
  readonly delays: number[] = []
  received = 0
  closedWith: number | null = null
  readonly #socket: WebSocket
  readonly #ctx
  readonly #row: RowId
  readonly #sentAt: number[] = []
  #durable = 0
  #timer: NodeJS.Timeout | undefined

  constructor({ url, headers }: OutboxAddress, seed: Uint8Array, id: number) {
    this.#ctx = makeReplica(50_000 + id)
    Y.applyUpdate(this.#ctx.doc, seed)
    this.#row = `r${id}` as RowId
    this.#socket = new WebSocket(url, { headers })
    this.#socket.on('message', (data) => this.#hear(new Uint8Array(data as Buffer)))
    this.#socket.on('close', (code) => (this.closedWith = code))
    this.#ctx.doc.on('update', (update: Uint8Array) => {
      this.#sentAt.push(performance.now())
      this.#socket.send(encodeUpdate(update))
    })
  }

  #hear(frame: Uint8Array): void {
    this.received += frame.length
    if (frame[0] === 0 && frame[1] === 2) return
    const message = decodeMessage(frame)
    if (message.type === 'syncStep1') {
      this.#socket.send(encodeSyncStep2(Y.encodeStateAsUpdate(new Y.Doc())))
      this.#timer = setInterval(() => this.#type(), everyMs)
    }
    if (message.type !== 'durable') return
    const now = performance.now()
    for (; this.#durable < message.count; this.#durable++) this.delays.push(now - (this.#sentAt[this.#durable] as number))
  }

  #type(): void {
    setCellText(this.#ctx, this.#row, TIMELINE, `Quý ${this.#sentAt.length}`)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#socket.terminate()
  }
}
