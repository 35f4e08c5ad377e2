import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyTextDiff } from '../../../shared/crdt/textDiff.ts'
import { listStep } from '../../../client/annex/editing/listControl.ts'
import { mergeComposition } from '../../../client/annex/editing/mergeComposition.ts'
import { mergeUnitEntries } from '../../../client/annex/editing/mergeUnitEntries.ts'
import { readTextOps, shiftThroughDelta, type TextOp } from '../../../client/annex/editing/shiftThroughDelta.ts'
import { TypingSession } from '../../../client/annex/editing/typingSession.ts'
import type { CellBinding } from '../../../client/annex/editing/cellBinding.ts'
import { storedText } from '../../../client/annex/editing/textBinding.ts'
import type { UnitId } from '../../../shared/domain/ids.ts'

const words = fc.array(fc.constantFrom('Đức', 'phòng', ' ', 'a', 'b', '\n', 'việc'), { maxLength: 6 }).map((parts) => parts.join(''))

/** Applies operations as Y.Text would. */
function applied(text: string, ops: readonly TextOp[]): string {
  return shiftThroughDelta({ text, start: 0, end: 0 }, ops).text
}

/** Operations that turn one text into another, as a colleague's edits. */
function opsBetween(before: string, after: string): TextOp[] {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  text.insert(0, before)
  const seen: TextOp[] = []
  text.observe((event) => void seen.push(...readTextOps(event.delta)))
  doc.transact(() => applyTextDiff(text, after))
  return seen
}

describe('carets', () => {
  test('[TY7] a caret stays on its letter whatever others do before and behind it', () => {
    fc.assert(
      fc.property(words, words, words, words, (before, behind, beforeNow, behindNow) => {
        const text = `${before}|${behind}`
        const caret = before.length + 1
        const first = opsBetween(before, beforeNow)
        const moved = shiftThroughDelta({ text, start: caret, end: caret }, first)
        const offset = beforeNow.length + 1
        const second: TextOp[] = [{ retain: offset }, ...opsBetween(behind, behindNow)]
        const end = shiftThroughDelta(moved, second)
        expect(end.text).toBe(`${beforeNow}|${behindNow}`)
        expect(end.text.slice(0, end.start)).toBe(`${beforeNow}|`)
      }),
    )
  })

  test('[TY7] what comes in at the caret lands behind it; a deleted surrounding leaves it where it stood', () => {
    expect(shiftThroughDelta({ text: 'abc', start: 3, end: 3 }, [{ retain: 3 }, { insert: '!' }])).toEqual({ text: 'abc!', start: 3, end: 3 })
    expect(shiftThroughDelta({ text: 'abcdef', start: 3, end: 5 }, [{ retain: 1 }, { delete: 4 }])).toEqual({ text: 'af', start: 1, end: 1 })
  })
})

