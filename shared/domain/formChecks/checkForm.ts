import type { Annex, Workbook } from '../annex.ts'
import { checkCells } from './checkCells.ts'
import { checkHeadings } from './checkHeadings.ts'
import { checkReference } from './checkReference.ts'
import type { FormChoices, FormFinding } from './formFinding.ts'

/** Departures from Nghị định 30/2020/NĐ-CP, Phụ lục I, in the annexes that are to be printed, in print order. */
export function checkForm(workbook: Workbook, chosen: readonly Annex[], choices: FormChoices): readonly FormFinding[] {
  const headings = choices.headings === 'byOrder' ? [] : checkHeadings(workbook.annexes)
  return chosen.flatMap((annex) => [
    ...headings.filter((finding) => finding.annex === annex.id),
    ...checkTitle(annex),
    ...checkReference(annex, workbook.facts, choices),
    ...checkShown(annex, choices),
    ...checkCells(annex, workbook.units, choices),
  ])
}

function checkTitle(annex: Annex): FormFinding[] {
  return annex.title.trim() === '' ? [{ code: 'titleMissing', annex: annex.id }] : []
}

function checkShown(annex: Annex, { view }: FormChoices): FormFinding[] {
  if (view !== 'draft' || !annex.columns.some(({ internal }) => internal)) return []
  return [{ code: 'internalShown', annex: annex.id, mend: { kind: 'choices', choices: { view: 'issued' } } }]
}
