import { isMainThread } from 'node:worker_threads'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import type { SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'
import { answerJob, runBounded } from './boundedWorker.ts'

interface Job {
  readonly bytes: Uint8Array
  readonly fileName: string
}

/**
 * Reads the sheets of a workbook file within the limits of time and memory.
 * @throws DomainError `office.*`
 */
export function readInWorker(bytes: Uint8Array, fileName: string): Promise<readonly SheetMatrix[]> {
  const job: Job = { bytes, fileName }
  return runBounded(new URL(import.meta.url), job)
}

if (!isMainThread) await answerJob(({ bytes, fileName }: Job) => readWorkbookFile(bytes, fileName))
