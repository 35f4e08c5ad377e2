import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import type { Bench } from './commands/runCommand.ts'
import { activePosition } from './commands/selectedCells.ts'
import type { MarkedFind } from './overlay/overlay.ts'
import { createDrawing } from './overlay/createDrawing.ts'
import type { Desk } from './desk.ts'
import { makeEditor } from './editing/editor.ts'
import { makeSink, type Sink } from './editing/sink.ts'
import { sinkEvents, type OpenList } from './sinkEvents.ts'
import { makeLayers } from './overlay/layers.ts'
import { focusBeyond } from './focusBeyond.ts'
import { createFollowing, type Following } from './presence/createFollowing.ts'
import { createPeers, tellCursor } from './presence/createPresence.ts'
import { createPointing } from './pointer/createPointing.ts'
import type { DropTarget } from './pointer/dropTarget.ts'
import type { Block } from './selection/sheetShape.ts'
import type { Peer } from './presence/cursors.ts'

export interface WorkBench extends Bench {
  readonly sink: Sink
  readonly peers: Accessor<readonly Peer[]>
  readonly following: Following
  /** Whether the text field has the focus. */
  readonly focused: Accessor<boolean>
  readonly lists: OpenList
  readonly setFound: (found: readonly MarkedFind[]) => void
}

/** Selection, keys, editing, clipboard and pointer over a desk; cleans up with its owner. */
export function createBench(desk: Desk, show: (what: 'find' | 'replace' | 'help' | 'menu' | 'columnMenu', at?: { x: number; y: number }) => void): WorkBench {
  const layers = makeLayers(desk.surface.rowsElement)
  const peers = createPeers(desk)
  const [focused, setFocused] = createSignal(false)
  const [fill, setFill] = createSignal<Block | null>(null)
  const [drop, setDrop] = createSignal<DropTarget | null>(null)
  const [found, setFound] = createSignal<readonly MarkedFind[]>([])
  const lists: OpenList = { current: null }
  const sinkRef: { current: Sink | null } = { current: null }
  const sink = (): Sink => sinkRef.current as Sink
  const editor = makeEditor(desk.session, sink, (cell) => !peers().some((peer) => peer.row === cell.row && peer.column === cell.column))
  const bench: Bench = { desk, editor, show, leave: (back) => focusBeyond(desk.surface.viewport.closest('.annex'), back) }
  sinkRef.current = makeSink(layers.scrolled, desk.t('grid.sink'), sinkEvents(bench, lists, sink, setFocused))
  createDrawing({ desk, editor, layers, sink: sink(), peers, fill, drop, found, focused })
  const dragging = createPointing({ bench, sink: sink(), setFill, setDrop, show })
  tellCursor(desk, editor)
  followActive(desk, dragging)
  leaveGoneRows(bench)
  onCleanup(() => {
    editor.commit()
    sink().remove()
    layers.remove()
  })
  return { ...bench, sink: sink(), peers, following: createFollowing(desk, peers), focused, lists, setFound }
}

/** Keeps the active cell in sight when the selection moves, except while a drag scrolls by itself. */
function followActive(desk: Desk, dragging: () => boolean): void {
  createEffect(
    on(desk.selection, (selection, before) => {
      const at = activePosition(desk)
      if (dragging() || !selection || !at) return
      const walked = before !== selection && before?.head === selection.head
      const cell = selection.still || walked ? selection.active : selection.head
      const row = desk.sheet().rowIndex(cell.row)
      if (row < 0) return
      desk.surface.showRow(row)
      if (at.column >= desk.sheet().firstDataColumn && !desk.sheet().spans(at.row) && desk.sheet().columnIndex(cell.column) >= 0) desk.surface.showColumn(cell.column)
    }, { defer: true }),
  )
}

/** When the row that is being edited leaves the sheet, editing ends; what was typed is in the row, wherever it is now. */
function leaveGoneRows({ desk, editor }: Bench): void {
  createEffect(
    on(desk.sheet, (sheet) => {
      const open = editor.open()
      if (!open || sheet.rowIndex(open.cell.row) >= 0) return
      editor.commit()
      const gone = desk.session.projection.registers.get(open.cell.row)?.deleted !== null
      if (gone) desk.session.notify(desk.t('grid.row.gone'))
    }),
  )
}
