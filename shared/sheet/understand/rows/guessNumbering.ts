import type { NumberingScheme } from '../../../domain/annex.ts'
import { numberRows } from '../../../domain/numbering.ts'
import type { PlacedRow } from './placeRows.ts'

/** The scheme whose numbers agree with more of the numbers in the sheet; `restart` where both agree alike. */
export function guessNumbering(rows: readonly PlacedRow[]): NumberingScheme {
  return agreement(rows, 'continuous') > agreement(rows, 'restart') ? 'continuous' : 'restart'
}

function agreement(rows: readonly PlacedRow[], scheme: NumberingScheme): number {
  const numbers = numberRows(rows, scheme)
  return rows.filter(({ main }, index) => main.number !== '' && bareNumber(main.number) === numbers[index]).length
}

/** A number without its closing mark and leading zeros: "1.1." → "1.1", "03" → "3". */
export function bareNumber(text: string): string {
  return text.replace(/[\s.):/]+$/g, '').replace(/^\((.*)\)$/, '$1').replace(/^0+(?=\d)/, '')
}
