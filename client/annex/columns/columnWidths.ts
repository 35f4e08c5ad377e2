import { usualWidthMm, type Column } from '../../../shared/domain/columns.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'

/** Narrowest column on screen, pixels: a syllable and a half. */
export const minColumnPx = 56

/** Below this a narrow window scrolls rather than squeezing its columns, pixels for a millimetre on paper: a date still fits. */
const leastPxPerMm = 3.3

/**
 * Widths on screen: a person's own width where there is one; the rest of the window is shared in the proportion of the
 * widths on paper; none gets less than it needs (`needed`: numbers don't wrap).
 */
export function columnWidths(
  columns: readonly Column[],
  availablePx: number,
  personal: ReadonlyMap<ColumnId, number>,
  needed: ReadonlyMap<ColumnId, number> = new Map(),
): Map<ColumnId, number> {
  const paper = (column: Column): number => column.widthMm ?? usualWidthMm[column.role]
  const fixed = new Map(columns.filter((column) => personal.has(column.id)).map((column) => [column.id, Math.max(minColumnPx, personal.get(column.id) ?? 0)]))
  const scale = (): number => {
    const free = columns.filter((column) => !fixed.has(column.id)).reduce((sum, column) => sum + paper(column), 0)
    const taken = [...fixed.values()].reduce((sum, width) => sum + width, 0)
    return free === 0 ? 0 : Math.max(leastPxPerMm, (availablePx - taken) / free)
  }
  // A column that needs more than its share leaves less for the others.
  for (const column of columns) {
    const least = Math.max(minColumnPx, needed.get(column.id) ?? 0)
    if (!fixed.has(column.id) && paper(column) * scale() < least) fixed.set(column.id, least)
  }
  const share = scale()
  const widths = new Map(columns.map((column) => [column.id, Math.floor(fixed.get(column.id) ?? paper(column) * share)]))
  const last = columns.findLast((column) => !fixed.has(column.id))
  const spare = availablePx - [...widths.values()].reduce((a, b) => a + b, 0)
  // The pixels lost by rounding go to the last column, so that the table ends at the window's edge.
  if (last && spare > 0 && spare <= columns.length) widths.set(last.id, (widths.get(last.id) ?? 0) + spare)
  return widths
}
