import type { UnitId } from '../../../shared/domain/ids.ts'
import type { Desk } from '../desk.ts'
import type { OpenCell } from '../editing/editor.ts'
import type { FoundCell } from '../find/findCells.ts'
import type { Peer } from '../presence/cursors.ts'
import { blockOf, positionOf } from '../selection/selection.ts'
import { isSingle, type Block } from '../selection/sheetShape.ts'
import { blockBoxes, cellBlock } from './blockBoxes.ts'
import type { DrawnBox } from './layers.ts'

/** A cell that a search found; `current`: the one that it stands on. */
export interface MarkedFind extends FoundCell {
  readonly current: boolean
}

/** What is drawn besides the selection. */
export interface OverlayState {
  readonly open: OpenCell | null
  readonly peers: readonly Peer[]
  /** Area that a dragged fill handle covers. */
  readonly fill: Block | null
  readonly found: readonly MarkedFind[]
}

/** All boxes over the grid, as they must stand now. */
export function overlayBoxes(desk: Desk, state: OverlayState): DrawnBox[] {
  const boxes: DrawnBox[] = []
  addFound(desk, boxes, state.found)
  addSelection(desk, boxes, state)
  if (state.fill) add(desk, boxes, state.fill, 'fill')
  for (const peer of state.peers) addPeer(desk, boxes, peer)
  return boxes
}

function add(desk: Desk, boxes: DrawnBox[], block: Block, classes: string, extra: Partial<DrawnBox> = {}): void {
  const parts = blockBoxes(desk.surface, desk.sheet(), block)
  const both = parts?.pinned && parts.scrolled
  if (parts?.pinned) boxes.push({ box: parts.pinned, pinned: true, classes: both ? `${classes} goes-on` : classes, ...extra })
  if (parts?.scrolled) boxes.push({ box: parts.scrolled, pinned: false, classes: both ? `${classes} comes-from` : classes, ...extra })
}

/** Only those in sight: a search for one letter finds thousands. */
function addFound(desk: Desk, boxes: DrawnBox[], found: readonly MarkedFind[]): void {
  if (found.length === 0) return
  const { first, last } = desk.surface.visibleRows()
  for (const cell of found) {
    const at = positionOf(desk.sheet(), cell)
    if (!at || at.row < first || at.row > last) continue
    add(desk, boxes, cellBlock(desk.sheet(), at.row, at.column), cell.current ? 'found current' : 'found')
  }
}

function addSelection(desk: Desk, boxes: DrawnBox[], state: OverlayState): void {
  const sheet = desk.sheet()
  const selection = desk.selection()
  const block = selection && blockOf(sheet, selection)
  const active = selection && positionOf(sheet, selection.active)
  if (!block || !active) return
  const own = cellBlock(sheet, active.row, active.column)
  if (!isSingle(block) && !sameBlock(block, own)) add(desk, boxes, block, 'range')
  add(desk, boxes, own, state.open ? 'active open' : 'active')
  if (state.open) return
  const parts = blockBoxes(desk.surface, sheet, block)
  const corner = parts?.scrolled ?? parts?.pinned
  if (!corner || block.right < sheet.firstDataColumn) return
  const box = { left: corner.left + corner.width - 5, top: corner.top + corner.height - 5, width: 8, height: 8 }
  boxes.push({ box, pinned: false, classes: 'handle' })
}

const sameBlock = (a: Block, b: Block): boolean => a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right

function addPeer(desk: Desk, boxes: DrawnBox[], peer: Peer): void {
  const sheet = desk.sheet()
  const at = positionOf(sheet, peer)
  if (!at) return
  const unit = desk.session.projection.directory.get(peer.unit as UnitId)
  const label = unit ? `${peer.name} · ${unit.abbr || unit.name}` : peer.name
  add(desk, boxes, cellBlock(sheet, at.row, at.column), at.row === 0 ? 'peer below' : 'peer', { colour: peer.colour, label })
}
