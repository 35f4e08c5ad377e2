import { Worker } from 'node:worker_threads'
import { DomainError } from '../../shared/domain/errors.ts'
import type { LaidOutWorkbook } from '../../shared/office/layoutWorkbook.ts'
import { pagesOfLayout } from './pagesOfLayout.ts'

export interface PrintRequest {
  readonly id: number
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

/** The typesetter is started with the first file. */
export function makePdfPrinter(): PdfPrinter {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let nextId = 1

  const end = async (error: Error): Promise<void> => {
    const ended = worker
    worker = null
    clearTimeout(idle)
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    waiting.clear()
    await ended?.terminate()
  }
  const settle = (reply: PrintReply): void => {
    const asked = waiting.get(reply.id)
    if (!asked) return
    waiting.delete(reply.id)
    clearTimeout(asked.timer)
    if (reply.ok) asked.resolve(reply.bytes)
    else asked.reject(Object.assign(new DomainError('export.failed'), { cause: new Error(reply.message) }))
    if (waiting.size > 0) return
    worker?.unref()
    idle = setTimeout(() => void end(new DomainError('export.failed')), idleMs).unref()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./pdfWorker.ts', import.meta.url))
    const failed = (error: unknown): void => {
      if (worker === started) void end(Object.assign(new DomainError('export.failed'), { cause: error }))
    }
    started.on('message', settle)
    started.on('error', failed)
    started.on('exit', (code) => failed(new Error(`typesetter ended with ${code}`)))
    return started
  }
  return {
    print(laidOut, createdAt) {
      clearTimeout(idle)
      worker ??= start()
      worker.ref()
      const request: PrintRequest = { id: nextId++, data: JSON.stringify(pagesOfLayout(laidOut)), createdAt }
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => void end(new DomainError('export.tooSlow')), longestMs)
        waiting.set(request.id, { resolve, reject, timer })
        worker?.postMessage(request)
      })
    },
    close: () => end(new DomainError('export.failed')),
  }
}
