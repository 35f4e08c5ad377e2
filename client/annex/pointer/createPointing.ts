import { onCleanup } from 'solid-js'
import { toggleFold } from '../commands/rowCommands.ts'
import { openCell, type Bench } from '../commands/runCommand.ts'
import { selectedBlock } from '../commands/selectedCells.ts'
import type { Sink } from '../editing/sink.ts'
import { selectAt, selectRows } from '../selection/selection.ts'
import type { Block } from '../selection/sheetShape.ts'
import { caretAtPoint } from './caretAtPoint.ts'
import type { DropTarget } from './dropTarget.ts'
import { fillingDrag, rowDrag, selectingDrag } from './drags.ts'
import { listenToPointer, type Drag, type PointedCell } from './pointer.ts'

export interface PointingParts {
  readonly bench: Bench
  readonly sink: Sink
  readonly setFill: (area: Block | null) => void
  readonly setDrop: (target: DropTarget | null) => void
  readonly show: (what: 'menu', at: { x: number; y: number }) => void
}

/** What presses on the rows do: select, fill, drag rows, fold, open; cleans up with its owner. Tells whether a drag is under way. */
export function createPointing(parts: PointingParts): () => boolean {
  const { bench, sink } = parts
  const listening = listenToPointer(bench.desk.surface, {
    onPress: (cell, event) => {
      sink.focus()
      return press(parts, cell, event)
    },
    onDoubleClick: (cell, event) => {
      const column = bench.desk.sheet().columnIndex(cell.column)
      if (column < bench.desk.sheet().firstDataColumn) return
      const caret = caretAtPoint(event.clientX, event.clientY)
      if (openCell(bench, 'append') && caret !== null) sink.element.setSelectionRange(caret, caret)
    },
    onContextMenu: (cell, event) => {
      sink.focus()
      selectForMenu(bench, cell)
      parts.show('menu', { x: event.clientX, y: event.clientY })
    },
  })
  onCleanup(() => listening.stop())
  return () => listening.dragging()
}

function press({ bench, setFill, setDrop }: PointingParts, cell: PointedCell, event: PointerEvent): Drag | null {
  const { desk, editor } = bench
  const target = event.target as Element
  editor.commit()
  desk.flush()
  if (target.closest('.annex-fold')) {
    toggleFold(desk, cell.row)
    return null
  }
  if (target.closest('.annex-box.handle')) return fillingDrag(desk, setFill)
  if (target.closest('.annex-grip')) return rowDrag(desk, cell.row, setDrop)
  return selectingDrag(desk, cell, event.shiftKey)
}

/** A right click keeps a selection that it falls into, else selects its cell. */
function selectForMenu({ desk, editor }: Bench, cell: PointedCell): void {
  editor.commit()
  const row = desk.sheet().rowIndex(cell.row)
  const column = desk.sheet().columnIndex(cell.column)
  const block = selectedBlock(desk)
  if (block && row >= block.top && row <= block.bottom && column >= block.left && column <= block.right) return
  desk.setSelection(column < desk.sheet().firstDataColumn ? selectRows(desk.sheet(), row, row) : selectAt(desk.sheet(), { row, column }))
}
