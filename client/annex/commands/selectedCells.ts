import type { Column } from '../../../shared/domain/columns.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import type { CellWrite } from '../cells/writeCells.ts'
import type { Desk } from '../desk.ts'
import type { Sheet } from '../grid/sheet.ts'
import { blockOf, positionOf, type CellRef, type Position } from '../selection/selection.ts'
import type { Block } from '../selection/sheetShape.ts'

/** The selected block; null when nothing is selected. */
export function selectedBlock(desk: Desk): Block | null {
  const selection = desk.selection()
  return selection && blockOf(desk.sheet(), selection)
}

/** The rows of the annex that the selection touches, in order. */
export function selectedRows(desk: Desk): RowId[] {
  const block = selectedBlock(desk)
  if (!block) return []
  return desk.sheet().rows.slice(block.top, block.bottom + 1).flatMap((row) => (row.heading ? [] : [row.id]))
}

export function activePosition(desk: Desk): Position | null {
  const selection = desk.selection()
  return selection && positionOf(desk.sheet(), selection.active)
}

/** The cell that typing goes to: in a spanning row, its title; none in a heading that only the view has. */
export function activeCell(desk: Desk): { readonly cell: CellRef; readonly column: Column } | null {
  const at = activePosition(desk)
  if (!at || desk.sheet().row(at.row).heading) return null
  const column = desk.sheet().shownColumn(at.row, at.column)
  return { cell: { row: desk.sheet().rowAt(at.row), column: column.id }, column }
}

/** Printed texts of a block, row by row. */
export function blockTexts(sheet: Sheet, block: Block): string[][] {
  const texts: string[][] = []
  for (let r = block.top; r <= block.bottom; r++) {
    texts.push(Array.from({ length: block.right - block.left + 1 }, (_, i) => sheet.text(r, block.left + i)))
  }
  return texts
}

/** A write for each cell of a block that can hold one; cells under a spanning title are left out. */
export function blockWrites(sheet: Sheet, block: Block, textOf: (row: number, column: number) => string): CellWrite[] {
  const writes: CellWrite[] = []
  for (let r = block.top; r <= block.bottom; r++) {
    if (sheet.row(r).heading) continue
    for (let c = block.left; c <= block.right; c++) {
      const column = sheet.column(c)
      if (cellFormOf(column.role) === 'number') continue
      if (sheet.spans(r) && column.id !== sheet.title?.id) continue
      writes.push({ row: sheet.rowAt(r), column, text: textOf(r, c) })
    }
  }
  return writes
}
