import { usualWidthMm, type Column } from '../../domain/columns.ts'

/** Narrowest column that still shows a word, millimetres. */
const leastMm = 9

/** Widths that keep the proportions asked for and add up to `totalMm`, in tenths of a millimetre. */
export function columnWidths(columns: readonly Column[], totalMm: number): readonly number[] {
  const asked = columns.map((column) => Math.max(leastMm, column.widthMm ?? usualWidthMm[column.role]))
  const sum = asked.reduce((total, width) => total + width, 0)
  const tenths = asked.map((width) => Math.floor((width / sum) * totalMm * 10))
  const rest = Math.round(totalMm * 10) - tenths.reduce((total, width) => total + width, 0)
  const widest = tenths.indexOf(Math.max(...tenths))
  return tenths.map((width, index) => (index === widest ? width + rest : width) / 10)
}
