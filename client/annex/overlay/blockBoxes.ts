import type { Sheet } from '../grid/sheet.ts'
import type { GridSurface } from '../grid/surface.ts'
import type { Block } from '../selection/sheetShape.ts'

/** A box in pixels from the table's upper left corner. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The parts of a block: the one in pinned columns (it doesn't scroll sideways), and the one in the others. */
export interface BlockBoxes {
  readonly pinned: PixelBox | null
  readonly scrolled: PixelBox | null
}

/** Where a block of cells is drawn; null when none of it is. */
export function blockBoxes(surface: GridSurface, sheet: Sheet, block: Block): BlockBoxes | null {
  if (block.bottom >= sheet.rowCount || block.right >= sheet.columnCount || block.top < 0 || block.left < 0) return null
  const first = surface.rowExtent(sheet.rowAt(block.top))
  const last = surface.rowExtent(sheet.rowAt(block.bottom))
  if (!first || !last) return null
  const top = first.start
  const height = last.start + last.size - top
  const box = (pinned: boolean): PixelBox | null => {
    let left = Infinity
    let right = -Infinity
    for (let i = block.left; i <= block.right; i++) {
      const extent = surface.columnExtent(sheet.columnAt(i))
      if (!extent || extent.pinned !== pinned) continue
      left = Math.min(left, extent.start)
      right = Math.max(right, extent.start + extent.size)
    }
    return right > left ? { left, top, width: right - left, height } : null
  }
  return { pinned: box(true), scrolled: box(false) }
}

/** The block that a single cell covers: all data columns in a spanning row. */
export function cellBlock(sheet: Sheet, row: number, column: number): Block {
  const spans = column >= sheet.firstDataColumn && sheet.spans(row)
  return { top: row, bottom: row, left: spans ? sheet.firstDataColumn : column, right: spans ? sheet.columnCount - 1 : column }
}
