import { usualWidthMm, type Column } from '../../../shared/domain/columns.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'

/** Narrowest column on screen, pixels: a syllable and a half. */
export const minColumnPx = 56

/**
 * Widths on screen: a person's own width where there is one; the rest of the window is shared in the proportion of the
 * widths on paper; none gets less than it needs (`needed`: numbers don't wrap). Narrow windows scroll rather than squeeze: a column never gets below 3 px for a millimetre.
 */
export function columnWidths(
  columns: readonly Column[],
  availablePx: number,
  personal: ReadonlyMap<ColumnId, number>,
  needed: ReadonlyMap<ColumnId, number> = new Map(),
): Map<ColumnId, number> {
  const least = (column: Column): number => Math.max(minColumnPx, needed.get(column.id) ?? 0)
  const paper = (column: Column): number => column.widthMm ?? usualWidthMm[column.role]
  const free = columns.filter((column) => !personal.has(column.id))
  const taken = columns.reduce((sum, column) => sum + (personal.get(column.id) ?? 0), 0)
  const total = free.reduce((sum, column) => sum + paper(column), 0)
  const scale = total === 0 ? 0 : Math.max(3, (availablePx - taken) / total)
  const widths = new Map<ColumnId, number>()
  for (const column of columns) widths.set(column.id, Math.max(least(column), Math.floor(personal.get(column.id) ?? paper(column) * scale)))
  const last = free.at(-1)
  const sum = [...widths.values()].reduce((a, b) => a + b, 0)
  // The pixels lost by rounding go to the last column, so that the table ends at the window's edge.
  if (last && last !== columns[0] && sum < availablePx && availablePx - sum < free.length + 1) widths.set(last.id, (widths.get(last.id) ?? 0) + availablePx - sum)
  return widths
}
