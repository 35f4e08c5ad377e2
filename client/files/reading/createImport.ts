import { createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Unit, WorkbookFacts } from '../../../shared/domain/annex.ts'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import type { Corrections } from '../../../shared/sheet/understand/importResult.ts'
import { noCorrections } from './corrections.ts'
import type { ImportInput, ImportProgress, ImportReading } from './importProtocol.ts'
import { ImportReader } from './importReader.ts'
import type { SourceRow } from './sourceRows.ts'

/** One file on its way in: what is understood of it, and what a person corrected. */
export interface Import {
  /** Absent until the file is read; the last reading while it is understood again. */
  readonly reading: Accessor<ImportReading | undefined>
  /** Why it is refused; undefined: it isn't. */
  readonly failure: Accessor<unknown>
  readonly progress: Accessor<ImportProgress>
  readonly corrections: Accessor<Corrections>
  /** Understands the file again with the corrections that `change` makes of the present ones. */
  readonly correct: (change: (before: Corrections) => Corrections) => void
  /** How many corrections can be taken back. */
  readonly undoCount: Accessor<number>
  readonly undo: () => void
  readonly source: (sheet: string, from: number, to: number) => Promise<readonly SourceRow[]>
  readonly interchange: (facts: WorkbookFacts, annexes: readonly AnnexId[]) => Promise<Blob>
}

/**
 * Reads `input` in a worker that lives as long as the owner; every correction asks it again.
 * @param units the directory to resolve names by; absent: the usual offices of a commune
 */
export function createImport(input: ImportInput, units?: readonly Unit[]): Import {
  const [reading, setReading] = createSignal<ImportReading>()
  const [failure, setFailure] = createSignal<unknown>()
  const [progress, setProgress] = createSignal<ImportProgress>({ stage: 'reading', done: 0, total: 0 })
  const [history, setHistory] = createSignal<readonly Corrections[]>([noCorrections])
  const reader = new ImportReader(setProgress)
  onCleanup(() => reader.stop())
  let latest = 0
  const show = (asked: Promise<ImportReading>): void => {
    const turn = (latest += 1)
    // An answer that a later correction has overtaken would show for a blink what is no longer asked.
    const take = (read: ImportReading): unknown => turn === latest && setReading(read)
    asked.then(take).catch((error: unknown) => setFailure(() => error))
  }
  const corrections = (): Corrections => history().at(-1) ?? noCorrections
  const step = (next: readonly Corrections[]): void => {
    setHistory(next)
    show(reader.correct(corrections()))
  }
  show(reader.read(input, units))
  return {
    reading,
    failure,
    progress,
    corrections,
    correct: (change) => step([...history(), change(corrections())]),
    undoCount: () => history().length - 1,
    undo: () => history().length > 1 && step(history().slice(0, -1)),
    source: (sheet, from, to) => reader.source(sheet, from, to),
    interchange: (facts, annexes) => reader.interchange(facts, annexes),
  }
}
