import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { contentHash } from '../../../shared/crdt/contentHash.ts'
import type { EditContext } from '../../../shared/crdt/editContext.ts'
import { deleteRows, moveRows } from '../../../shared/crdt/rowEdits.ts'
import { cellText, rowsOf } from '../../../shared/crdt/schema.ts'
import { UndoStack } from '../../../shared/crdt/undo/undoStack.ts'
import { setFacts } from '../../../shared/crdt/workbookEdits.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { pick, seededRandom } from '../../support/random.ts'
import { LEAD, TASK, TIMELINE, add, makeReplicas, offices, outline, rowsIn, syncAll, task } from '../../support/replicas.ts'

const r = 'r' as RowId
const read = (ctx: EditContext) => cellText(rowsOf(ctx.doc).get(r) as Y.Map<unknown>, TASK)?.toString()

function pair() {
  const [a, b] = makeReplicas(2)
  if (!a || !b) throw new Error('no replicas')
  add(a, { at: 'last', under: '' }, task('r'), task('q'))
  setCellText(a, r, TASK, '')
  syncAll(a, b)
  return { a, b, undo: new UndoStack(a), undoB: new UndoStack(b) }
}

describe('[UD1] undo takes back my letters only', () => {
  test('with a colleague typing inside what I typed', () => {
    const { a, b, undo } = pair()
    setCellText(a, r, TASK, 'Kế hoạch')
    syncAll(a, b)
    setCellText(b, r, TASK, 'Kế (xã) hoạch')
    syncAll(a, b)
    undo.undo()
    expect(read(a)).toBe('(xã) ')
    undo.redo()
    syncAll(a, b)
    expect(read(b)).toContain('(xã)')
    expect(read(b)?.replace('(xã) ', '')).toBe('Kế hoạch')
  })

  test('what I deleted comes back where it stood', () => {
    const { a, b, undo } = pair()
    setCellText(a, r, TASK, 'một hai ba')
    setCellText(a, r, TASK, 'một ba')
    syncAll(a, b)
    setCellText(b, r, TASK, 'không một ba')
    setCellText(b, r, TASK, 'không một ba bốn')
    syncAll(a, b)
    undo.undo()
    expect(read(a)).toBe('không một hai ba bốn')
  })

  test('letters deleted one by one come back in order', () => {
    const { a, undo } = pair()
    setCellText(a, r, TASK, 'abcd')
    for (const next of ['acd', 'ad', 'a', '']) setCellText(a, r, TASK, next)
    for (const expected of ['a', 'ad', 'acd', 'abcd', '']) {
      undo.undo()
      expect(read(a)).toBe(expected)
    }
  })

  test('letters deleted from the end come back in order', () => {
    const { a, undo } = pair()
    setCellText(a, r, TASK, 'abcd')
    for (const next of ['abc', 'ab', 'a', '']) setCellText(a, r, TASK, next)
    for (const expected of ['a', 'ab', 'abc', 'abcd', '']) {
      undo.undo()
      expect(read(a)).toBe(expected)
    }
    for (const expected of ['abcd', 'abc', 'ab', 'a', '']) {
      undo.redo()
      expect(read(a)).toBe(expected)
    }
  })
})

test('[UD2] a register that a colleague has set again stays as they set it', () => {
  const { a, b, undo } = pair()
  setFacts(a, { title: 'Của tôi' })
  syncAll(a, b)
  setFacts(b, { title: 'Của bạn' })
  syncAll(a, b)
  undo.undo()
  expect(a.doc.getMap('meta').get('title')).toBe('Của bạn')
  setFacts(a, { title: 'Lại của tôi' })
  undo.undo()
  expect(a.doc.getMap('meta').get('title')).toBe('Của bạn')
})

test('[UD2] moves and unit cells are set back', () => {
  const { a, undo } = pair()
  moveRows(a, rowsIn(a), [r], { at: 'last', under: 'q' as RowId })
  setCellUnits(a, r, LEAD, [{ unit: offices[0] as never }])
  expect(outline(a)).toBe('q >r')
  undo.undo()
  expect([...(rowsOf(a.doc).get('r')?.keys() ?? [])].filter((key) => key.startsWith('s:'))).toEqual([])
  undo.undo()
  expect(outline(a)).toBe('r q')
  undo.redo()
  expect(outline(a)).toBe('q >r')
})

test('[UD3] a row that I made goes, unless a colleague has written in it', () => {
  const { a, b, undo } = pair()
  add(a, { at: 'last', under: '' }, 'x')
  undo.undo()
  expect(outline(a)).toBe('r q')
  undo.redo()
  expect(outline(a)).toBe('r q x')
  syncAll(a, b)
  setCellText(b, 'x' as RowId, TIMELINE, 'Quý I')
  syncAll(a, b)
  undo.undo()
  expect(outline(a)).toBe('r q x')
})

