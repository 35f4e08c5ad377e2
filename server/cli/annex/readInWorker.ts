import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { DomainError, errorCodes, type ErrorCode, type ErrorDetails } from '../../../shared/domain/errors.ts'
import { officeLimits } from '../../../shared/office/officeLimits.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import type { SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'

interface Job {
  readonly bytes: Uint8Array
  readonly fileName: string
}

type Answer =
  | { readonly sheets: readonly SheetMatrix[] }
  | { readonly code: ErrorCode; readonly details: ErrorDetails }
  | { readonly failure: string }

/** Memory for one file, MB: a hostile file must not take the shell's machine down. */
const maxHeapMb = 300
/** Small, so that what is thrown away while reading is taken back early: 100 MB less at the peak, no slower. */
const youngMb = 24

/**
 * Reads a workbook file in a thread of its own, which is ended when it takes too long.
 * @throws DomainError `office.*`
 */
export async function readInWorker(bytes: Uint8Array, fileName: string): Promise<readonly SheetMatrix[]> {
  const job: Job = { bytes, fileName }
  const worker = new Worker(new URL(import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: youngMb } })
  const timer = setTimeout(() => void worker.terminate(), officeLimits.seconds * 1000)
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', (error) => reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error))
      worker.once('exit', () => reject(new DomainError('office.tooSlow', { seconds: officeLimits.seconds })))
    })
    if ('sheets' in answer) return answer.sheets
    if ('code' in answer) throw new DomainError(answer.code, answer.details)
    throw new Error(answer.failure)
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const tooLarge = (): DomainError => new DomainError('office.inflatedTooLarge', { limit: officeLimits.inflatedBytes / 2 ** 20 })

async function answerJob({ bytes, fileName }: Job): Promise<Answer> {
  try {
    return { sheets: await readWorkbookFile(bytes, fileName) }
  } catch (error) {
    if (error instanceof DomainError && errorCodes.includes(error.code)) return { code: error.code, details: error.details }
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

if (!isMainThread) parentPort?.postMessage(await answerJob(workerData as Job))