describe('compositions', () => {
  test('[TY2] the merge is what two documents would hold, up to the order at one spot', () => {
    fc.assert(
      fc.property(words, words, words, fc.nat(20), (base, theirs, typed, place) => {
        const at = Math.min(place, base.length)
        const mine = base.slice(0, at) + typed + base.slice(at)
        const ops = opsBetween(base, theirs)
        const merged = mergeComposition(base, mine, at + typed.length, ops.length > 0 ? [ops] : [])
        expect(applied(theirs, merged.ops)).toBe(merged.text)
        expect(merged.text).toHaveLength(theirs.length + typed.length)
        expect(merged.text).toContain(typed)
        expect(merged.text.slice(0, merged.caret).endsWith(typed)).toBe(true)
      }),
    )
  })

  test('[TY2] what I replaced goes, what others wrote into it stays', () => {
    const merged = mergeComposition('cũ kỹ', 'mới', 3, [[{ retain: 2 }, { insert: '[x]' }]])
    expect(merged.text).toBe('mới[x]')
    expect(merged.caret).toBe(3)
  })

  test('[TY2] several changes of others, one after the other', () => {
    const merged = mergeComposition('một hai', 'một hai ba', 10, [[{ insert: '> ' }], [{ retain: 2 }, { delete: 4 }], [{ retain: 5 }, { insert: '!' }]])
    expect(merged.text).toBe('> hai ba!')
  })

  test('[TY2] the field is never written while something is composed', () => {
    const log: string[] = []
    const { session, shared, type } = typingOn('cũ', log)
    session.compositionStarted()
    type('cũv')
    session.typed()
    shared.receive([{ insert: '>> ' }])
    type('cũ việc')
    session.typed()
    expect(log).toEqual([])
    expect(shared.text()).toBe('>> cũ')
    session.compositionEnded()
    expect(shared.text()).toBe('>> cũ việc')
    expect(log).toEqual(['>> cũ việc'])
  })

  test('[TY5] signs that an input method leaves hold remote changes back until they are gone', () => {
    const log: string[] = []
    const { session, shared, type } = typingOn('ab', log)
    type('ab\u202F')
    session.typed()
    shared.receive([{ insert: '>' }])
    expect(log).toEqual([])
    type('abc')
    session.typed()
    expect(shared.text()).toBe('>abc')
    expect(log).toEqual(['>abc'])
  })
})

/** A session between a field and a text, both plain. */
function typingOn(start: string, log: string[]) {
  let field = start
  let stored = start
  const binding: CellBinding = {
    text: () => stored,
    write: (text) => void (stored = storedText(text)),
    apply: (ops) => void (stored = applied(stored, ops)),
    undo: () => false,
    redo: () => false,
    finish: () => {},
    revert: () => {},
  }
  const session = new TypingSession(
    {
      read: () => ({ text: field, start: field.length, end: field.length }),
      write: ({ text }) => {
        field = text
        log.push(text)
      },
    },
    binding,
    storedText,
  )
  const receive = (ops: readonly TextOp[]): void => {
    stored = applied(stored, ops)
    session.received(ops)
  }
  return { session, shared: { text: () => stored, receive }, type: (text: string) => void (field = text) }
}

describe('unit cells', () => {
  const unit = (id: string) => ({ unit: id as UnitId })
  test('[TY9] what others add or remove meanwhile holds beside what I did', () => {
    const [a, b, c, d, wording] = [unit('a'), unit('b'), unit('c'), unit('d'), { text: 'Hội X' }]
    expect(mergeUnitEntries([a, b], [a, b, c], [a, b, d])).toEqual([a, b, c, d])
    expect(mergeUnitEntries([a, b], [a, b, c], [b])).toEqual([b, c])
    expect(mergeUnitEntries([a, b], [b], [a, b, d])).toEqual([b, d])
    expect(mergeUnitEntries([a], [wording], [a, b])).toEqual([wording, b])
    expect(mergeUnitEntries([a], [a], [])).toEqual([])
  })
})

test('[TY10] nothing in a list is marked until an arrow marks it, and then Enter takes it', () => {
  const key = (name: string) => ({ key: name, ctrl: false, shift: false, alt: false, isComposing: false, keyCode: 0 })
  expect(listStep(key('Enter'), 3, -1)).toBeNull()
  expect(listStep(key('ArrowDown'), 3, -1)).toEqual({ mark: 0 })
  expect(listStep(key('ArrowDown'), 3, 2)).toEqual({ mark: 2 })
  expect(listStep(key('ArrowUp'), 3, 0)).toEqual({ mark: -1 })
  expect(listStep(key('Enter'), 3, 1)).toEqual({ take: 1 })
  expect(listStep(key('Escape'), 3, 1)).toEqual({ mark: -1 })
  expect(listStep(key('ArrowDown'), 0, -1)).toBeNull()
  expect(listStep({ ...key('ArrowDown'), shift: true }, 3, -1)).toBeNull()
})
