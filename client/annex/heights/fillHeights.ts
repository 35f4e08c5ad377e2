import type { ColumnId } from '../../../shared/domain/ids.ts'
import type { Sheet } from '../grid/sheet.ts'
import type { GridSurface } from '../grid/surface.ts'
import type { HeightBook } from './heightBook.ts'

/** Time of one slice, milliseconds: half a frame, so that scrolling and typing go on between. */
const sliceMs = 8

/**
 * Measures the rows of a large table in slices, after `begin` in a turn of its own, those in sight first; when all are known they are taken over at once, and
 * what is in sight stays in sight. Returns how to stop.
 */
export function fillHeights(book: HeightBook, surface: GridSurface, sheet: Sheet, widths: ReadonlyMap<ColumnId, number>, begin: () => void): () => void {
  let next: number | null = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const slice = (): void => {
    const { first, last } = surface.visibleRows()
    const inSight = book.guessed(sheet.rows.slice(first, last + 1).map((row) => row.id))
    if (inSight.length > 0) surface.setHeights(book.some(sheet, widths, inSight))
    next = book.more(sheet, widths, next ?? 0, sliceMs)
    if (next === null) surface.keepingPlace(() => surface.setHeights(book.measured))
    else timer = setTimeout(slice)
  }
  timer = setTimeout(() => {
    begin()
    timer = setTimeout(slice)
  })
  return () => clearTimeout(timer)
}
