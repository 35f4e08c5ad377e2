import type { AnnexRow, Unit, WorkbookFacts } from '../../../shared/domain/annex.ts'
import { DomainError, type ErrorCode } from '../../../shared/domain/errors.ts'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import type { Notice } from '../../../shared/domain/notice.ts'
import type { Corrections, RowSource } from '../../../shared/sheet/understand/importResult.ts'
import type { ImportAnswer, ImportInput, ImportProgress, ImportReading, ImportRequest } from './importProtocol.ts'
import type { SourceRow } from './sourceRows.ts'

/** Larger files are refused before they are read into memory. 10 MB: the guard's own limit (shared/office). */
const maxUploadBytes = 10 * 2 ** 20
/** How long reading may take, seconds: the 5 s of the command line (shared/office) on an office PC four times slower. */
const limitSeconds = 20

/** Waits for the answers to one request; returns whether they are complete. */
type Listener = (answer: ImportAnswer) => boolean

/** Reads and understands one file off the main thread, and keeps it there for corrections and for showing its cells. */
export class ImportReader {
  readonly #worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' })
  readonly #waiting: { readonly listen: Listener; readonly fail: (error: unknown) => void }[] = []
  readonly #onProgress: (progress: ImportProgress) => void

  constructor(onProgress: (progress: ImportProgress) => void) {
    this.#onProgress = onProgress
    this.#worker.onmessage = (event: MessageEvent<ImportAnswer>) => this.#take(event.data)
    this.#worker.onerror = (event) => this.#failAll(new Error(event.message))
  }

  /** @throws {DomainError} the file is refused, with the reason */
  async read(input: ImportInput, units?: readonly Unit[]): Promise<ImportReading> {
    const known = units ? { units } : {}
    if (!(input instanceof File)) return this.#result({ ask: 'sheets', sheets: input.sheets, ...known })
    if (input.size > maxUploadBytes) throw new DomainError('office.tooLarge', { limit: maxUploadBytes / 2 ** 20 })
    return this.#result({ ask: 'file', bytes: await input.arrayBuffer(), name: input.name, ...known })
  }

  /** Understands the file again. */
  correct(corrections: Corrections): Promise<ImportReading> {
    return this.#result({ ask: 'corrected', corrections })
  }

  source(sheet: string, from: number, to: number): Promise<readonly SourceRow[]> {
    return this.#ask({ ask: 'source', sheet, from, to }, (answer) => (answer.kind === 'source' ? answer.rows : undefined))
  }

  /** The accepted annexes as an interchange document, written where they were read. */
  interchange(facts: WorkbookFacts, annexes: readonly AnnexId[]): Promise<Blob> {
    return this.#ask({ ask: 'interchange', facts, annexes }, (answer) => (answer.kind === 'interchange' ? answer.json : undefined))
  }

  /** Ends everything at once, also what hangs. */
  stop(): void {
    this.#worker.terminate()
    this.#waiting.length = 0
  }

  async #result(request: ImportRequest): Promise<ImportReading> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooSlow = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.stop()
        reject(new DomainError('office.tooSlow', { seconds: limitSeconds }))
      }, limitSeconds * 1_000)
    })
    const collect = makeCollector()
    return Promise.race([tooSlow, this.#ask(request, collect)]).finally(() => clearTimeout(timer))
  }

  /** Requests are answered in the order in which they were sent. */
  #ask<T>(request: ImportRequest, taken: (answer: ImportAnswer) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const listen: Listener = (answer) => {
        const found = taken(answer)
        if (found === undefined) return false
        resolve(found)
        return true
      }
      this.#waiting.push({ listen, fail: reject })
      this.#worker.postMessage(request, request.ask === 'file' ? [request.bytes] : [])
    })
  }

  #take(answer: ImportAnswer): void {
    if (answer.kind === 'progress') return this.#onProgress(answer.progress)
    if (answer.kind === 'refused' || answer.kind === 'failed') {
      this.#waiting.shift()?.fail(answer.kind === 'refused' ? new DomainError(answer.code as ErrorCode, answer.details) : new Error(answer.message))
    } else if (this.#waiting[0]?.listen(answer)) this.#waiting.shift()
  }

  #failAll(error: Error): void {
    for (const { fail } of this.#waiting.splice(0)) fail(error)
  }
}

/** Puts a result together from its parts; answers once it is whole. */
function makeCollector(): (answer: ImportAnswer) => ImportReading | undefined {
  let head: ImportReading | undefined
  const notices: Notice[] = []
  const rows: AnnexRow[][] = []
  const sources: RowSource[][] = []
  return (answer) => {
    if (answer.kind === 'head') head = answer.head
    if (answer.kind === 'part') {
      const { part } = answer
      notices.push(...(part.notices ?? []))
      const annex = part.annex ?? 0
      if (part.rows) (rows[annex] ??= []).push(...part.rows)
      if (part.sources) (sources[annex] ??= []).push(...part.sources)
    }
    if (answer.kind !== 'done' || !head) return undefined
    const { workbook, tables } = head.result
    const annexes = workbook.annexes.map((annex, index) => ({ ...annex, rows: rows[index] ?? [] }))
    return {
      ...head,
      result: { ...head.result, notices, workbook: { ...workbook, annexes }, tables: tables.map((table, index) => ({ ...table, rows: sources[index] ?? [] })) },
    }
  }
}
