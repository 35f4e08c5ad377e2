import { diffText } from '../../../shared/crdt/textDiff.ts'
import type { TextOp } from './shiftThroughDelta.ts'

/** What a three-way merge yields: the text for the field, the caret, and the operations that bring the shared text there. */
export interface MergedText {
  readonly text: string
  readonly caret: number
  readonly ops: readonly TextOp[]
}

interface Letter {
  readonly unit: string
  /** Index in the base text; -1: came from others meanwhile. */
  readonly base: number
  gone: boolean
}

/**
 * Merges what I composed (`mine`, with the caret at the end of it) with what others did to `base` meanwhile (`theirs`, in
 * order). My change takes away only letters that stood in `base`: what others wrote, even into the middle of text that I
 * replaced, stays.
 */
export function mergeComposition(base: string, mine: string, caret: number, theirs: readonly (readonly TextOp[])[]): MergedText {
  const letters = Array.from({ length: base.length }, (_, i): Letter => ({ unit: base[i] as string, base: i, gone: false }))
  for (const ops of theirs) applyOps(letters, ops)
  const change = diffText(base, mine, caret) ?? { at: base.length, removed: 0, inserted: '' }
  return write(letters, change.at, change.removed, change.inserted, caret - change.at - change.inserted.length)
}

function applyOps(letters: Letter[], ops: readonly TextOp[]): void {
  let index = 0
  const skipGone = (): void => {
    while (index < letters.length && letters[index]?.gone) index += 1
  }
  for (const op of ops) {
    if ('insert' in op) {
      const added = Array.from({ length: op.insert.length }, (_, i): Letter => ({ unit: op.insert[i] as string, base: -1, gone: false }))
      letters.splice(index, 0, ...added)
      index += added.length
      continue
    }
    const count = 'delete' in op ? op.delete : op.retain
    for (let done = 0; done < count; done++) {
      skipGone()
      const letter = letters[index]
      if (!letter) break
      if ('delete' in op) letter.gone = true
      index += 1
    }
  }
}

/** Walks the letters once, taking mine out and putting `inserted` in front of the first one that I replaced. */
function write(letters: readonly Letter[], at: number, removed: number, inserted: string, behind: number): MergedText {
  const place = placeFor(letters, at, removed)
  const ops: TextOp[] = []
  let text = ''
  let caret = 0
  for (let i = 0; i <= letters.length; i++) {
    if (i === place) {
      if (inserted) ops.push({ insert: inserted })
      text += inserted
      caret = text.length
    }
    const letter = letters[i]
    if (!letter || letter.gone) continue
    const taken = letter.base >= at && letter.base < at + removed
    if (!taken) text += letter.unit
    ops.push(taken ? { delete: 1 } : { retain: 1 })
  }
  return { text, caret: Math.max(0, Math.min(text.length, caret + behind)), ops: joined(ops) }
}

function placeFor(letters: readonly Letter[], at: number, removed: number): number {
  if (removed > 0 || at === 0) {
    const first = letters.findIndex((letter) => letter.base >= at)
    return first < 0 ? letters.length : first
  }
  return letters.findIndex((letter) => letter.base === at - 1) + 1
}

function joined(ops: readonly TextOp[]): TextOp[] {
  const result: TextOp[] = []
  for (const op of ops) {
    const last = result.at(-1)
    if (last && 'retain' in last && 'retain' in op) result[result.length - 1] = { retain: last.retain + op.retain }
    else if (last && 'delete' in last && 'delete' in op) result[result.length - 1] = { delete: last.delete + op.delete }
    else result.push(op)
  }
  return result
}
