import { parentPort, Worker, workerData } from 'node:worker_threads'
import { DomainError, errorCodes, type ErrorCode, type ErrorDetails } from '../../../shared/domain/errors.ts'
import { officeLimits } from '../../../shared/office/officeLimits.ts'

type Answer<Result> = { readonly result: Result } | { readonly code: ErrorCode; readonly details: ErrorDetails } | { readonly failure: string }

/** Heap of the thread, MB: with the program around it a file costs at most 300 MB of the machine's memory. */
const maxHeapMb = 120
/** Of the seconds that a file may cost: for starting the program and ending it. */
const startAndEndMs = 500
/** Small, so that what is thrown away while reading is taken back early: 100 MB less at the peak, no slower. */
const youngMb = 8

/**
 * Does a job with a file in a thread of its own, which is ended when it takes too long or too much memory.
 * @param module file that calls `answerJob`
 * @throws DomainError what the job refuses, and `office.tooSlow`, `office.inflatedTooLarge`
 */
export async function runBounded<Result>(module: URL, job: unknown): Promise<Result> {
  const worker = new Worker(module, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: youngMb } })
  const timer = setTimeout(() => void worker.terminate(), officeLimits.seconds * 1000 - startAndEndMs)
  try {
    const answer = await new Promise<Answer<Result>>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', (error) => reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error))
      worker.once('exit', () => reject(new DomainError('office.tooSlow', { seconds: officeLimits.seconds })))
    })
    if ('result' in answer) return answer.result
    if ('code' in answer) throw new DomainError(answer.code, answer.details)
    throw new Error(answer.failure)
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const tooLarge = (): DomainError => new DomainError('office.inflatedTooLarge', { limit: officeLimits.inflatedBytes / 2 ** 20 })

/** In the thread: does the job and sends what came of it. */
export async function answerJob<Job, Result>(run: (job: Job) => Promise<Result>): Promise<void> {
  parentPort?.postMessage(await outcomeOf(() => run(workerData as Job)))
}

async function outcomeOf<Result>(run: () => Promise<Result>): Promise<Answer<Result>> {
  try {
    return { result: await run() }
  } catch (error) {
    if (error instanceof DomainError && errorCodes.includes(error.code)) return { code: error.code, details: error.details }
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
