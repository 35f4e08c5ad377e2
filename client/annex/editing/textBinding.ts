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
  if (!shared) return null
  const own = { writing: false, wrote: false, undone: false }
  const observe = (event: Y.YTextEvent): void => {
    if (!own.writing) onRemote(readTextOps(event.delta))
  }
  const write = (edit: () => void): void => {
    const before = shared.toString()
    own.writing = true
    transact(session.edit, edit)
    own.writing = false
    if (shared.toString() === before) return
    own.wrote = true
    own.undone = false
  }
  /** The stack closes an open bracket before it goes back or forth: open it again. */
  const between = (step: () => void): true => {
    session.undo.end()
    step()
    session.undo.begin()
    return true
  }
  session.undo.begin()
  shared.observe(observe)
  return {
    text: () => shared.toString(),
    write: (text, caret) => write(() => applyTextDiff(shared, storedText(text), storedText(text.slice(0, caret)).length)),
    apply: (ops) => write(() => applyOps(shared, ops)),
    undo: () => {
      if (!own.wrote) return false
      own.wrote = false
      own.undone = true
      return between(() => session.undo.undo())
    },
    redo: () => {
      if (!own.undone) return false
      own.undone = false
      own.wrote = true
      return between(() => session.undo.redo())
    },
    finish: () => {
      shared.unobserve(observe)
      // A colleague in the same cell may just have typed the blank that would be trimmed.
      if (own.wrote && alone()) write(() => applyTextDiff(shared, cleanText(shared.toString())))
      session.undo.end()
    },
    revert: () => {
      shared.unobserve(observe)
      session.undo.end()
      if (own.wrote) session.undo.undo()
    },
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
