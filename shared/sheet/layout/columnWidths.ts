import { usualWidthMm, type Column } from '../../domain/columns.ts'

/** What a column needs: its texts set in the table's type, its heading in bold. */
export interface ColumnNeed {
  readonly column: Column
  /** Width of the longest word, so that none is broken, millimetres. */
  readonly wordMm: number
}

/** Narrowest column, and the widest that one long word may force, millimetres. */
const leastMm = 9
const mostForWordMm = 45

/**
 * Widths in the proportions asked for that add up to `totalMm`, in tenths of a millimetre. No column is narrower than its
 * longest word ("31/12/2026" must not be broken) as long as there is room.
 */
export function columnWidths(needs: readonly ColumnNeed[], totalMm: number): readonly number[] {
  const asked = needs.map(({ column }) => Math.max(leastMm, column.widthMm ?? usualWidthMm[column.role]))
  const least = needs.map(({ wordMm }) => Math.min(mostForWordMm, Math.max(leastMm, wordMm)))
  const widths = share(asked, least, totalMm)
  const tenths = widths.map((width) => Math.floor(width * 10))
  const rest = Math.round(totalMm * 10) - tenths.reduce((sum, width) => sum + width, 0)
  const widest = tenths.indexOf(Math.max(...tenths))
  return tenths.map((width, index) => (index === widest ? width + rest : width) / 10)
}

/** Shares `total` by the proportions of `asked`; who would get less than its least gets that, the others share the rest. */
export function share(asked: readonly number[], least: readonly number[], total: number): readonly number[] {
  const needed = least.reduce((sum, width) => sum + width, 0)
  if (needed >= total) return least.map((width) => (width / needed) * total)
  const fixed = new Set<number>()
  for (;;) {
    const free = total - [...fixed].reduce((sum, index) => sum + (least[index] ?? 0), 0)
    const sum = asked.reduce((all, width, index) => (fixed.has(index) ? all : all + width), 0)
    const widths = asked.map((width, index) => (fixed.has(index) ? (least[index] ?? 0) : (width / sum) * free))
    const short = widths.findIndex((width, index) => !fixed.has(index) && width < (least[index] ?? 0))
    if (short < 0) return widths
    fixed.add(short)
  }
}
