import type { AnnexKind, NumberingScheme, RowKind, UnitKind, WorkbookFacts } from '../domain/annex.ts'
import type { ColumnRole } from '../domain/columns.ts'
import type { NoticeSeverity } from '../domain/notice.ts'
import type { parseTarget } from '../domain/target/parseTarget.ts'
import type { parseTimeline } from '../domain/timeline/parseTimeline.ts'
import type { interchangeFormat, interchangeVersion } from './interchangeVersion.ts'

/** An annex between programs, as JSON. annex.schema.json says the same to programs in other languages. */
export interface InterchangeDocument {
  readonly format: typeof interchangeFormat
  readonly version: typeof interchangeVersion
  readonly workbook: WorkbookFacts
  readonly units: readonly InterchangeUnit[]
  readonly annexes: readonly InterchangeAnnex[]
  readonly notices: readonly InterchangeNotice[]
}

export interface InterchangeUnit {
  readonly id: string
  readonly name: string
  readonly abbr: string
  readonly kind: UnitKind
  readonly aliases: readonly string[]
  readonly members?: readonly string[]
}

export interface InterchangeAnnex {
  readonly id: string
  readonly kind: AnnexKind
  readonly heading: string
  readonly title: string
  readonly reference: string
  readonly numbering: NumberingScheme
  readonly columns: readonly InterchangeColumn[]
  readonly rows: readonly InterchangeRow[]
}

export interface InterchangeColumn {
  readonly id: string
  readonly role: ColumnRole
  readonly heading: string
  readonly parentHeading?: string
  readonly widthMm?: number
  readonly internal?: true
}

export interface InterchangeRow {
  readonly id: string
  readonly kind: RowKind
  readonly level: number
  /** Computed on writing, ignored on reading. */
  readonly number: string
  readonly cells: Readonly<Record<string, string>>
  /** Computed on writing, ignored on reading. */
  readonly readings?: RowReadings
  readonly flags?: readonly string[]
  readonly comments?: readonly { readonly author: string; readonly text: string }[]
}

/** What was understood of a row's cells. An entry of `lead` or `coordinating` is a unit's id, or "~" and the text as written. */
export interface RowReadings {
  readonly timeline?: ReturnType<typeof parseTimeline>
  readonly lead?: readonly string[]
  readonly coordinating?: readonly string[]
  readonly target?: ReturnType<typeof parseTarget>
  /** By column id, for columns of the role `targetByPeriod`. */
  readonly targetByPeriod?: Readonly<Record<string, ReturnType<typeof parseTarget>>>
}

export interface InterchangeNotice {
  readonly code: string
  readonly severity: NoticeSeverity
  readonly sheet?: string
  readonly cell?: string
  readonly details?: Readonly<Record<string, string | number>>
  readonly message?: string
}
