import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { freshKeys, isOrderKey, keysBetween, maxOrderKeyLength } from '../../../shared/crdt/placing/orderKeys.ts'
import { deleteRows, indentRows, moveRows, outdentRows, restoreRows } from '../../../shared/crdt/rowEdits.ts'
import { annexesOf, rowsOf } from '../../../shared/crdt/schema.ts'
import { unreadableRows } from '../../../shared/crdt/readWorkbook.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { RowOrder, type RowPlace } from '../../../shared/domain/rowOrder.ts'
import { seededRandom } from '../../support/random.ts'
import { add, keyOf, makeReplicas, outline, rowsIn, section, syncAll, task } from '../../support/replicas.ts'

const id = (text: string): RowId => text as RowId
const one = () => {
  const [ctx] = makeReplicas(1)
  if (!ctx) throw new Error('no replica')
  return ctx
}
const two = () => {
  const [a, b] = makeReplicas(2)
  if (!a || !b) throw new Error('no replicas')
  return [a, b] as const
}

test('[RW1] a move writes one register', () => {
  const ctx = one()
  add(ctx, { at: 'last', under: '' }, section('S', task('a')), 'b')
  const keys: string[] = []
  rowsOf(ctx.doc).observeDeep((events) => events.forEach((event) => keys.push(...(event as Y.YMapEvent<unknown>).keysChanged)))
  moveRows(ctx, rowsIn(ctx), [id('b')], { at: 'first', under: id('S') })
  expect(keys).toEqual(['pos'])
  expect(outline(ctx)).toBe('S >b >a')
})

describe('order keys', () => {
  test('[RW2] lie strictly between their neighbours', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 30 }), (seed, count) => {
        const random = seededRandom(seed)
        const keys = keysBetween('a0', 'a1', count, random)
        const all = ['a0', ...keys, 'a1']
        expect(all.toSorted()).toEqual(all)
        expect(new Set(all).size).toBe(count + 2)
      }),
    )
  })

  test('[RW2] of five concurrent inserts differ', () => {
    let collisions = 0
    for (let seed = 0; seed < 2000; seed++) {
      const random = seededRandom(seed)
      const keys = Array.from({ length: 5 }, () => keysBetween('a0', 'a1', 1, random)[0])
      if (new Set(keys).size < 5) collisions += 1
    }
    expect(collisions).toBeLessThanOrEqual(2)
  })

  test('[RW2] beside equal keys nothing throws', () => {
    const ctx = one()
    add(ctx, { at: 'last', under: '' }, 'a', 'b', 'c')
    const pos = rowsOf(ctx.doc).get('a')?.get('pos')
    rowsOf(ctx.doc).get('b')?.set('pos', pos)
    add(ctx, { at: 'after', row: id('a') }, 'x')
    add(ctx, { at: 'before', row: id('b') }, 'y')
    expect(outline(ctx).split(' ').toSorted()).toEqual(['a', 'b', 'c', 'x', 'y'])
    expect(outline(ctx).endsWith('c')).toBe(true)
  })

  test('[RW2] what is no key is seen', () => {
    expect(['a0', 'a0V', 'Zz', '', 'a', '0', 'a00', 5, null].map(isOrderKey)).toEqual([true, true, true, false, false, false, false, false, false])
  })

  test('[RW4] too long keys are replaced, the order stays', () => {
    const ctx = one()
    add(ctx, { at: 'last', under: '' }, 'first', 'last')
    for (let i = 0; i < 120; i++) add(ctx, { at: 'after', row: id('first') }, `r${i}`)
    const longest = Math.max(...[...rowsOf(ctx.doc).keys()].map((row) => keyOf(ctx, row).length))
    expect(longest).toBeLessThanOrEqual(maxOrderKeyLength)
    const expected = ['first', ...Array.from({ length: 120 }, (_, i) => `r${119 - i}`), 'last']
    expect(outline(ctx)).toBe(expected.join(' '))
    expect(freshKeys(5)).toEqual(freshKeys(5))
  })
})

test('[RW3] pasted blocks of two people do not mix', () => {
  const [a, b] = two()
  add(a, { at: 'last', under: '' }, 'top', 'end')
  syncAll(a, b)
  add(a, { at: 'after', row: id('top') }, ...Array.from({ length: 20 }, (_, i) => `a${i}`))
  add(b, { at: 'after', row: id('top') }, ...Array.from({ length: 20 }, (_, i) => `b${i}`))
  syncAll(a, b)
  const letters = outline(a).split(' ').slice(1, -1).map((row) => row[0])
  expect(letters.filter((letter, i) => i > 0 && letter !== letters[i - 1])).toHaveLength(1)
  expect(outline(b)).toBe(outline(a))
})

const placeArbitrary = fc.record({
  id: fc.constantFrom(...'abcdefgh').map(id),
  parent: fc.constantFrom('', ...'abcdefghz').map((text) => text as RowId | ''),
  key: fc.constantFrom('a0', 'a1', 'a2'),
  deleted: fc.boolean(),
})

test('[RW5] [RW6] every set of places gives one total order, whatever the order of arrival', () => {
  fc.assert(
    fc.property(fc.uniqueArray(placeArbitrary, { selector: (place) => place.id }), fc.integer(), (places, seed) => {
      const random = seededRandom(seed)
      const fill = (list: readonly RowPlace[]) => {
        const order = new RowOrder()
        for (const place of list) order.set(place)
        return order.flatten()
      }
      const shown = fill(places)
      expect(shown.map((row) => row.id).toSorted()).toEqual(places.filter((place) => !place.deleted).map((place) => place.id).toSorted())
      expect(fill(places.toSorted(() => random() - 0.5))).toEqual(shown)
    }),
  )
})

