import { share } from '../../../shared/sheet/layout/columnWidths.ts'

/** Narrowest column, millimetres: a Roman number in 12 pt. */
export const leastColumnMm = 9

/**
 * Widths after one of them was set, in whole millimetres that add up as before: the others share what is left in their
 * proportions, none below `leastColumnMm`.
 */
export function resizeColumn(widths: readonly number[], index: number, askedMm: number): readonly number[] {
  const total = Math.round(widths.reduce((sum, width) => sum + width, 0))
  const others = widths.filter((_, at) => at !== index)
  if (others.length === 0) return [total]
  const most = total - leastColumnMm * others.length
  const own = Math.round(Math.min(most, Math.max(leastColumnMm, askedMm)))
  const shared = share(others, others.map(() => leastColumnMm), total - own).map(Math.floor)
  // What rounding left over is the widest other column's.
  const widest = shared.indexOf(Math.max(...shared))
  const rest = total - own - shared.reduce((sum, width) => sum + width, 0)
  const whole = shared.map((width, at) => (at === widest ? width + rest : width))
  return [...whole.slice(0, index), own, ...whole.slice(index)]
}
