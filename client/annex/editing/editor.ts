import { createSignal, type Accessor, type Setter } from 'solid-js'
import { cellFormOf, type Column } from '../../../shared/domain/columns.ts'
import type { AnnexSession } from '../annexSession.ts'
import type { CellRef } from '../selection/selection.ts'
import { bindText, storedText } from './textBinding.ts'
import { bindUnits } from './unitsBinding.ts'
import type { CellBinding, OnRemote } from './cellBinding.ts'
import type { MarkedText } from './shiftThroughDelta.ts'
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
  composing(): boolean
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
  input(): void
  compositionStart(): void
  compositionEnd(): void
  caretMoved(): void
}

/** @param alone whether no colleague works in this cell */
export function makeEditor(session: AnnexSession, sink: () => Sink, alone: (cell: CellRef) => boolean): Editor {
  return new SinkEditor(session, sink, alone)
}

class SinkEditor implements Editor {
  readonly open: Accessor<OpenCell | null>
  readonly typed: Accessor<{ readonly text: string; readonly caret: number }>
  readonly #setOpen: Setter<OpenCell | null>
  readonly #setTyped: Setter<{ readonly text: string; readonly caret: number }>
  readonly #session: AnnexSession
  readonly #sink: () => Sink
  readonly #alone: (cell: CellRef) => boolean
  #typing: TypingSession | null = null
  #binding: CellBinding | null = null
  #settleTimer: ReturnType<typeof setTimeout> | undefined
  #ending = false
  /** Opened to be replaced, and nothing written yet. */
  #untouched = false

  constructor(session: AnnexSession, sink: () => Sink, alone: (cell: CellRef) => boolean) {
    this.#session = session
    this.#sink = sink
    this.#alone = alone
    ;[this.open, this.#setOpen] = createSignal<OpenCell | null>(null)
    ;[this.typed, this.#setTyped] = createSignal({ text: '', caret: 0 })
  }

  composing(): boolean {
    return this.#typing?.composing ?? false
  }

  start(cell: CellRef, column: Column, how: 'replace' | 'append'): boolean {
    if (this.open()) return true
    this.#binding = this.#bind(cell, column)
    if (!this.#binding) return false
    this.#typing = new TypingSession({ read: this.#read, write: this.#write }, this.#binding, storedText)
    this.#untouched = how === 'replace'
    this.#setOpen({ cell, column })
    if (how === 'append') this.#sink().set(this.#binding.text(), this.#binding.text().length)
    this.#sink().setOpen(true)
    this.#noteTyped()
    return true
  }

  commit(): void {
    if (!this.open() || this.#ending) return
    this.#ending = true
    this.#endComposition()
    if (this.#untouched && this.#read().text === '') this.#binding?.revert()
    else {
      this.#typing?.settle()
      this.#binding?.finish(this.#read().text)
    }
    this.#close()
  }

  cancel(): void {
    if (!this.open() || this.#ending) return
    this.#ending = true
    if (!this.#untouched) this.#endComposition()
    this.#binding?.revert()
    this.#close()
  }

  undoTyped(): void {
    if (!this.open() || this.composing()) return
    this.#typing?.settle()
    if (this.#binding?.undo()) this.#noteTyped()
  }

  redoTyped(): void {
    if (this.open() && !this.composing() && this.#binding?.redo()) this.#noteTyped()
  }

  replaceText(text: string, caret: number): void {
    if (!this.open() || this.composing()) return
    this.#sink().set(text, caret)
    this.input()
  }

  input(): void {
    if (!this.composing()) this.#untouched = false
    this.#typing?.typed()
    this.#sink().fit()
    this.#noteTyped()
  }

  compositionStart(): void {
    this.#typing?.compositionStarted()
  }

  compositionEnd(): void {
    // A composition that was given up must not empty the cell that it would have replaced.
    if (this.#untouched && this.#read().text === '') return this.cancel()
    this.#untouched = false
    this.#typing?.compositionEnded()
    this.#sink().fit()
    this.#noteTyped()
  }

  caretMoved(): void {
    if (this.open()) this.#noteTyped()
  }

  #bind(cell: CellRef, column: Column): CellBinding | null {
    const form = cellFormOf(column.role)
    if (form === 'number') return null
    return form === 'units' ? bindUnits(this.#session, cell) : bindText(this.#session, cell, this.#received, () => this.#alone(cell))
  }

  readonly #read = (): MarkedText => {
    const { value, selectionStart, selectionEnd } = this.#sink().element
    return { text: value, start: selectionStart, end: selectionEnd }
  }

  readonly #write = ({ text, start, end }: MarkedText): void => {
    this.#sink().set(text, start, end)
    this.#setTyped({ text, caret: end })
  }

  readonly #received: OnRemote = (ops) => {
    this.#typing?.received(ops)
    clearTimeout(this.#settleTimer)
    if (!this.#typing?.waiting || this.composing()) return
    this.#settleTimer = setTimeout(() => this.composing() || this.#typing?.settle(), settleAfterMs)
  }

  #noteTyped(): void {
    const { text, end } = this.#read()
    this.#setTyped({ text, caret: end })
  }

  /** Leaves a running composition as it stands: the browser commits it when the field loses the focus. */
  #endComposition(): void {
    if (!this.composing()) return
    const hadFocus = document.activeElement === this.#sink().element
    this.#sink().element.blur()
    if (this.composing()) this.#typing?.compositionEnded()
    if (hadFocus) this.#sink().focus()
  }

  #close(): void {
    clearTimeout(this.#settleTimer)
    this.#typing = null
    this.#binding = null
    this.#ending = false
    this.#setOpen(null)
    this.#sink().setOpen(false)
    this.#sink().set('', 0)
    this.#setTyped({ text: '', caret: 0 })
  }
}
