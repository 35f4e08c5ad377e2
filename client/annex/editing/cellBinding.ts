import type { TextOp } from './shiftThroughDelta.ts'

/** What the editor edits: one cell, by identity. Made when editing begins, ended by `finish` or `revert`. */
export interface CellBinding {
  /** The cell's text as the editor shows it when editing begins with F2, and on which remote operations build. */
  text(): string
  /** Takes over what stands in the field, while it is being typed; `caret`: end of what was typed. */
  write(text: string, caret: number): void
  /** Takes over operations on `text()` (a merged composition). */
  apply(ops: readonly TextOp[]): void
  /** Takes back, and does again, what this session wrote so far, while it goes on. False: there is nothing. */
  undo(): boolean
  redo(): boolean
  /** Ends the session and keeps what was written; the text becomes clean. */
  finish(text: string): void
  /** Ends the session and takes back what this window wrote in it, and nothing else. */
  revert(): void
}

/** Remote operations on the text that is being edited. */
export type OnRemote = (ops: readonly TextOp[]) => void
