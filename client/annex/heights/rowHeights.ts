import type { RowId } from '../../../shared/domain/ids.ts'
import { countLines, type MeasureText } from './syllableWidths.ts'

/** Height of a line in a cell, pixels: 13.5 px type at 1.45, rounded up so that rows stay on whole pixels. */
export const lineHeightPx = 20
/** Blank above and below a cell's text together, pixels, and the hairline under the row. */
export const rowPaddingPx = 12
export const rowLinePx = 1
/** Blank left and right of a cell's text together with its hairline, pixels. */
export const cellPaddingPx = 17

/** One cell to be measured: its text, the pixels that it has, and whether it is set in bold. */
export interface MeasuredCell {
  readonly text: string
  readonly widthPx: number
  readonly bold: boolean
}

export interface Fonts {
  readonly plain: MeasureText
  readonly bold: MeasureText
}

/** The height of a row with these cells, pixels. */
export function rowHeight(cells: readonly MeasuredCell[], fonts: Fonts): number {
  let lines = 1
  for (const cell of cells) {
    if (cell.text === '') continue
    lines = Math.max(lines, countLines(cell.text, cell.widthPx - cellPaddingPx, cell.bold ? fonts.bold : fonts.plain))
  }
  return lines * lineHeightPx + rowPaddingPx + rowLinePx
}

/** Heights by row, of all rows: AG Grid only estimates rows that it hasn't drawn (5,000 rows: 147,319 px for 508,560). */
export type RowHeights = Map<RowId, number>
