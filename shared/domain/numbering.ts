import type { NumberingScheme, RowKind } from './annex.ts'

const romanSteps: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** Roman numeral of a whole number ≥ 1; larger than 3,999 it goes on with more M. */
export function formatRoman(value: number): string {
  let rest = value
  let text = ''
  for (const [step, letters] of romanSteps) {
    while (rest >= step) {
      text += letters
      rest -= step
    }
  }
  return text
}

/** What numbering needs to know of a row. `level` 0 = top; a level that jumps counts as one deeper than the row above. */
export interface NumberedRow {
  readonly kind: RowKind
  readonly level: number
}

/**
 * The STT texts of rows in print order. Numbers are text: 1.10 is not 1.1.
 *
 * `restart`: sections I, II …; below them 1, 2 …, then 1.1, 1.2 …, anew in each section.
 * `continuous`: tasks count through the whole annex; groups carry no number, sub-tasks hang on their task (12.1).
 */
export function numberRows(rows: readonly NumberedRow[], scheme: NumberingScheme): string[] {
  const counters: number[] = []
  const prefixes: string[] = []
  let sections = 0
  let running = 0
  return rows.map((row) => {
    const level = Math.min(row.level, prefixes.length)
    counters.length = Math.min(counters.length, level + 1)
    prefixes.length = level
    if (row.kind === 'section' && level === 0) {
      sections += 1
      prefixes.push('')
      return formatRoman(sections)
    }
    const prefix = prefixes[level - 1] ?? ''
    const free = scheme === 'continuous' && prefix === ''
    if (free && (row.kind === 'group' || row.kind === 'section')) {
      prefixes.push('')
      return ''
    }
    const count = (counters[level] ?? 0) + 1
    counters[level] = count
    const number = free ? String((running += 1)) : prefix === '' ? String(count) : `${prefix}.${count}`
    prefixes.push(number)
    return number
  })
}
