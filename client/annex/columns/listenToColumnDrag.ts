import { onCleanup } from 'solid-js'
import { moveColumn } from '../../../shared/crdt/columnEdits.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import type { Desk } from '../desk.ts'
import { columnDrop, type ColumnDrop, type HeadingBox } from './columnDrop.ts'

/** A press that moves no further is a click, pixels. */
const stillPx = 5

/** Headings are dragged to another place, for all; Escape drops the drag. Cleans up with its owner. */
export function listenToColumnDrag(desk: Desk): void {
  const stop = new AbortController()
  const { signal } = stop
  const drag = new ColumnDrag(desk)
  desk.surface.headerElement.addEventListener('pointerdown', (event) => drag.press(event), { signal })
  addEventListener('pointermove', (event) => drag.move(event), { signal })
  addEventListener('pointerup', () => drag.drop(), { signal })
  addEventListener('pointercancel', () => drag.cancel(), { signal })
  addEventListener('keydown', (event) => event.key === 'Escape' && drag.cancel(), { signal, capture: true })
  // The click that ends a drag opens no menu.
  desk.surface.headerElement.addEventListener('click', (event) => drag.swallows() && event.stopImmediatePropagation(), { signal, capture: true })
  onCleanup(() => {
    drag.cancel()
    stop.abort()
  })
}

class ColumnDrag {
  readonly #desk: Desk
  #pressed: { readonly column: ColumnId; readonly x: number } | null = null
  #target: ColumnDrop | null = null
  #line: HTMLElement | null = null
  #dragged = false

  constructor(desk: Desk) {
    this.#desk = desk
  }

  press(event: PointerEvent): void {
    this.#dragged = false
    const target = event.target as Element
    const id = target.closest('.ag-header-cell')?.getAttribute('col-id')
    const column = this.#desk.sheet().columns.find((shown) => shown.id === id)
    if (event.button !== 0 || !column || cellFormOf(column.role) === 'number' || target.closest('.ag-header-cell-resize')) return
    if ((this.#desk.session.rights?.mayEditColumns() ?? true) !== true) return
    this.#pressed = { column: column.id, x: event.clientX }
  }

  move(event: PointerEvent): void {
    if (!this.#pressed) return
    this.#dragged ||= Math.abs(event.clientX - this.#pressed.x) > stillPx
    if (!this.#dragged) return
    this.#target = columnDrop(this.#headings(), this.#pressed.column, event.clientX)
    this.#draw()
  }

  drop(): void {
    const [pressed, target] = [this.#pressed, this.#target]
    this.#end()
    const { edit, projection } = this.#desk.session
    if (pressed && target) moveColumn(edit, projection.annex, pressed.column, target.before)
  }

  cancel(): void {
    this.#end()
  }

  swallows(): boolean {
    const dragged = this.#dragged
    this.#dragged = false
    return dragged
  }

  #end(): void {
    this.#pressed = null
    this.#target = null
    this.#draw()
  }

  #headings(): HeadingBox[] {
    return this.#desk.sheet().columns.flatMap((column) => {
      const box = this.#desk.surface.headerElement.querySelector(`.ag-header-cell[col-id="${column.id}"]`)?.getBoundingClientRect()
      return box ? [{ column: column.id, left: box.left, right: box.right, fixed: cellFormOf(column.role) === 'number' }] : []
    })
  }

  #draw(): void {
    this.#line?.remove()
    this.#line = null
    if (!this.#target) return
    const view = this.#desk.surface.viewport.getBoundingClientRect()
    this.#line = document.createElement('div')
    this.#line.className = 'annex-column-drop'
    Object.assign(this.#line.style, { left: `${this.#target.x - 1}px`, top: `${view.top}px`, height: `${view.height}px` })
    this.#desk.surface.viewport.closest('.annex')?.append(this.#line)
  }
}