test('[UD4] a bracket is one step, and brackets nest', () => {
  const { a, undo } = pair()
  undo.begin()
  for (const text of ['Đ', 'Đứ', 'Đức']) undo.group(() => setCellText(a, r, TASK, text))
  undo.end()
  deleteRows(a, rowsIn(a), [r])
  expect(undo.undo()?.cells).toContainEqual({ row: 'r', key: 'del' })
  undo.undo()
  expect(read(a)).toBe('')
  expect(undo.canUndo).toBe(false)
  expect(undo.undo()).toBeNull()
  undo.redo()
  expect(read(a)).toBe('Đức')
})

test('[UD4] a new edit forgets what could be redone, and listeners hear of both', () => {
  const { a, undo } = pair()
  let heard = 0
  undo.subscribe(() => (heard += 1))
  setCellText(a, r, TASK, 'x')
  undo.undo()
  expect(undo.canRedo).toBe(true)
  setCellText(a, r, TASK, 'y')
  expect(undo.canRedo).toBe(false)
  expect(heard).toBeGreaterThanOrEqual(3)
})

const words = ['a', 'ế', 'kế ', 'hoạch', '😀', '\n', 'x']

function randomEdit(ctx: EditContext, undo: UndoStack, random: () => number): void {
  const rows = rowsIn(ctx)
  const row = pick(random, [...rows.registers.keys()].toSorted())
  const text = cellText(rowsOf(ctx.doc).get(row) as Y.Map<unknown>, TASK)?.toString() ?? ''
  const at = Math.floor(random() * (text.length + 1))
  const act = Math.floor(random() * 9)
  if (act < 3) setCellText(ctx, row, TASK, text.slice(0, at) + pick(random, words) + text.slice(at))
  else if (act === 3) setCellText(ctx, row, TASK, text.slice(0, at) + text.slice(at + 3))
  else if (act === 4) moveRows(ctx, rows, [row], { at: 'after', row: pick(random, [...rows.registers.keys()].toSorted()) })
  else if (act === 5) add(ctx, { at: 'last', under: '' }, task(`n${Math.floor(random() * 1e9)}`))
  else if (act === 6) deleteRows(ctx, rows, [row])
  else if (act === 7) undo.undo()
  else undo.redo()
}

/** Letters of others that a transaction deleted; there must be none in an undo. */
function lettersOfOthers(transaction: Y.Transaction): number {
  let found = 0
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    const isLetter = item instanceof Y.Item && item.parent instanceof Y.Text
    if (isLetter && item.id.client !== transaction.doc.clientID) found += item.length
  })
  return found
}

test('[UD1] [UD5] random edits, undo and redo of three people never throw, and all replicas agree with a reload', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seededRandom(seed)
    const people = makeReplicas(3)
    add(people[0] as EditContext, { at: 'last', under: '' }, 'r1', 'r2')
    syncAll(...people)
    let taken = 0
    const stacks = people.map((ctx) => {
      const undo = new UndoStack(ctx)
      for (const step of ['undo', 'redo'] as const) {
        const real = undo[step].bind(undo)
        undo[step] = () => {
          const count = (transaction: Y.Transaction) => (taken += lettersOfOthers(transaction))
          ctx.doc.on('afterTransaction', count)
          const done = real()
          ctx.doc.off('afterTransaction', count)
          return done
        }
      }
      return undo
    })
    for (let i = 0; i < 60; i++) {
      const who = Math.floor(random() * 3)
      randomEdit(people[who] as EditContext, stacks[who] as UndoStack, random)
      if (random() < 0.2) syncAll(...people)
    }
    syncAll(...people)
    const reload = new Y.Doc()
    Y.applyUpdate(reload, Y.encodeStateAsUpdate((people[0] as EditContext).doc))
    const hashes = [...people.map((ctx) => contentHash(ctx.doc)), contentHash(reload)]
    expect(new Set(hashes).size, `seed ${seed}`).toBe(1)
    expect(taken, `seed ${seed}`).toBe(0)
  }
})

test('[UD6] one person alone: undo of everything is the start, redo of everything the end', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = seededRandom(seed)
    const [ctx] = makeReplicas(1) as [EditContext]
    add(ctx, { at: 'last', under: '' }, 'r1', 'r2')
    const undo = new UndoStack(ctx)
    const shown = () => outline(ctx) + JSON.stringify([...rowsIn(ctx).order.flatten()].map((row) => cellText(rowsOf(ctx.doc).get(row.id) as Y.Map<unknown>, TASK)?.toString()))
    const start = shown()
    for (let i = 0; i < 40; i++) randomEdit(ctx, undo, random)
    const end = shown()
    let redoable = 0
    while (undo.canRedo) undo.redo()
    const full = shown()
    while (undo.undo()) redoable += 1
    expect(shown(), `seed ${seed}`).toBe(start)
    for (let i = 0; i < redoable; i++) undo.redo()
    expect(shown(), `seed ${seed}`).toBe(full)
    expect(end.length).toBeGreaterThan(0)
  }
})
