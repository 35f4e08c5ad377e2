import type { ColumnId } from '../../../shared/domain/ids.ts'
import type { Sheet } from '../grid/sheet.ts'
import { cellPaddingPx } from '../heights/rowHeights.ts'
import type { MeasureText } from '../heights/syllableWidths.ts'
import { minColumnPx } from './columnWidths.ts'

/** Widest column that fitting makes, pixels: longer texts wrap. */
const widestFitPx = 460

/** The width that shows every cell of a column on one line, as far as that is sensible. */
export function fittingWidth(sheet: Sheet, column: ColumnId, width: MeasureText): number {
  const index = sheet.columnIndex(column)
  if (index < 0) return minColumnPx
  let widest = width(sheet.column(index).heading) / 2
  for (let row = 0; row < sheet.rowCount && widest < widestFitPx; row++) {
    if (sheet.spans(row)) continue
    const line = (text: string): number => text.split(' ').reduce((sum, word) => sum + width(word) + width(' '), 0)
    for (const paragraph of sheet.text(row, index).split('\n')) widest = Math.max(widest, line(paragraph))
  }
  return Math.round(Math.max(minColumnPx, Math.min(widestFitPx, widest + cellPaddingPx + 2)))
}
