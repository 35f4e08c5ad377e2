import { readWorkbook } from '../../shared/crdt/readWorkbook.ts'
import { updateAnnex } from '../../shared/crdt/workbookEdits.ts'
import { setCellText } from '../../shared/crdt/cellEdits.ts'
import type { Workbook } from '../../shared/domain/annex.ts'
import { checkForm } from '../../shared/domain/formChecks/checkForm.ts'
import type { FormChoices, FormFinding } from '../../shared/domain/formChecks/formFinding.ts'
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
  readonly endMark: boolean
  /** Number of a frozen version; '': what is being written. */
  readonly version: string
}

export const usualChoices: PrintChoices = { annex: '', view: 'issued', orientation: 'landscape', size: '12', blanks: 'kept', names: 'asWritten', endMark: true, version: '' }

/** Address of the file that these choices make. */
export function exportAddress(workbook: string, format: string, choices: PrintChoices): string {
  const { annex, endMark, version, ...rest } = choices
  const query = new URLSearchParams({ format, ...rest, endMark: endMark ? '1' : '0', ...(annex === '' ? {} : { annex }), ...(version === '' ? {} : { version }) })
  return `/api/workbooks/${workbook}/export?${query.toString()}`
}

/** Departures from the decree's form in what these choices print. */
export function formFindings(opened: OpenedWorkbook, choices: PrintChoices): readonly FormFinding[] {
  const workbook: Workbook = readWorkbook(opened.live.doc)
  const chosen = workbook.annexes.filter(({ id }) => choices.annex === '' || id === choices.annex)
  return checkForm(workbook, chosen, formChoices(choices))
}

function formChoices({ view, blanks, names }: PrintChoices): FormChoices {
  return { view: view === 'draft' || view === 'issued' ? view : 'unit', blanks, names }
}

/** Whether I may do what a finding offers: choices are mine, headings the coordinator's. */
export function mayMend({ mend }: FormFinding, { membership }: OpenedWorkbook): boolean {
  return mend !== undefined && (mend.kind === 'choices' || membership.role === 'coordinator')
}

/** Does what a finding offers. */
export function applyMend(finding: FormFinding, opened: OpenedWorkbook, choose: (change: Partial<PrintChoices>) => void): void {
  const { mend, annex } = finding
  if (mend?.kind === 'choices') choose(mend.choices)
  else if (mend?.kind === 'annex') updateAnnex(opened.edit, annex, mend.facts)
  else if (mend?.kind === 'cell') setCellText(opened.edit, mend.row, mend.column, mend.text)
}
