import type { AnnexId, ColumnId, RowId } from '../ids.ts'
import type { UnitForm } from '../units/formatUnits.ts'

/** The closed list of what may be wrong with the form of an annex; `form.<code>` in shared/i18n says each of them to a person. */
export const formCodes = [
  'headingForm',
  'headingNumberMissing',
  'headingNumberNeedless',
  'headingTwice',
  'titleMissing',
  'referenceMissing',
  'referenceWording',
  'blanksLeft',
  'blanksFilled',
  'monthZero',
  'dayZero',
  'abbreviation',
  'internalShown',
] as const
export type FormCode = (typeof formCodes)[number]

/** How the file is to be made, as far as the decree has a word on it. */
export interface FormChoices {
  readonly view: 'draft' | 'issued' | 'unit'
  /** `filled`: on paper; `kept`: an electronic document, whose blanks stay. */
  readonly blanks: 'kept' | 'filled'
  readonly names: UnitForm
  /** `byOrder`: headings are made by the order of the annexes, so that those written don't count. */
  readonly headings?: 'asWritten' | 'byOrder'
}

/** What one click would set right. */
export type FormMend =
  | { readonly kind: 'choices'; readonly choices: Partial<FormChoices> }
  | { readonly kind: 'annex'; readonly facts: { readonly heading?: string; readonly title?: string; readonly reference?: string } }
  | { readonly kind: 'cell'; readonly row: RowId; readonly column: ColumnId; readonly text: string }

/** A place where an annex departs from the decree's form. Never an obstacle: it may be printed all the same. */
export interface FormFinding {
  readonly code: FormCode
  readonly annex: AnnexId
  readonly row?: RowId
  readonly column?: ColumnId
  readonly values?: Readonly<Record<string, string | number>>
  readonly mend?: FormMend
}
