/** One operation of a Y.Text event's delta, text only. */
export type TextOp = { readonly retain: number } | { readonly insert: string } | { readonly delete: number }

/** Text with the ends of a text selection, in UTF-16 units. */
export interface MarkedText {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Reads the delta of a Y.Text event; an embedded object (never ours) counts as nothing. */
export function readTextOps(delta: readonly { retain?: number | undefined; insert?: unknown; delete?: number | undefined }[]): TextOp[] {
  return delta.flatMap((op): TextOp[] => {
    if (op.retain !== undefined) return [{ retain: op.retain }]
    if (op.delete !== undefined) return [{ delete: op.delete }]
    return typeof op.insert === 'string' ? [{ insert: op.insert }] : []
  })
}

/**
 * Text and selection after a remote change: the selection stays on the letters that it stood on. What comes in exactly
 * at the caret lands behind it, so that two people who write at one spot don't push each other's caret.
 */
export function shiftThroughDelta(marked: MarkedText, ops: readonly TextOp[]): MarkedText {
  let { text, start, end } = marked
  let at = 0
  for (const op of ops) {
    if ('retain' in op) at += op.retain
    else if ('insert' in op) {
      text = text.slice(0, at) + op.insert + text.slice(at)
      if (at < start) start += op.insert.length
      if (at < end) end += op.insert.length
      at += op.insert.length
    } else {
      text = text.slice(0, at) + text.slice(at + op.delete)
      start -= Math.max(0, Math.min(op.delete, start - at))
      end -= Math.max(0, Math.min(op.delete, end - at))
    }
  }
  return { text, start, end }
}
