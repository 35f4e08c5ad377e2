import type { AnnexRow, RowKind, Unit, WorkbookFacts } from '../../../shared/domain/annex.ts'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import type { Notice } from '../../../shared/domain/notice.ts'
import type { SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'
import type { Corrections, ImportResult, RowSource } from '../../../shared/sheet/understand/importResult.ts'
import type { SourceRow } from './sourceRows.ts'
import type { UnknownUnit } from './unknownUnits.ts'

/** A pasted table or text: there is no file, its cells are known already. */
export interface PastedSheets {
  readonly name: string
  readonly sheets: readonly SheetMatrix[]
}

/** What comes in. */
export type ImportInput = File | PastedSheets

/** What the page knows of a file that was read. */
export interface ImportReading {
  readonly result: ImportResult
  readonly unknownUnits: readonly UnknownUnit[]
  readonly counts: Readonly<Record<RowKind, number>>
  readonly sheets: readonly { readonly name: string; readonly height: number; readonly width: number }[]
}

/** Steps of reading, as far as they can be told; `done` of `total` rows where they are counted. */
export interface ImportProgress {
  readonly stage: 'reading' | 'understanding' | 'sending'
  readonly done: number
  readonly total: number
}

/** What the page asks of the worker. A file is read once; everything else speaks of that file. */
export type ImportRequest =
  | { readonly ask: 'file'; readonly bytes: ArrayBuffer; readonly name: string; readonly units?: readonly Unit[] }
  | { readonly ask: 'sheets'; readonly sheets: readonly SheetMatrix[]; readonly units?: readonly Unit[] }
  | { readonly ask: 'corrected'; readonly corrections: Corrections }
  | { readonly ask: 'source'; readonly sheet: string; readonly from: number; readonly to: number }
  | { readonly ask: 'interchange'; readonly facts: WorkbookFacts; readonly annexes: readonly AnnexId[] }

/** A part of a result: large ones come in pieces, so that no single message holds the page up. */
export interface ResultPart {
  readonly notices?: readonly Notice[]
  readonly annex?: number
  readonly rows?: readonly AnnexRow[]
  readonly sources?: readonly RowSource[]
}

export type ImportAnswer =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  /** Rows and notices are empty yet, and come in parts; `done` ends them. */
  | { readonly kind: 'head'; readonly head: ImportReading }
  | { readonly kind: 'part'; readonly part: ResultPart }
  | { readonly kind: 'done' }
  | { readonly kind: 'source'; readonly rows: readonly SourceRow[] }
  | { readonly kind: 'interchange'; readonly json: Blob }
  | { readonly kind: 'refused'; readonly code: string; readonly details: Readonly<Record<string, string | number>> }
  /** A fault of the program, not of the file. */
  | { readonly kind: 'failed'; readonly message: string }
