import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { DomainError } from '../../shared/domain/errors.ts'
import type { LaidOutWorkbook } from '../../shared/office/layoutWorkbook.ts'
import { pagesOfLayout } from './pagesOfLayout.ts'

export interface PrintRequest {
  readonly id: number
  /** `picture`: an SVG of all pages, for the screen. */
  readonly form: 'pdf' | 'picture'
  /** A PageFile as JSON. */
  readonly data: string
  /** What the file says of its birth, milliseconds since 1970. */
  readonly createdAt: number
}

export type PrintReply =
  | { readonly id: number; readonly ok: true; readonly bytes: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly message: string }

/** Makes PDF files of laid-out annexes. The same layout and the same time of birth give the same bytes. */
export interface PdfPrinter {
  /** @throws DomainError `export.tooSlow`, `export.failed` */
  print(laidOut: LaidOutWorkbook, createdAt: number): Promise<Uint8Array>
  /** The same pages as one SVG. @throws DomainError `export.tooSlow`, `export.failed` */
  picture(laidOut: LaidOutWorkbook): Promise<Uint8Array>
  close(): Promise<void>
}

/** Longest that one file may take, milliseconds: 2,000 rows take 2 s on a slow machine. */
const longestMs = 30_000
/** How long the typesetter waits for the next file before its memory (about 150 MB) is given back, milliseconds. */
const idleMs = 10 * 60_000

/** From this size of a request on (about 700 rows) its memory, some hundred MB, is given back at once, UTF-16 units. */
const largeRequest = 700_000
/** The C library gives back what is free, and doesn't keep an arena for every thread: 70 MB of 470 less at 2,000 rows. */
const thrift = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' }

interface Waiting {
  resolve(bytes: Uint8Array): void
  reject(error: Error): void
  readonly timer: NodeJS.Timeout
  readonly isLarge: boolean
}

/** A printer whose typesetter is started with the first file. */
export function makePdfPrinter(): PdfPrinter {
  return new TypesetterPrinter()
}

class TypesetterPrinter implements PdfPrinter {
  readonly #waiting = new Map<number, Waiting>()
  #worker: ChildProcess | null = null
  #idle: NodeJS.Timeout | undefined
  #nextId = 1

  print(laidOut: LaidOutWorkbook, createdAt: number): Promise<Uint8Array> {
    return this.#set(laidOut, 'pdf', createdAt)
  }

  picture(laidOut: LaidOutWorkbook): Promise<Uint8Array> {
    return this.#set(laidOut, 'picture', 0)
  }

  #set(laidOut: LaidOutWorkbook, form: PrintRequest['form'], createdAt: number): Promise<Uint8Array> {
    clearTimeout(this.#idle)
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    worker.channel?.ref()
    const request: PrintRequest = { id: this.#nextId++, form, data: JSON.stringify(pagesOfLayout(laidOut)), createdAt }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.#end(new DomainError('export.tooSlow')), longestMs)
      this.#waiting.set(request.id, { resolve, reject, timer, isLarge: request.data.length >= largeRequest })
      worker.send(request)
    })
  }

  close(): Promise<void> {
    return this.#end(new DomainError('export.failed'))
  }

  #start(): ChildProcess {
    // A process, not a thread: its memory goes back as a whole, and a fault in native code doesn't take the server along.
    const started = fork(fileURLToPath(new URL('./pdfWorker.ts', import.meta.url)), { serialization: 'advanced', execArgv: [], env: thrift })
    const failed = (cause: unknown): void => {
      if (this.#worker === started) void this.#end(failure(cause))
    }
    started.on('message', (reply: PrintReply) => this.#settle(reply))
    started.on('error', failed)
    started.on('exit', (code, signal) => failed(new Error(`typesetter ended with ${code ?? signal}`)))
    return started
  }

  #settle(reply: PrintReply): void {
    const asked = this.#waiting.get(reply.id)
    if (!asked) return
    this.#waiting.delete(reply.id)
    clearTimeout(asked.timer)
    if (reply.ok) asked.resolve(reply.bytes)
    else asked.reject(failure(new Error(reply.message)))
    if (this.#waiting.size > 0) return
    if (asked.isLarge) return void this.close()
    this.#worker?.unref()
    this.#worker?.channel?.unref()
    this.#idle = setTimeout(() => void this.close(), idleMs).unref()
  }

  async #end(error: Error): Promise<void> {
    const ended = this.#worker
    this.#worker = null
    clearTimeout(this.#idle)
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    this.#waiting.clear()
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return
    const gone = once(ended, 'exit')
    ended.ref()
    ended.kill()
    await gone
  }
}

function failure(cause: unknown): DomainError {
  return Object.assign(new DomainError('export.failed'), { cause })
}
