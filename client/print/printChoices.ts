import { readWorkbook } from '../../shared/crdt/readWorkbook.ts'
import { updateAnnex } from '../../shared/crdt/workbookEdits.ts'
import { setCellText } from '../../shared/crdt/cellEdits.ts'
import type { Workbook } from '../../shared/domain/annex.ts'
import { checkForm } from '../../shared/domain/formChecks/checkForm.ts'
import type { FormChoices, FormFinding } from '../../shared/domain/formChecks/formFinding.ts'
import { mayEditFacts } from '../../shared/domain/permissions.ts'
import type { UnitForm } from '../../shared/domain/units/formatUnits.ts'
import type { OpenedWorkbook } from '../workbook/openedWorkbook.ts'

/** What a person chose for a file; texts as the export call takes them. */
export interface PrintChoices {
  /** Id of the annex; '' for all. */
  readonly annex: string
  /** `issued`, `draft` or `unit:ID`. */
  readonly view: string
  readonly orientation: 'landscape' | 'portrait'
  readonly size: '12' | '13' | '14'
  readonly blanks: 'kept' | 'filled'
  readonly names: UnitForm
  readonly headings: 'asWritten' | 'byOrder'
  readonly endMark: boolean
  /** Equal neighbours share a cell. */
  readonly merge: boolean
  /** The code of a version is printed. */
  readonly code: boolean
  /** The .pdf has an empty field for a signature. */
  readonly sign: boolean
  /** Number of a frozen version; '': what is being written. */
  readonly version: string
}

export const usualChoices: PrintChoices = {
  annex: '',
  view: 'issued',
  orientation: 'landscape',
  size: '12',
  blanks: 'kept',
  names: 'asWritten',
  headings: 'asWritten',
  endMark: true,
  merge: false,
  code: true,
  sign: false,
  version: '',
}

/** Address of the picture of its first pages. */
export function pagesAddress(workbook: string, choices: PrintChoices): string {
  return exportAddress(workbook, '', choices).replace('/export?format=&', '/pages.svg?')
}

/** Address of the file that these choices make; what is empty isn't asked for. `withPlan`: the plan's frame stands before the annexes. */
export function exportAddress(workbook: string, format: string, choices: PrintChoices, withPlan = false): string {
  const query = new URLSearchParams({ format, ...(withPlan ? { plan: '1' } : {}) })
  for (const [name, value] of Object.entries(choices)) {
    if (value !== '') query.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value))
  }
  return `/api/workbooks/${workbook}/export?${query.toString()}`
}

/** Departures from the decree's form in what these choices print. */
export function formFindings(opened: OpenedWorkbook, choices: PrintChoices): readonly FormFinding[] {
  const workbook: Workbook = readWorkbook(opened.live.doc)
  const chosen = workbook.annexes.filter(({ id }) => choices.annex === '' || id === choices.annex)
  return checkForm(workbook, chosen, formChoices(choices))
}

function formChoices({ view, blanks, names, headings }: PrintChoices): FormChoices {
  return { view: view === 'draft' || view === 'issued' ? view : 'unit', blanks, names, headings }
}

/** Whether I may do what a finding offers: choices are mine, texts the coordinator's as long as they may be written. */
export function mayMend({ mend }: FormFinding, { access, rule }: OpenedWorkbook): boolean {
  return mend !== undefined && (mend.kind === 'choices' || (access().role === 'coordinator' && mayEditFacts(rule()) === true))
}

/** Does what a finding offers. */
export function applyMend(finding: FormFinding, opened: OpenedWorkbook, choose: (change: Partial<PrintChoices>) => void): void {
  const { mend, annex } = finding
  if (mend?.kind === 'choices') choose(mend.choices)
  else if (mend?.kind === 'annex') updateAnnex(opened.edit, annex, mend.facts)
  else if (mend?.kind === 'cell') setCellText(opened.edit, mend.row, mend.column, mend.text)
}
