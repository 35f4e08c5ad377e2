import type * as Y from 'yjs'
import { ensureCellText } from '../../../shared/crdt/cellEdits.ts'
import { transact } from '../../../shared/crdt/editContext.ts'
import { applyTextDiff } from '../../../shared/crdt/textDiff.ts'
import { cleanText, cleanTyped, maxCellLength } from '../../../shared/domain/text.ts'
import type { AnnexSession } from '../annexSession.ts'
import type { CellRef } from '../selection/selection.ts'
import type { CellBinding, OnRemote } from './cellBinding.ts'
import { readTextOps, type TextOp } from './shiftThroughDelta.ts'

/** The text as it is stored while it is typed. */
export const storedText = (typed: string): string => cleanTyped(typed).slice(0, maxCellLength)

/**
 * Binds the field to a cell's Y.Text, letter by letter: what a colleague types in the same cell merges at once. All that
 * one session writes is one undo step. Null: the row is gone.
 */
export function bindText(session: AnnexSession, cell: CellRef, onRemote: OnRemote, alone: () => boolean): CellBinding | null {
  const shared = ensureCellText(session.edit, cell.row, cell.column)
  return shared ? new TextBinding(session, shared, onRemote, alone) : null
}

class TextBinding implements CellBinding {
  readonly #session: AnnexSession
  readonly #shared: Y.Text
  readonly #onRemote: OnRemote
  readonly #alone: () => boolean
  #writing = false
  #wrote = false
  #undone = false

  constructor(session: AnnexSession, shared: Y.Text, onRemote: OnRemote, alone: () => boolean) {
    this.#session = session
    this.#shared = shared
    this.#onRemote = onRemote
    this.#alone = alone
    session.undo.begin()
    shared.observe(this.#observe)
  }

  text(): string {
    return this.#shared.toString()
  }

  write(text: string, caret: number): void {
    this.#change(() => applyTextDiff(this.#shared, storedText(text), storedText(text.slice(0, caret)).length))
  }

  apply(ops: readonly TextOp[]): void {
    this.#change(() => applyOps(this.#shared, ops))
  }

  undo(): boolean {
    if (!this.#wrote) return false
    this.#wrote = false
    this.#undone = true
    return this.#between(() => this.#session.undo.undo())
  }

  redo(): boolean {
    if (!this.#undone) return false
    this.#undone = false
    this.#wrote = true
    return this.#between(() => this.#session.undo.redo())
  }

  finish(): void {
    this.#shared.unobserve(this.#observe)
    // A colleague in the same cell may just have typed the blank that would be trimmed.
    if (this.#wrote && this.#alone()) this.#change(() => applyTextDiff(this.#shared, cleanText(this.text())))
    this.#session.undo.end()
  }

  revert(): void {
    this.#shared.unobserve(this.#observe)
    this.#session.undo.end()
    if (this.#wrote) this.#session.undo.undo()
  }

  readonly #observe = (event: Y.YTextEvent): void => {
    if (!this.#writing) this.#onRemote(readTextOps(event.delta))
  }

  #change(edit: () => void): void {
    const before = this.text()
    this.#writing = true
    transact(this.#session.edit, edit)
    this.#writing = false
    if (this.text() === before) return
    this.#wrote = true
    this.#undone = false
  }

  /** The stack closes an open bracket before it goes back or forth: open it again. */
  #between(step: () => void): true {
    this.#session.undo.end()
    step()
    this.#session.undo.begin()
    return true
  }
}

function applyOps(text: Y.Text, ops: readonly TextOp[]): void {
  let at = 0
  for (const op of ops) {
    if ('retain' in op) at += op.retain
    else if ('delete' in op) text.delete(at, op.delete)
    else {
      text.insert(at, op.insert)
      at += op.insert.length
    }
  }
}
