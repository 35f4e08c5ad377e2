import type { RowId } from '../../../shared/domain/ids.ts'
import { fillArea, fillTarget, type FillTarget } from '../commands/cellCommands.ts'
import { moveRowsTo } from '../commands/rowCommands.ts'
import { selectedBlock, selectedRows } from '../commands/selectedCells.ts'
import type { Desk } from '../desk.ts'
import { extendTo, selectAt, selectRows, type Position } from '../selection/selection.ts'
import type { Block } from '../selection/sheetShape.ts'
import { dropTarget, type DropTarget } from './dropTarget.ts'
import type { Drag, PointedCell } from './pointer.ts'

const positionAt = (desk: Desk, cell: PointedCell): Position => ({
  row: desk.sheet().rowIndex(cell.row),
  column: desk.sheet().columnIndex(cell.column),
})

/** Selects from the pressed cell on; a press on a row's number selects rows. */
export function selectingDrag(desk: Desk, cell: PointedCell, extend: boolean): Drag {
  const start = positionAt(desk, cell)
  const byRows = start.column < desk.sheet().firstDataColumn
  const selection = desk.selection()
  if (extend && selection) desk.setSelection(extendTo(desk.sheet(), selection, byRows ? { ...start, column: desk.sheet().columnCount - 1 } : start))
  else desk.setSelection(byRows ? selectRows(desk.sheet(), start.row, start.row) : selectAt(desk.sheet(), start))
  return {
    over: (at) => {
      const now = desk.selection()
      const to = positionAt(desk, at)
      if (!now || to.row < 0 || to.column < 0) return
      desk.setSelection(extendTo(desk.sheet(), now, byRows ? { ...to, column: desk.sheet().columnCount - 1 } : to))
    },
    drop: () => {},
    cancel: () => {},
  }
}

/** Drags the fill handle of the selection; with Ctrl everything is copied instead of counted on. */
export function fillingDrag(desk: Desk, show: (area: Block | null) => void): Drag | null {
  const block = selectedBlock(desk)
  if (!block) return null
  let target: FillTarget | null = null
  return {
    over: (cell) => {
      const at = positionAt(desk, cell)
      target = at.row < 0 || at.column < desk.sheet().firstDataColumn ? null : fillTarget(block, at.row, at.column)
      show(target?.area ?? null)
    },
    drop: (event) => {
      show(null)
      if (!target) return
      fillArea(desk, block, target, event.ctrlKey || event.metaKey)
      desk.flush()
      selectUnion(desk, block, target.area)
    },
    cancel: () => show(null),
  }
}

function selectUnion(desk: Desk, a: Block, b: Block): void {
  const sheet = desk.sheet()
  const anchor = { row: sheet.rowAt(Math.min(a.top, b.top)), column: sheet.columnAt(Math.min(a.left, b.left)) }
  const head = { row: sheet.rowAt(Math.max(a.bottom, b.bottom)), column: sheet.columnAt(Math.max(a.right, b.right)) }
  desk.setSelection({ anchor, head, active: anchor, runStart: null })
}

/** Drags rows by their grip, with what stands under them: the selected ones when the grip is one of theirs. */
export function rowDrag(desk: Desk, row: RowId, show: (target: DropTarget | null) => void): Drag {
  const selected = selectedRows(desk)
  const rows = selected.includes(row) ? selected : [row]
  const { projection } = desk.session
  const moving = new Set(rows.flatMap((id) => projection.order.subtree(id)))
  let target: DropTarget | null = null
  return {
    over: (cell, share) => {
      const at = desk.sheet().rowIndex(cell.row)
      const over = at < 0 ? undefined : desk.sheet().row(at)
      target = !over || moving.has(over.id) ? null : dropTarget({ id: over.id, opened: over.parental && !over.folded }, share())
      show(target)
    },
    drop: () => {
      show(null)
      if (target) moveRowsTo(desk, rows, target.slot)
    },
    cancel: () => show(null),
  }
}
