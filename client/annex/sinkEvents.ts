import { maxCellLength } from '../../shared/domain/text.ts'
import { clearCells } from './commands/cellCommands.ts'
import { copyCells, pasteCells } from './commands/clipboardCommands.ts'
import { openCell, runCommand, type Bench } from './commands/runCommand.ts'
import type { ListControl } from './editing/listControl.ts'
import type { Sink, SinkEvents } from './editing/sink.ts'
import { commandOf } from './selection/keyMap.ts'

/** The list below the open cell, while there is one. */
export interface OpenList {
  current: ListControl | null
}

/** What the text field's events do: open and feed the editor, run commands, copy and paste. */
export function sinkEvents(bench: Bench, lists: OpenList, sink: () => Sink, setFocused: (on: boolean) => void): SinkEvents {
  const { editor } = bench
  /** First letters: the field already holds them, the cell opens under them in the same turn. */
  const begin = (): boolean => {
    if (editor.open()) return true
    if (openCell(bench, 'replace')) return true
    sink().set('', 0)
    return false
  }
  return {
    onKeyDown: (event) => onKey(bench, lists, event),
    onBeforeInput: (event) => ownHistory(bench, event),
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
    onPaste: (event) => paste(bench, event),
    onBlur: () => {
      // The window itself lost the focus: the cell stays open.
      if (document.activeElement === sink().element) return
      setFocused(false)
      editor.commit()
    },
    onFocus: () => setFocused(true),
  }
}

/** The browser's own undo (menu, gesture) knows nothing of the document: ours takes its place. */
function ownHistory(bench: Bench, event: InputEvent): void {
  if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
  event.preventDefault()
  runCommand(bench, { do: event.inputType === 'historyUndo' ? 'undo' : 'redo' })
}

function paste({ desk, editor }: Bench, event: ClipboardEvent): void {
  if (!event.clipboardData) return
  if (!editor.open()) {
    event.preventDefault()
    pasteCells(desk, event.clipboardData)
  } else if (event.clipboardData.getData('text/plain').length > maxCellLength) {
    event.preventDefault()
    desk.session.notify(desk.t('error.text.tooLong', { limit: maxCellLength }))
  }
}

function copy({ desk, editor }: Bench, event: ClipboardEvent, cut: boolean): void {
  if (editor.open() || !event.clipboardData) return
  event.preventDefault()
  copyCells(desk, event.clipboardData)
  if (cut) clearCells(desk)
}

function onKey(bench: Bench, lists: OpenList, event: KeyboardEvent): void {
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
