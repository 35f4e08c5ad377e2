import { createResource, createSignal, onCleanup, type Accessor, type Resource } from 'solid-js'
import type { Unit } from '../../shared/domain/annex.ts'
import type { Corrections, ImportResult } from '../../shared/sheet/understand/importResult.ts'
import { noCorrections } from './corrections.ts'
import { FileReaderWorker } from './fileReader.ts'

/** One file on its way in: what is understood of it, and what a person corrected. */
export interface Import {
  readonly result: Resource<ImportResult>
  readonly corrections: Accessor<Corrections>
  /** Understands the file again with the corrections that `change` makes of the present ones. */
  readonly correct: (change: (before: Corrections) => Corrections) => void
}

/**
 * Reads `file` in a worker that lives as long as the owner; every correction asks it again.
 * @param units the directory to resolve names by; absent: the usual offices of a commune
 */
export function createImport(file: File, units?: readonly Unit[]): Import {
  const reader = new FileReaderWorker()
  onCleanup(() => reader.stop())
  const [corrections, setCorrections] = createSignal<Corrections>(noCorrections)
  let isRead = false
  const understand = async (asked: Corrections): Promise<ImportResult> => {
    if (!isRead) {
      const first = await reader.read(file, units)
      isRead = true
      return first
    }
    return reader.ask({ corrections: asked, ...(units ? { units } : {}) })
  }
  const [result] = createResource(corrections, understand)
  return { result, corrections, correct: (change) => void setCorrections(change) }
}