test('[RW6] moves that close a cycle together leave both rows shown, equally', () => {
  const [a, b] = two()
  add(a, { at: 'last', under: '' }, 'x', 'y')
  syncAll(a, b)
  moveRows(a, rowsIn(a), [id('x')], { at: 'last', under: id('y') })
  moveRows(b, rowsIn(b), [id('y')], { at: 'last', under: id('x') })
  syncAll(a, b)
  expect(outline(a)).toBe('x >y')
  expect(outline(b)).toBe('x >y')
})

test('[RW6] a chain of 20,000 nested rows does not end the stack', () => {
  const order = new RowOrder()
  for (let i = 0; i < 20_000; i++) order.set({ id: id(`r${i}`), parent: i === 0 ? '' : id(`r${i - 1}`), key: 'a0', deleted: false })
  expect(order.flatten().at(-1)?.level).toBe(19_999)
})

test('[RW7] a move under itself is refused before writing', () => {
  const ctx = one()
  add(ctx, { at: 'last', under: '' }, section('S', task('a', task('b'))))
  const before = Y.encodeStateVector(ctx.doc)
  expect(moveRows(ctx, rowsIn(ctx), [id('S')], { at: 'last', under: id('b') })).toEqual({ ok: false, code: 'row.cycle' })
  expect(Y.encodeStateVector(ctx.doc)).toEqual(before)
})

test('[RW8] the order kept incrementally equals a fresh one', () => {
  fc.assert(
    fc.property(fc.array(placeArbitrary, { maxLength: 40 }), (changes) => {
      const kept = new RowOrder()
      const last = new Map<RowId, RowPlace>()
      for (const place of changes) {
        if (place.key === 'a2' && place.deleted) {
          kept.delete(place.id)
          last.delete(place.id)
        } else {
          kept.set(place)
          last.set(place.id, place)
        }
      }
      const fresh = new RowOrder()
      for (const place of last.values()) fresh.set(place)
      expect(kept.flatten()).toEqual(fresh.flatten())
    }),
  )
})

test('[RW9] a deleted subtree carries one stamp and comes back together', () => {
  const ctx = one()
  add(ctx, { at: 'last', under: '' }, section('S', task('a'), task('b')), 'c')
  deleteRows(ctx, rowsIn(ctx), [id('b')])
  deleteRows(ctx, rowsIn(ctx), [id('S')])
  expect(outline(ctx)).toBe('c')
  const stamps = ['S', 'a', 'b'].map((row) => rowsOf(ctx.doc).get(row)?.get('del'))
  expect(stamps[0]).toEqual(stamps[1])
  expect(stamps[2]).not.toEqual(stamps[0])
  expect(stamps[0]).toMatchObject({ by: 'person1' })
  restoreRows(ctx, rowsIn(ctx), [id('S')])
  expect(outline(ctx)).toBe('S >a c')
  restoreRows(ctx, rowsIn(ctx), [id('b')])
  expect(outline(ctx)).toBe('S >a >b c')
})

test('[RW10] a row put under a deleted one takes its place', () => {
  const [a, b] = two()
  add(a, { at: 'last', under: '' }, 'x', section('S', task('a')), 'y')
  syncAll(a, b)
  deleteRows(a, rowsIn(a), [id('S')])
  add(b, { at: 'last', under: id('S') }, 'new')
  syncAll(a, b)
  expect(outline(a)).toBe('x new y')
  expect(outline(b)).toBe('x new y')
})

test('[RW11] malformed rows are left out and reported', () => {
  const ctx = one()
  add(ctx, { at: 'last', under: '' }, 'a')
  const bad: Record<string, unknown>[] = [
    { annex: 'a1', kind: 'task' },
    { annex: 'a1', kind: 'dance', pos: ['', 'a0'] },
    { annex: 'a1', kind: 'task', pos: ['', 'not a key'] },
    { annex: 7, kind: 'task', pos: ['', 'a0'] },
  ]
  bad.forEach((facts, i) => rowsOf(ctx.doc).set(`bad${i}`, new Y.Map(Object.entries(facts))))
  ;(rowsOf(ctx.doc) as Y.Map<unknown>).set('text', 'no map')
  expect(outline(ctx)).toBe('a')
  expect(unreadableRows(ctx.doc).toSorted()).toEqual(['bad0', 'bad1', 'bad2', 'bad3', 'text'])
  expect(annexesOf(ctx.doc).size).toBe(1)
})

test('[RW12] indenting and outdenting several rows keeps their order', () => {
  const ctx = one()
  add(ctx, { at: 'last', under: '' }, 'a', 'b', 'c', 'd')
  expect(indentRows(ctx, rowsIn(ctx), [id('b'), id('c')])).toMatchObject({ ok: true })
  expect(outline(ctx)).toBe('a >b >c d')
  outdentRows(ctx, rowsIn(ctx), [id('b'), id('c')])
  expect(outline(ctx)).toBe('a b c d')
  expect(indentRows(ctx, rowsIn(ctx), [id('a')])).toEqual({ ok: false, code: 'row.noPlace' })
  expect(outdentRows(ctx, rowsIn(ctx), [id('a')])).toEqual({ ok: false, code: 'row.noPlace' })
})

test('[RW13] moving a row and one under it moves the subtree once', () => {
  const ctx = one()
  add(ctx, { at: 'last', under: '' }, 'a', section('S', task('b'), task('c')), 'd')
  moveRows(ctx, rowsIn(ctx), [id('d'), id('b'), id('S')], { at: 'before', row: id('a') })
  expect(outline(ctx)).toBe('S >b >c d a')
})
