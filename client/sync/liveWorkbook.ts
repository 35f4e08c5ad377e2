import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { closeCodes, mayReconnect } from '../../shared/protocol/closeCodes.ts'
import { rowsOf } from '../../shared/crdt/schema.ts'
import type { Access, ChangedThing, Refusal, RefusedCell } from '../../shared/protocol/messageTypes.ts'
import { nextState, waitBeforeRetryMs, type ConnectionEvent, type ConnectionState } from './connectionState.ts'
import { OwnEdits } from './ownEdits.ts'
import { openLocalCopy, type LocalCopy } from './localCopy.ts'
import { Outbox } from './outbox.ts'
import { savingState, type SavingState } from './savingState.ts'
import { makeWire, type Wire } from './webSocketProvider.ts'

export interface LiveListener {
  /** Connection or saving changed. */
  changed(): void
  refused(refusal: Refusal): void
  /** What I may do has changed, or is heard for the first time. */
  access(access: Access): void
  /** Something beside the document is different. */
  thingChanged(what: ChangedThing): void
  /** Something failed that nobody waits for. */
  failed(error: unknown): void
}

/** How long the browser may hold back the note of unsent edits, milliseconds: one write for a burst of typing. */
const rememberAfterMs = 300

/** A workbook that is open in this window: its document, its line to the server, and what of it is safe. */
export class LiveWorkbook {
  readonly doc: Y.Doc
  readonly #listener: LiveListener
  readonly #copy: LocalCopy
  readonly #wire: Wire
  readonly #outbox: Outbox
  #state: ConnectionState = 'idle'
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #rememberTimer: ReturnType<typeof setTimeout> | undefined
  #storageFailed = false
  readonly #own: OwnEdits
  readonly #hadUnsent: boolean
  #onceSettled: (() => void)[] = []

  /** Opens this browser's copy of the workbook, then the line to the server. */
  static async open(address: string, workbook: string, person: string, listener: LiveListener): Promise<LiveWorkbook> {
    const doc = new Y.Doc()
    const copy = await openLocalCopy(doc, workbook, person, listener.failed)
    return new LiveWorkbook(doc, copy, address, workbook, listener)
  }

