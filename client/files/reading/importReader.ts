import type { Unit } from '../../shared/domain/annex.ts'
import { DomainError, type ErrorCode } from '../../shared/domain/errors.ts'
import type { ImportResult } from '../../shared/sheet/understand/importResult.ts'
import type { ImportAnswer, ImportRequest } from './importWorker.ts'

/** Larger files are refused before they are read into memory. 10 MB: the guard's own limit (shared/office). */
const maxUploadBytes = 10 * 2 ** 20

/** Reads and understands workbook files off the main thread; one reader a file, because corrections ask it again. */
export class FileReaderWorker {
  readonly #worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' })

  /** @throws {DomainError} the file is refused, with the reason */
  async read(file: File, units?: readonly Unit[]): Promise<ImportResult> {
    if (file.size > maxUploadBytes) throw new DomainError('office.tooLarge', { limit: maxUploadBytes / 2 ** 20 })
    return this.ask({ file: { bytes: await file.arrayBuffer(), name: file.name }, ...(units ? { units } : {}) })
  }

  /** @throws {DomainError} */
  ask(request: ImportRequest): Promise<ImportResult> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = (event: MessageEvent<ImportAnswer>) => {
        const answer = event.data
        if (answer.ok) resolve(answer.result)
        else reject(new DomainError(answer.code as ErrorCode, answer.details))
      }
      this.#worker.onerror = (event) => reject(new Error(event.message))
      this.#worker.postMessage(request, request.file ? [request.file.bytes] : [])
    })
  }

  /** Ends reading at once, also when it hangs. */
  stop(): void {
    this.#worker.terminate()
  }
}
