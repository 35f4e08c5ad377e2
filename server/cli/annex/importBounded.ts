import type { Unit } from '../../../shared/domain/annex.ts'
import { runBounded } from './boundedWorker.ts'

/** A file to be imported, and what is known of it beforehand. */
export interface ImportJob {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** The only sheet that is wanted; absent: all. */
  readonly sheet?: string
  readonly planYear?: number
  readonly units?: readonly Unit[]
}

/**
 * Reads a file, understands it and writes the interchange form, within the limits of time and memory.
 * @returns the interchange form as JSON
 * @throws DomainError `office.*`, `import.*`
 */
export function importBounded(job: ImportJob): Promise<string> {
  return runBounded(new URL('./importJob.ts', import.meta.url), job)
}