  private constructor(doc: Y.Doc, copy: LocalCopy, address: string, workbook: string, listener: LiveListener) {
    this.doc = doc
    this.#listener = listener
    this.#copy = copy
    const line = { send: (frame: Uint8Array) => this.#wire.send(frame), now: () => performance.now(), later: (ms: number, act: () => void) => void setTimeout(act, ms) }
    this.#outbox = new Outbox(line, copy.unsent)
    this.#own = new OwnEdits(doc)
    this.#hadUnsent = copy.unsent > 0
    this.#wire = makeWire(doc, address, workbook, {
      opened: () => this.#opened(),
      asked: (stateVector) => this.#counted(() => this.#outbox.answer(Y.encodeStateAsUpdate(doc, stateVector))),
      synced: () => this.#on('synced'),
      lost: (code) => this.#lost(code),
      durable: (count) => this.#counted(() => this.#outbox.durable(count)),
      refused: (number, refusal) => this.#refused(number, refusal),
      notice: ({ code }) => this.#noticed(code),
      access: (access) => listener.access(access),
      changed: (what) => listener.thingChanged(what),
    })
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this.#wire.provider) this.#counted(() => this.#outbox.add(update, origin === copy.origin ? 0 : 1))
    })
    addEventListener('online', this.#wake)
    addEventListener('offline', this.#sleep)
    this.start()
  }

  get awareness(): Awareness {
    return this.#wire.awareness
  }

  get connection(): ConnectionState {
    return this.#state
  }

  get saving(): SavingState {
    return savingState(this.#state, this.#outbox.waiting, this.#storageFailed)
  }

  /** Whether the server has answered all that was written here, and the line is up. */
  get hasSettled(): boolean {
    return this.#state === 'live' && this.#outbox.waiting === 0
  }

  /** Resolves when that is so; never, when the workbook is closed before. */
  whenSettled(): Promise<void> {
    return this.hasSettled ? Promise.resolve() : new Promise((resolve) => this.#onceSettled.push(resolve))
  }

  /** Cells that this window may have written: all, where an earlier visit left edits whose cells are not known any more. */
  get ownCells(): readonly RefusedCell[] {
    return this.#hadUnsent ? [...rowsOf(this.doc).keys()].map((row) => ({ row })) : this.#own.cells
  }

  #tellSettled(): void {
    if (!this.hasSettled) return
    const waiting = this.#onceSettled
    this.#onceSettled = []
    for (const resolve of waiting) resolve()
  }

  /** Opens the line, at first or again after a person has mended what was in the way (signed in, got a right). */
  start(): void {
    this.#on('start')
    if (this.#state === 'connecting') this.#wire.connect()
  }

  /** Drops this browser's copy; a page that is loaded anew starts from the server's. */
  async forgetLocalCopy(): Promise<void> {
    this.close()
    await this.#copy.clear()
  }

  close(): void {
    this.#on('stop')
    clearTimeout(this.#timer)
    clearTimeout(this.#rememberTimer)
    removeEventListener('online', this.#wake)
    removeEventListener('offline', this.#sleep)
    this.#own.destroy()
    this.#wire.destroy()
    this.#copy.destroy()
    this.doc.destroy()
  }

  readonly #wake = (): void => {
    if (this.#state === 'waiting') this.#retry()
  }

  /** The system says that the network is gone: a dead socket would be noticed only half a minute later. */
  readonly #sleep = (): void => {
    if (this.#state === 'live' || this.#state === 'syncing') this.#wire.disconnect()
  }

  #on(event: ConnectionEvent): void {
    const before = this.#state
    this.#state = nextState(before, event)
    if (event === 'synced') this.#attempt = 0
    if (this.#state !== before) this.#listener.changed()
    this.#tellSettled()
  }

  #opened(): void {
    this.#outbox.reset()
    this.#storageFailed = false
    this.#on('opened')
  }

  #lost(code: number | null): void {
    if (this.#state === 'closed') return
    this.#counted(() => this.#outbox.reset())
    this.#on(eventOfClose(code))
    if (this.#state !== 'waiting') return
    this.#attempt += 1
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#retry(), waitBeforeRetryMs(this.#attempt, Math.random))
  }

  #retry(): void {
    clearTimeout(this.#timer)
    this.#on('retry')
    if (this.#state === 'connecting') this.#wire.connect()
  }

  #refused(number: number, refusal: Refusal): void {
    if (!refusal.partial) this.#counted(() => this.#outbox.refused(number))
    this.#listener.refused(refusal)
  }

  #noticed(code: string): void {
    if (code === 'storage.failed') this.#storageFailed = true
    else if (code === 'storage.recovered') this.#storageFailed = false
    else if (code === 'client.reload') this.#on('outdated')
    this.#listener.changed()
  }

  #counted(count: () => void): void {
    const before = this.#outbox.waiting
    count()
    if (this.#outbox.waiting === before) return
    this.#listener.changed()
    this.#tellSettled()
    clearTimeout(this.#rememberTimer)
    this.#rememberTimer = setTimeout(() => this.#copy.rememberUnsent(this.#outbox.waiting), rememberAfterMs)
  }
}

function eventOfClose(code: number | null): ConnectionEvent {
  if (code === null || mayReconnect(code)) return 'lost'
  const events: Readonly<Record<number, ConnectionEvent>> = {
    [closeCodes.notSignedIn]: 'expired',
    [closeCodes.noRight]: 'refused',
    [closeCodes.reload]: 'outdated',
    [closeCodes.malformed]: 'malformed',
  }
  return events[code] ?? 'lost'
}
