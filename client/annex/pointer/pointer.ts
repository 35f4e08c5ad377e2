import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { GridSurface } from '../grid/surface.ts'
import { makeEdgeScroll, type EdgeScroll } from './edgeScroll.ts'

export interface PointedCell {
  readonly row: RowId
  readonly column: ColumnId
}

/** What a drag over the rows does. Made when the button goes down, told each cell that it comes over. */
export interface Drag {
  /** `share`: how far down in the row the pointer stands, 0 to 1; measured when asked. */
  over(cell: PointedCell, share: () => number, event: PointerEvent): void
  drop(event: PointerEvent): void
  cancel(): void
}

export interface PointerEvents {
  /** The left button went down; null: nothing follows. */
  readonly onPress: (cell: PointedCell, event: PointerEvent) => Drag | null
  readonly onDoubleClick: (cell: PointedCell, event: MouseEvent) => void
  readonly onContextMenu: (cell: PointedCell, event: MouseEvent) => void
}

export interface PointerListening {
  /** Whether a drag is under way: it scrolls by itself. */
  dragging(): boolean
  stop(): void
}

/**
 * Own pointer listeners on the rows: grid events come late (a cell's mouse-down after `pointerup`).
 */
export function listenToPointer(surface: GridSurface, events: PointerEvents): PointerListening {
  const stop = new AbortController()
  const { signal } = stop
  const drags = new Dragging(surface)
  const cellAt = (event: MouseEvent): PointedCell | null => (isText(event) ? null : surface.cellAtPoint(event.clientX, event.clientY))
  const rows = surface.rowsElement
  const onPress = (event: PointerEvent): void => {
    const cell = event.button === 0 ? cellAt(event) : null
    if (cell) drags.begin(events.onPress(cell, event), event)
  }
  rows.addEventListener('pointerdown', onPress, { signal })
  // The text field keeps the focus: no press on the rows may take it away.
  rows.addEventListener('mousedown', (event) => isText(event) || event.preventDefault(), { signal })
  rows.addEventListener(
    'dblclick',
    (event) => {
      const cell = cellAt(event)
      if (cell) events.onDoubleClick(cell, event)
    },
    { signal },
  )
  rows.addEventListener(
    'contextmenu',
    (event) => {
      const cell = cellAt(event)
      if (!cell) return
      event.preventDefault()
      events.onContextMenu(cell, event)
    },
    { signal },
  )
  addEventListener('pointermove', (event) => drags.move(event), { signal })
  addEventListener('pointerup', (event) => drags.end((drag) => drag.drop(event)), { signal })
  addEventListener('pointercancel', () => drags.cancel(), { signal })
  addEventListener('keydown', (event) => event.key === 'Escape' && drags.cancel(), { signal, capture: true })
  const end = (): void => {
    drags.cancel()
    stop.abort()
  }
  return { dragging: () => drags.active, stop: end }
}

const isText = (event: Event): boolean => (event.target as Element).closest('.annex-sink.open, .annex-popup') !== null

/** A press that moves no further is no drag, pixels: nothing scrolls or extends under a mere click near an edge. */
const stillPx = 3

/** The drag that is under way, told of each cell that it comes over, also by scrolling. */
class Dragging {
  readonly #surface: GridSurface
  readonly #edge: EdgeScroll
  #drag: Drag | null = null
  #last: PointerEvent | null = null
  #start: PointerEvent | null = null
  #moved = false

  constructor(surface: GridSurface) {
    this.#surface = surface
    this.#edge = makeEdgeScroll(surface.viewport, () => surface.headerHeight(), () => this.#over())
  }

  get active(): boolean {
    return this.#drag !== null
  }

  begin(drag: Drag | null, event: PointerEvent): void {
    this.#drag = drag
    this.#last = event
    this.#start = event
    this.#moved = false
  }

  move(event: PointerEvent): void {
    if (!this.#drag || !this.#start) return
    this.#last = event
    this.#moved ||= Math.hypot(event.clientX - this.#start.clientX, event.clientY - this.#start.clientY) > stillPx
    if (!this.#moved) return
    this.#edge.move(event.clientX, event.clientY)
    this.#over()
  }

  end(finish: (drag: Drag) => void): void {
    this.#edge.stop()
    const ended = this.#drag
    this.#drag = null
    if (ended) finish(ended)
  }

  cancel(): void {
    this.end((drag) => drag.cancel())
  }

  #over(): void {
    if (!this.#drag || !this.#last) return
    const { clientX, clientY } = this.#last
    const cell = this.#surface.cellAtPoint(clientX, clientY)
    if (cell) this.#drag.over(cell, () => shareOf(this.#surface, cell, clientY), this.#last)
  }
}

function shareOf(surface: GridSurface, cell: PointedCell, y: number): number {
  const box = surface.cellElement(cell.row, cell.column)?.getBoundingClientRect()
  return box ? Math.max(0, Math.min(1, (y - box.top) / box.height)) : 0.5
}
