import type { Desk } from '../desk.ts'
import type { Peer } from '../presence/cursors.ts'
import type { DrawnBox } from './layers.ts'

/** Whether a cell will be drawn in a moment: its row is in sight, and the grid draws cells a frame or more behind their rows. */
export function isYetToCome(desk: Desk, row: number): boolean {
  const { first, last } = desk.surface.visibleRows()
  const noneYet = first > last && desk.surface.viewport.clientHeight > 0
  return noneYet || (row >= first && row <= last)
}

/**
 * Carets of colleagues who are writing, measured in the drawn text of their cell. `later` runs when one of the cells is
 * not drawn yet.
 */
export function peerCarets(desk: Desk, peers: readonly Peer[], later: () => void): DrawnBox[] {
  const origin = desk.surface.rowsElement.getBoundingClientRect()
  return peers.flatMap((peer): DrawnBox[] => {
    if (peer.caret === null) return []
    const sheet = desk.sheet()
    const row = sheet.rowIndex(peer.row)
    const column = row >= 0 && sheet.spans(row) ? sheet.columns[sheet.firstDataColumn]?.id : peer.column
    const cell = column ? desk.surface.cellElement(peer.row, column) : null
    if (!cell && row >= 0 && column && sheet.columnIndex(column) >= 0 && isYetToCome(desk, row)) later()
    const point = cell && caretPoint(cell, peer.caret)
    if (!point) return []
    const box = { left: point.left - origin.left, top: point.top - origin.top, width: 2, height: point.height }
    return [{ box, pinned: false, classes: 'caret', colour: peer.colour }]
  })
}

function caretPoint(cell: HTMLElement, caret: number): DOMRect | null {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  let left = caret
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node as Text
    if (left <= length) {
      const range = document.createRange()
      range.setStart(node, left)
      return range.getBoundingClientRect()
    }
    left -= length
  }
  return null
}
