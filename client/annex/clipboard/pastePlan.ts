import type { Block, SheetShape } from '../selection/sheetShape.ts'
import { blockSize } from '../selection/sheetShape.ts'
import type { CellBlock } from './cellBlock.ts'

/** A cell to write, by index of shown row and column. */
export interface PlannedCell {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** What a paste will do; nothing has been written yet. */
export interface PastePlan {
  readonly cells: readonly PlannedCell[]
  /** Rows to add after the last shown one: texts by column index. */
  readonly added: readonly ReadonlyMap<number, string>[]
  /** The block that will be selected afterwards; its bottom may lie in the added rows. */
  readonly target: Block
  /** Cells with text that find no place: past the last column, or under a heading that spans its row. */
  readonly dropped: number
}

/**
 * Lays a clipboard block over the selection, as Excel does: from its upper left corner; a single cell, or a block that
 * fits a whole number of times, fills the selection. Rows past the end are added.
 */
export function planPaste(shape: SheetShape, selected: Block, block: CellBlock): PastePlan {
  const height = block.length
  const width = block[0]?.length ?? 0
  const { rows, columns } = blockSize(selected)
  const tall = rows > height && rows % height === 0 ? rows : height
  const wide = columns > width && columns % width === 0 && !spansAlone(shape, selected) ? columns : width
  const cells: PlannedCell[] = []
  const added: Map<number, string>[] = []
  let dropped = 0
  for (let r = 0; r < tall; r++) {
    const row = selected.top + r
    const fresh = row >= shape.rowCount ? new Map<number, string>() : null
    if (fresh) added.push(fresh)
    for (let c = 0; c < wide; c++) {
      const column = selected.left + c
      const text = block[r % height]?.[c % width] ?? ''
      if (column < shape.firstDataColumn) continue
      const title = column === shape.titleColumn || (r === 0 && c === 0 && spansAlone(shape, selected))
      if (column >= shape.columnCount || (!fresh && shape.spans(row) && !title)) dropped += text === '' ? 0 : 1
      else if (fresh) fresh.set(column, text)
      else cells.push({ row, column, text })
    }
  }
  const right = Math.min(shape.columnCount - 1, selected.left + wide - 1)
  return { cells, added, target: { top: selected.top, bottom: selected.top + tall - 1, left: selected.left, right }, dropped }
}

const spansAlone = (shape: SheetShape, block: Block): boolean => block.top === block.bottom && shape.spans(block.top)
