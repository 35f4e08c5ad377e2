import { onCleanup } from 'solid-js'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import type { Desk } from '../desk.ts'
import { fitColumn } from './columnMenu.ts'

/** A press on a heading opens the column's menu; a double press on its edge fits the width; cleans up with its owner. */
export function listenToHeader(desk: Desk, openMenu: (column: ColumnId, at: { x: number; y: number }) => void): void {
  const header = desk.surface.headerElement
  const stop = new AbortController()
  const columnOf = (event: Event): ColumnId | null => {
    const id = (event.target as Element).closest('.ag-header-cell')?.getAttribute('col-id')
    return id ? (id as ColumnId) : null
  }
  const onEdge = (event: Event): boolean => (event.target as Element).closest('.ag-header-cell-resize') !== null
  const open = (event: MouseEvent): void => {
    const column = columnOf(event)
    if (!column || onEdge(event)) return
    event.preventDefault()
    openMenu(column, { x: event.clientX, y: event.clientY })
  }
  header.addEventListener('click', open, { signal: stop.signal })
  header.addEventListener('contextmenu', open, { signal: stop.signal })
  header.addEventListener(
    'dblclick',
    (event) => {
      const column = columnOf(event)
      if (!column || !onEdge(event)) return
      fitColumn(desk, column)
    },
    { signal: stop.signal },
  )
  onCleanup(() => stop.abort())
}
