import type { RowKind, Unit, Workbook } from '../../domain/annex.ts'
import type { ColumnRole } from '../../domain/columns.ts'
import type { AnnexId, ColumnId, RowId, UnitId } from '../../domain/ids.ts'
import type { Notice } from '../../domain/notice.ts'
import type { MarkedAnnex } from '../own/exportMark.ts'

/**
 * What was understood of a workbook file: the workbook itself, every doubt, and where each thing came from, so that a
 * preview can show all of it and a person can correct it.
 */
export interface ImportResult {
  readonly workbook: Workbook
  readonly notices: readonly Notice[]
  /** One entry for each annex, in the same order. */
  readonly tables: readonly TableSource[]
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: SheetSkipReason }[]
  /** The state of a workbook that the file was exported from (see exportMark.ts); absent: not one of our exports. */
  readonly exportedFrom?: string
  /** What of each annex was exported then, to tell later who changed what (see merge/mergeBase.ts). */
  readonly exportedAs?: readonly MarkedAnnex[]
}

/** `noTable`: no heading row found; `list`: a hidden list of values; `empty`: nothing on it; `asked`: left out on request. */
export type SheetSkipReason = 'noTable' | 'list' | 'empty' | 'asked'

/** Where an annex came from. Rows and columns count from 0. */
export interface TableSource {
  readonly annex: AnnexId
  readonly sheet: string
  readonly headerRows: { readonly first: number; readonly last: number }
  readonly columns: readonly ColumnSource[]
  readonly rows: readonly RowSource[]
  readonly leftOut: readonly LeftOutRow[]
}

export interface ColumnSource {
  /** Column of the sheet. */
  readonly index: number
  /** Absent: the column was left out on request. */
  readonly column?: ColumnId
  readonly role: ColumnRole | 'skip'
  readonly heading: string
  /** How sure the role is: said by the heading, guessed from heading or contents, not understood, or corrected by hand. */
  readonly certainty: 'sure' | 'guessed' | 'unknown' | 'corrected'
}

export interface RowSource {
  readonly row: RowId
  /** Rows of the sheet: the row itself, then its continuations. */
  readonly sheetRows: readonly number[]
  /** The number (STT) as it stood in the sheet; the annex computes its own. */
  readonly number: string
}

/** Why a row of the sheet is not a row of the annex. */
export type LeftOutReason =
  | 'outside'
  | 'title'
  | 'letterhead'
  | 'repeatedHeader'
  | 'columnNumbers'
  | 'pageNumber'
  | 'endMark'
  | 'total'
  | 'note'
  | 'recipients'
  | 'signature'
  | 'tail'
  | 'numberOnly'
  | 'asked'

export interface LeftOutRow {
  readonly row: number
  readonly reason: LeftOutReason
  /** What stood in it, shortened. */
  readonly text: string
}

/** What a person changed in the preview; understanding runs again with it. Rows and columns count from 0. */
export interface Corrections {
  readonly sheets?: readonly { readonly sheet: string; readonly skip: true }[]
  readonly columns?: readonly ColumnCorrection[]
  readonly rows?: readonly RowCorrection[]
  /** Wordings of unit cells and the unit they mean; `null`: none of the directory. */
  readonly units?: readonly { readonly text: string; readonly unit: UnitId | null }[]
}

export interface ColumnCorrection {
  readonly sheet: string
  /** First row of the table's heading: a sheet may hold several tables. */
  readonly headerRow: number
  readonly index: number
  readonly role: ColumnRole | 'skip'
}

export interface RowCorrection {
  readonly sheet: string
  readonly row: number
  readonly kind?: RowKind
  readonly level?: number
  /** `join`: part of the row above; `skip`: left out; `keep`: a row of its own, whatever was recognised. */
  readonly place?: 'join' | 'skip' | 'keep'
}

/** What understanding may be told beforehand. */
export interface UnderstandOptions {
  /** Year of the plan; absent: taken from title or reference line. */
  readonly planYear?: number
  /** The directory of units; absent: the starter directory, of which the units that occur are taken. */
  readonly units?: readonly Unit[]
  /** Makes ids: `newId('row')`. */
  readonly newId: (prefix: string) => string
  readonly corrections?: Corrections
}
