import type { Annex } from '../annex.ts'
import type { FormFinding } from './formFinding.ts'

/** "Phụ lục", with a Roman number where there are several (III.1.a, b). */
const form = /^Phụ lục(?: [IVXLC]+)?$/u
const numbers = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII', 'XVIII', 'XIX', 'XX']

/** The heading that an annex should have: the decree numbers annexes in Roman, and a single one not at all. */
export function properHeading(index: number, count: number): string {
  return count === 1 ? 'Phụ lục' : `Phụ lục ${numbers[index] ?? String(index + 1)}`
}

/** Headings of all annexes of a plan together: which number is needed depends on how many there are. */
export function checkHeadings(annexes: readonly Annex[]): readonly FormFinding[] {
  const seen = new Set<string>()
  return annexes.flatMap((annex, index): FormFinding[] => {
    const { id, heading } = annex
    const proper = properHeading(index, annexes.length)
    const mend = { kind: 'annex', facts: { heading: proper } } as const
    const again = seen.has(heading)
    seen.add(heading)
    if (!form.test(heading)) return [{ code: 'headingForm', annex: id, values: { heading, proper }, mend }]
    if (annexes.length === 1) return heading === 'Phụ lục' ? [] : [{ code: 'headingNumberNeedless', annex: id, values: { heading, proper }, mend }]
    if (heading === 'Phụ lục') return [{ code: 'headingNumberMissing', annex: id, values: { proper }, mend }]
    return again ? [{ code: 'headingTwice', annex: id, values: { heading, proper }, mend }] : []
  })
}
