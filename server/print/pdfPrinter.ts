import { Worker } from 'node:worker_threads'
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
/** How long the typesetter waits for the next file before its memory (about 90 MB) is given back, milliseconds. */
const idleMs = 10 * 60_000

interface Waiting {
  resolve(bytes: Uint8Array): void
  reject(error: Error): void
  readonly timer: NodeJS.Timeout
}

/** A printer whose typesetter is started with the first file. */
export function makePdfPrinter(): PdfPrinter {
  return new TypesetterPrinter()
}

class TypesetterPrinter implements PdfPrinter {
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
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
    const request: PrintRequest = { id: this.#nextId++, form, data: JSON.stringify(pagesOfLayout(laidOut)), createdAt }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.#end(new DomainError('export.tooSlow')), longestMs)
      this.#waiting.set(request.id, { resolve, reject, timer })
      worker.postMessage(request)
    })
  }

  close(): Promise<void> {
    return this.#end(new DomainError('export.failed'))
  }

  #start(): Worker {
    const started = new Worker(new URL('./pdfWorker.ts', import.meta.url))
    const failed = (cause: unknown): void => {
      if (this.#worker === started) void this.#end(failure(cause))
    }
    started.on('message', (reply: PrintReply) => this.#settle(reply))
    started.on('error', failed)
    started.on('exit', (code) => failed(new Error(`typesetter ended with ${code}`)))
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
    this.#worker?.unref()
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
    await ended?.terminate()
  }
}

function failure(cause: unknown): DomainError {
  return Object.assign(new DomainError('export.failed'), { cause })
}
