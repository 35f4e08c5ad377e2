import { createSignal, type Accessor } from 'solid-js'
import { cellFormOf, type Column } from '../../../shared/domain/columns.ts'
import type { AnnexSession } from '../annexSession.ts'
import type { CellRef } from '../selection/selection.ts'
import { bindText, storedText } from './textBinding.ts'
import { bindUnits } from './unitsBinding.ts'
import type { CellBinding } from './cellBinding.ts'
import type { Sink } from './sink.ts'
import { TypingSession } from './typingSession.ts'

/** How long unstored signs of an input method may hold remote changes back, milliseconds: longer than any burst of keys. */
const settleAfterMs = 400

/** The open cell, as lists and overlay need it. */
export interface OpenCell {
  readonly cell: CellRef
  readonly column: Column
}

export interface Editor {
  readonly open: Accessor<OpenCell | null>
  /** What stands in the field; changes with every letter. */
  readonly typed: Accessor<{ readonly text: string; readonly caret: number }>
  readonly composing: () => boolean
  /** Opens the cell; `replace`: what is in the field takes the place of its text. False: it may not be edited. */
  start(cell: CellRef, column: Column, how: 'replace' | 'append'): boolean
  /** Ends editing and keeps the text. */
  commit(): void
  /** Ends editing and takes back what I typed in this session. */
  cancel(): void
  /** Takes back (or does again) what I typed in this session so far, and stays in the cell. */
  undoTyped(): void
  redoTyped(): void
  /** Puts text in the field, as if typed; not during a composition. */
  replaceText(text: string, caret: number): void
  readonly input: () => void
  readonly compositionStart: () => void
  readonly compositionEnd: () => void
  readonly caretMoved: () => void
}

/** @param alone whether no colleague works in this cell */
export function makeEditor(session: AnnexSession, sink: () => Sink, alone: (cell: CellRef) => boolean): Editor {
  const [open, setOpen] = createSignal<OpenCell | null>(null)
  const [typed, setTyped] = createSignal({ text: '', caret: 0 })
  let typing: TypingSession | null = null
  let binding: CellBinding | null = null
  let settleTimer: ReturnType<typeof setTimeout> | undefined

  const field = {
    read: () => ({ text: sink().element.value, start: sink().element.selectionStart, end: sink().element.selectionEnd }),
    write: ({ text, start, end }: { text: string; start: number; end: number }) => {
      sink().set(text, start, end)
      setTyped({ text, caret: end })
    },
  }
  const noteTyped = (): void => {
    setTyped({ text: field.read().text, caret: field.read().end })
  }
  const received = (...args: Parameters<TypingSession['received']>): void => {
    typing?.received(...args)
    clearTimeout(settleTimer)
    if (typing?.waiting && !typing.composing) settleTimer = setTimeout(() => typing?.composing || typing?.settle(), settleAfterMs)
  }
  const close = (): void => {
    clearTimeout(settleTimer)
    typing = null
    binding = null
    setOpen(null)
    sink().setOpen(false)
    sink().set('', 0)
    setTyped({ text: '', caret: 0 })
  }
  /** Leaves a running composition as it stands: the browser commits it when the field loses the focus. */
  const endComposition = (): void => {
    if (!typing?.composing) return
    const hadFocus = document.activeElement === sink().element
    sink().element.blur()
    if (typing?.composing) typing.compositionEnded()
    if (hadFocus) sink().focus()
  }
  let ending = false
  /** Opened to be replaced, and nothing written yet. */
  let untouched = false

  const begin = (cell: CellRef, column: Column): CellBinding | null =>
    cellFormOf(column.role) === 'units' ? bindUnits(session, cell) : bindText(session, cell, received, () => alone(cell))

  const editor: Editor = {
    open,
    typed,
    composing: () => typing?.composing ?? false,
    start: (cell, column, how) => {
      if (open()) return true
      binding = cellFormOf(column.role) === 'number' ? null : begin(cell, column)
      if (!binding) return false
      typing = new TypingSession(field, binding, storedText)
      untouched = how === 'replace'
      setOpen({ cell, column })
      if (how === 'append') sink().set(binding.text(), binding.text().length)
      sink().setOpen(true)
      noteTyped()
      return true
    },
    commit: () => {
      if (!open() || ending) return
      ending = true
      endComposition()
      if (untouched && field.read().text === '') binding?.revert()
      else {
        typing?.settle()
        binding?.finish(field.read().text)
      }
      close()
      ending = false
    },
    cancel: () => {
      if (!open() || ending) return
      ending = true
      if (!untouched) endComposition()
      binding?.revert()
      close()
      ending = false
    },
    undoTyped: () => {
      if (!open() || typing?.composing) return
      typing?.settle()
      if (binding?.undo()) noteTyped()
    },
    redoTyped: () => {
      if (!open() || typing?.composing) return
      if (binding?.redo()) noteTyped()
    },
    replaceText: (text, caret) => {
      if (!open() || typing?.composing) return
      sink().set(text, caret)
      editor.input()
    },
    input: () => {
      if (!typing?.composing) untouched = false
      typing?.typed()
      sink().fit()
      noteTyped()
    },
    compositionStart: () => typing?.compositionStarted(),
    compositionEnd: () => {
      // A composition that was given up must not empty the cell that it would have replaced.
      if (untouched && field.read().text === '') return editor.cancel()
      untouched = false
      typing?.compositionEnded()
      sink().fit()
      noteTyped()
    },
    caretMoved: () => {
      if (open()) noteTyped()
    },
  }
  return editor
}
