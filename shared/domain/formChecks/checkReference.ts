import type { Annex, WorkbookFacts } from '../annex.ts'
import type { FormChoices, FormFinding } from './formFinding.ts'
import { mendDates } from './mendDates.ts'

/** The line under the title (III.1.c): "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm … của …)". */
export function checkReference(annex: Annex, facts: WorkbookFacts, { blanks, view }: FormChoices): readonly FormFinding[] {
  const { id, reference } = annex
  if (reference.trim() === '') return [{ code: 'referenceMissing', annex: id, mend: { kind: 'annex', facts: { reference: usualReference(facts) } } }]
  const found: FormFinding[] = []
  const worded = reference.replace(/ban hành kèm theo/iu, 'Kèm theo')
  if (worded !== reference) found.push({ code: 'referenceWording', annex: id, mend: { kind: 'annex', facts: { reference: worded } } })
  const dated = mendDates(reference)
  if (dated.code) found.push({ code: dated.code, annex: id, values: { from: dated.from, to: dated.to }, mend: { kind: 'annex', facts: { reference: dated.text } } })
  const isBlank = /…|\.{3,}|_{2,}/.test(reference)
  // What is told on paper needs number and date; an electronic document leaves them to the signature.
  if (blanks === 'filled' && isBlank && (facts.planNumber === '' || facts.planDate === '')) {
    found.push({ code: 'blanksLeft', annex: id, mend: { kind: 'choices', choices: { blanks: 'kept' } } })
  }
  if (blanks === 'kept' && view === 'issued' && !isBlank && /số\s*\d+\s*\//u.test(reference)) found.push({ code: 'blanksFilled', annex: id })
  return found
}

function usualReference({ planKind, year, issuer }: WorkbookFacts): string {
  const full = issuer.replace(/^UBND /u, 'Ủy ban nhân dân ')
  const sign = planKind === 'Quyết định' ? 'QĐ' : 'KH'
  return `(Kèm theo ${planKind === '' ? 'Kế hoạch' : planKind} số …/${sign}-UBND ngày … tháng … năm ${year > 0 ? year : '…'} của ${full === '' ? '…' : full})`
}
