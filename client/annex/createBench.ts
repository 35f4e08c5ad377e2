import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { clearCells } from './commands/cellCommands.ts'
import { copyCells, pasteCells } from './commands/clipboardCommands.ts'
import { openCell, runCommand, type Bench } from './commands/runCommand.ts'
import { activePosition } from './commands/selectedCells.ts'
import type { MarkedFind } from './overlay/overlay.ts'
import { createDrawing } from './overlay/createDrawing.ts'
import type { Desk } from './desk.ts'
import { makeEditor } from './editing/editor.ts'
import type { ListControl } from './editing/listControl.ts'
import { makeSink, type Sink, type SinkEvents } from './editing/sink.ts'
import { makeLayers } from './overlay/layers.ts'
import { focusBeyond } from './focusBeyond.ts'
import { createPeers, tellCursor } from './presence/createPresence.ts'
import { createPointing } from './pointer/createPointing.ts'
import type { DropTarget } from './pointer/dropTarget.ts'
import { commandOf } from './selection/keyMap.ts'
import type { Block } from './selection/sheetShape.ts'
import type { Peer } from './presence/cursors.ts'

/** What the surroundings open at a command of the table. */
export type Helper = 'find' | 'replace' | 'help' | 'menu'

export interface WorkBench extends Bench {
  readonly sink: Sink
  readonly peers: Accessor<readonly Peer[]>
  /** Whether the text field has the focus. */
  readonly focused: Accessor<boolean>
  readonly lists: { current: ListControl | null }
  readonly setFound: (found: readonly MarkedFind[]) => void
}

/** Selection, keys, editing, clipboard and pointer over a desk; cleans up with its owner. */
export function createBench(desk: Desk, show: (what: Helper, at?: { x: number; y: number }) => void): WorkBench {
  const layers = makeLayers(desk.surface.rowsElement)
  const peers = createPeers(desk)
  const [focused, setFocused] = createSignal(false)
  const [fill, setFill] = createSignal<Block | null>(null)
  const [drop, setDrop] = createSignal<DropTarget | null>(null)
  const [found, setFound] = createSignal<readonly MarkedFind[]>([])
  const lists: { current: ListControl | null } = { current: null }
  const sinkRef: { current: Sink | null } = { current: null }
  const sink = (): Sink => sinkRef.current as Sink
  const editor = makeEditor(desk.session, sink, (cell) => !peers().some((peer) => peer.row === cell.row && peer.column === cell.column))
  const bench: Bench = { desk, editor, show, leave: (back) => focusBeyond(desk.surface.viewport.closest('.annex'), back) }
  sinkRef.current = makeSink(layers.scrolled, desk.t('grid.sink'), sinkEvents(bench, lists, sink, setFocused))
  createDrawing({ desk, editor, layers, sink: sink(), peers, fill, drop, found, focused })
  createPointing({ bench, sink: sink(), setFill, setDrop, show })
  tellCursor(desk, editor)
  followActive(desk)
  leaveGoneRows(bench)
  onCleanup(() => {
    editor.commit()
    sink().remove()
    layers.remove()
  })
  return { ...bench, sink: sink(), peers, focused, lists, setFound }
}

function sinkEvents(bench: Bench, lists: { current: ListControl | null }, sink: () => Sink, setFocused: (on: boolean) => void): SinkEvents {
  const { desk, editor } = bench
  /** First letters: the field already holds them, the cell opens under them in the same turn. */
  const begin = (): boolean => {
    if (editor.open()) return true
    if (openCell(bench, 'replace')) return true
    sink().set('', 0)
    return false
  }
  return {
    onKeyDown: (event) => onKey(bench, lists, event),
    onBeforeInput: (event) => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
      event.preventDefault()
      runCommand(bench, { do: event.inputType === 'historyUndo' ? 'undo' : 'redo' })
    },
    onInput: () => {
      if (begin()) editor.input()
    },
    onCompositionStart: () => {
      if (begin()) editor.compositionStart()
    },
    onCompositionEnd: () => {
      if (editor.open()) editor.compositionEnd()
      else sink().set('', 0)
    },
    onSelectionChange: () => editor.caretMoved(),
    onCopy: (event) => copy(bench, event, false),
    onCut: (event) => copy(bench, event, true),
    onPaste: (event) => {
      if (editor.open() || !event.clipboardData) return
      event.preventDefault()
      pasteCells(desk, event.clipboardData)
    },
    onBlur: () => {
      // The window itself lost the focus: the cell stays open.
      if (document.activeElement === sink().element) return
      setFocused(false)
      editor.commit()
    },
    onFocus: () => setFocused(true),
  }
}

function copy({ desk, editor }: Bench, event: ClipboardEvent, cut: boolean): void {
  if (editor.open() || !event.clipboardData) return
  event.preventDefault()
  copyCells(desk, event.clipboardData)
  if (cut) clearCells(desk)
}

function onKey(bench: Bench, lists: { current: ListControl | null }, event: KeyboardEvent): void {
  const stroke = {
    key: event.key,
    ctrl: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
    isComposing: event.isComposing,
    keyCode: event.keyCode,
  }
  const open = bench.editor.open() !== null
  const command = commandOf(stroke, open)
  if (open && !bench.editor.composing() && stroke.keyCode !== 229 && lists.current?.key(stroke)) {
    event.preventDefault()
    return
  }
  // AltGr writes letters on some layouts: Ctrl+Alt with a letter is text.
  if (!command || (event.getModifierState('AltGraph') && stroke.key.length === 1)) return
  event.preventDefault()
  event.stopPropagation()
  runCommand(bench, command)
}

/** Keeps the active cell in sight when the selection moves. */
function followActive(desk: Desk): void {
  createEffect(
    on(desk.selection, (selection) => {
      const head = selection && { row: desk.sheet().rowIndex(selection.head.row), column: selection.head.column }
      const at = activePosition(desk)
      if (!head || head.row < 0 || !at) return
      desk.surface.showRow(head.row)
      if (at.column >= desk.sheet().firstDataColumn && !desk.sheet().spans(at.row) && desk.sheet().columnIndex(head.column) >= 0) desk.surface.showColumn(head.column)
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
