import type * as Y from 'yjs'

/** Replace `removed` UTF-16 units at `at` by `inserted`. */
export interface TextChange {
  readonly at: number
  readonly removed: number
  readonly inserted: string
}

const isLow = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}

/**
 * The one change that makes `before` into `after`, or null. With `caret` (the end of what was typed, in `after`) the
 * common start never reaches past it: typing "a" into "aaa" changes the place of the caret, not the end.
 * Never splits a surrogate pair.
 */
export function diffText(before: string, after: string, caret = after.length): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  // What follows the caret was not typed: the common end is taken first there, as far as it goes.
  const tail = Math.max(0, after.length - caret)
  let end = 0
  while (end < Math.min(tail, shorter) && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  let start = 0
  while (start < shorter - end && before[start] === after[start]) start++
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (start > 0 && (isLow(before, start) || isLow(after, start))) start--
  if (end > 0 && (isLow(before, before.length - end) || isLow(after, after.length - end))) end--
  return { at: start, removed: before.length - end - start, inserted: after.slice(start, after.length - end) }
}

/** Makes `text` read `after` by the smallest single change; see `diffText` for `caret`. */
export function applyTextDiff(text: Y.Text, after: string, caret?: number): void {
  const change = diffText(text.toString(), after, caret)
  if (!change) return
  // Insert before delete: where both touch one place, a colleague's text typed there keeps its side.
  if (change.inserted) text.insert(change.at + change.removed, change.inserted)
  if (change.removed) text.delete(change.at, change.removed)
}
