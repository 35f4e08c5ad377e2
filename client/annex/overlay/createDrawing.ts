import { createEffect, onCleanup, type Accessor } from 'solid-js'
import { activePosition } from '../commands/selectedCells.ts'
import type { Desk } from '../desk.ts'
import type { Editor } from '../editing/editor.ts'
import type { Sink } from '../editing/sink.ts'
import { makeFrames } from '../grid/frames.ts'
import type { DropTarget } from '../pointer/dropTarget.ts'
import type { Peer } from '../presence/cursors.ts'
import type { Block } from '../selection/sheetShape.ts'
import { blockBoxes, cellBlock } from './blockBoxes.ts'
import type { DrawnBox, Layers } from './layers.ts'
import { overlayBoxes, type MarkedFind } from './overlay.ts'
import { isYetToCome, peerCarets } from './peerCarets.ts'

export interface DrawingParts {
  readonly desk: Desk
  readonly editor: Editor
  readonly layers: Layers
  readonly sink: Sink
  readonly peers: Accessor<readonly Peer[]>
  readonly fill: Accessor<Block | null>
  readonly drop: Accessor<DropTarget | null>
  readonly found: Accessor<readonly MarkedFind[]>
  readonly focused: Accessor<boolean>
}

/** Id of the active cell's element, for `aria-activedescendant`. */
const activeId = 'annex-active-cell'

/** Draws the overlay once a frame after anything moved; the text field follows the active cell at once. */
export function createDrawing(parts: DrawingParts): void {
  const { desk, editor, layers, sink } = parts
  const draw = makeFrames(() => {
    layers.clip(desk.surface.viewport.scrollLeft, desk.surface.pinnedWidth())
    layers.draw([...overlayBoxes(desk, state(parts)), ...dropBoxes(desk, parts.drop()), ...peerCarets(desk, parts.peers(), () => draw.request())])
    nameActiveCell(desk, sink.element, () => draw.request())
  })
  createEffect(() => {
    desk.layout()
    desk.selection()
    desk.sheet()
    editor.open()
    placeSink(desk, sink)
    draw.request()
  })
  createEffect(() => {
    parts.peers()
    parts.fill()
    parts.drop()
    parts.found()
    draw.request()
  })
  createEffect(() => desk.surface.rowsElement.classList.toggle('annex-focused', parts.focused()))
  onCleanup(draw.stop)
}

function state(parts: DrawingParts) {
  return { open: parts.editor.open(), peers: parts.peers(), fill: parts.fill(), found: parts.found() }
}

function placeSink(desk: Desk, sink: Sink): void {
  const at = activePosition(desk)
  if (!at) return
  const parts = blockBoxes(desk.surface, desk.sheet(), cellBlock(desk.sheet(), at.row, at.column))
  const box = parts?.scrolled ?? parts?.pinned
  const { kind } = desk.sheet().row(at.row)
  if (box) sink.place(box, kind === 'section' || kind === 'group')
}

function nameActiveCell(desk: Desk, element: HTMLTextAreaElement, later: () => void): void {
  const at = activePosition(desk)
  const column = at && (desk.sheet().spans(at.row) && at.column >= desk.sheet().firstDataColumn ? desk.sheet().firstDataColumn : at.column)
  const cell = at && column !== null ? desk.surface.cellElement(desk.sheet().rowAt(at.row), desk.sheet().columnAt(column)) : null
  if (at && !cell && isYetToCome(desk, at.row)) later()
  const named = document.getElementById(activeId)
  if (named !== cell) named?.removeAttribute('id')
  if (cell) cell.id = activeId
  if (cell) element.setAttribute('aria-activedescendant', activeId)
  else element.removeAttribute('aria-activedescendant')
}

function dropBoxes(desk: Desk, target: DropTarget | null): DrawnBox[] {
  const sheet = desk.sheet()
  const row = target ? sheet.rowIndex(target.row) : -1
  if (!target || row < 0) return []
  const parts = blockBoxes(desk.surface, sheet, { top: row, bottom: row, left: 0, right: sheet.columnCount - 1 })
  const boxes: DrawnBox[] = []
  for (const [box, pinned] of [[parts?.pinned, true], [parts?.scrolled, false]] as const) {
    if (!box) continue
    const line = { ...box, height: 2, top: target.at === 'above' ? box.top - 1 : box.top + box.height - 1 }
    boxes.push({ box: target.at === 'inside' ? box : line, pinned, classes: `drop ${target.at}` })
  }
  return boxes
}
