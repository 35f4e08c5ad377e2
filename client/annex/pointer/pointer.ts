import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { GridSurface } from '../grid/surface.ts'
import { makeEdgeScroll } from './edgeScroll.ts'

export interface PointedCell {
  readonly row: RowId
  readonly column: ColumnId
}

/** What a drag over the rows does. Made when the button goes down, told each cell that it comes over. */
export interface Drag {
  /** `share`: how far down in the row the pointer stands, 0 to 1. */
  over(cell: PointedCell, share: number, event: PointerEvent): void
  drop(event: PointerEvent): void
  cancel(): void
}

export interface PointerEvents {
  /** The left button went down; null: nothing follows. */
  readonly onPress: (cell: PointedCell, event: PointerEvent) => Drag | null
  readonly onDoubleClick: (cell: PointedCell) => void
  readonly onContextMenu: (cell: PointedCell, event: MouseEvent) => void
}

/**
 * Own pointer listeners on the rows: grid events come late (a cell's mouse-down after `pointerup`). Returns how to stop.
 */
export function listenToPointer(surface: GridSurface, events: PointerEvents): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let drag: Drag | null = null
  let last: PointerEvent | null = null
  const over = (): void => {
    if (!drag || !last) return
    const cell = surface.cellAtPoint(last.clientX, last.clientY)
    if (cell) drag.over(cell, shareOf(surface, cell, last.clientY), last)
  }
  const edge = makeEdgeScroll(surface.viewport, () => surface.headerHeight(), over)
  const end = (finish: (drag: Drag) => void): void => {
    edge.stop()
    const ended = drag
    drag = null
    if (ended) finish(ended)
  }
  const isText = (event: Event): boolean => (event.target as Element).closest('.annex-sink.open, .annex-popup') !== null
  surface.rowsElement.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || isText(event)) return
      const cell = surface.cellAtPoint(event.clientX, event.clientY)
      if (!cell) return
      last = event
      drag = events.onPress(cell, event)
      if (drag) edge.move(event.clientX, event.clientY)
    },
    { signal },
  )
  // The text field keeps the focus: no press on the rows may take it away.
  surface.rowsElement.addEventListener('mousedown', (event) => isText(event) || event.preventDefault(), { signal })
  surface.rowsElement.addEventListener(
    'dblclick',
    (event) => {
      const cell = isText(event) ? null : surface.cellAtPoint(event.clientX, event.clientY)
      if (cell) events.onDoubleClick(cell)
    },
    { signal },
  )
  surface.rowsElement.addEventListener(
    'contextmenu',
    (event) => {
      const cell = isText(event) ? null : surface.cellAtPoint(event.clientX, event.clientY)
      if (!cell) return
      event.preventDefault()
      events.onContextMenu(cell, event)
    },
    { signal },
  )
  addEventListener(
    'pointermove',
    (event) => {
      if (!drag) return
      last = event
      edge.move(event.clientX, event.clientY)
      over()
    },
    { signal },
  )
  addEventListener('pointerup', (event) => end((ended) => ended.drop(event)), { signal })
  addEventListener('pointercancel', () => end((ended) => ended.cancel()), { signal })
  addEventListener('keydown', (event) => event.key === 'Escape' && drag && end((ended) => ended.cancel()), { signal, capture: true })
  return () => {
    end((ended) => ended.cancel())
    stop.abort()
  }
}

function shareOf(surface: GridSurface, cell: PointedCell, y: number): number {
  const box = surface.cellElement(cell.row, cell.column)?.getBoundingClientRect()
  return box ? Math.max(0, Math.min(1, (y - box.top) / box.height)) : 0.5
}
