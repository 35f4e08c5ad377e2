import type { RowId } from '../../../shared/domain/ids.ts'
import type { Sheet } from './sheet.ts'
import type { GridSurface } from './surface.ts'

/** How long a cell that a colleague changed glows, milliseconds. */
const glowMs = 900

/** Lets the drawn cells of `rows` whose text is no longer what they show glow once. Call it before they are drawn anew. */
export function glowChanged(surface: GridSurface, sheet: Sheet, rows: ReadonlySet<RowId>): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  for (const row of rows) {
    const index = sheet.rowIndex(row)
    if (index < 0) continue
    sheet.columns.forEach((column, i) => {
      const cell = surface.cellElement(row, column.id)
      if (!cell || i < sheet.firstDataColumn || sheet.spans(index)) return
      if (cell.textContent === sheet.text(index, i)) return
      cell.animate([{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }], {
        duration: still ? 0 : glowMs,
        easing: 'ease-out',
      })
    })
  }
}
