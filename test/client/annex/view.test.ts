import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnWidths, minColumnPx } from '../../../client/annex/columns/columnWidths.ts'
import { foldedMatches, replaceFolded } from '../../../client/annex/find/foldedMatches.ts'
import { textSearch } from '../../../client/annex/find/textSearch.ts'
import { countLines, syllableWidths } from '../../../client/annex/heights/syllableWidths.ts'
import { edgeSpeed } from '../../../client/annex/pointer/edgeScroll.ts'
import { dropTarget } from '../../../client/annex/pointer/dropTarget.ts'
import { fillTarget } from '../../../client/annex/commands/cellCommands.ts'
import { readPeers } from '../../../client/annex/presence/cursors.ts'
import { narrows, plainView, readView } from '../../../client/annex/view/personalView.ts'
import { shownRows } from '../../../client/annex/view/shownRows.ts'
import type { ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import type { Column } from '../../../shared/domain/columns.ts'
import type { AnnexId, ColumnId, RowId } from '../../../shared/domain/ids.ts'

/** Rows by an outline: "I", "I.a", "I.a.x" … */
const outline = (...paths: string[]): ProjectedRow[] =>
  paths.map((path) => {
    const parts = path.split('.')
    return { id: path as RowId, kind: parts.length === 1 ? 'section' : 'task', level: parts.length - 1, number: '', parent: parts.slice(0, -1).join('.') as RowId }
  })
const rows = outline('I', 'I.b', 'I.a', 'I.a.x', 'II', 'II.c')
const ids = (shown: readonly { readonly id: RowId }[]): string => shown.map((row) => row.id).join(' ')

describe('what is shown', () => {
  test('[GR15] a folded heading hides what stands under it, at any depth', () => {
    expect(ids(shownRows(rows, { folded: new Set(['I' as RowId]) }))).toBe('I II II.c')
    expect(ids(shownRows(rows, { folded: new Set(['I.a' as RowId]) }))).toBe('I I.b I.a II II.c')
  })

  test('[GR17] a filter keeps the headings above wanted rows', () => {
    expect(ids(shownRows(rows, { folded: new Set(), wanted: (row) => row.id === 'I.a.x' }))).toBe('I I.a I.a.x')
    expect(ids(shownRows(rows, { folded: new Set(), wanted: () => false }))).toBe('')
  })

  test('[GR17] sorting stays under the own heading; empty cells come last either way', () => {
    const textOf = (row: ProjectedRow): string => ({ 'I.b': 'đ', 'I.a': 'ă', 'I.a.x': '' })[row.id as string] ?? ''
    const more = [...rows, ...outline('II.d')]
    expect(ids(shownRows(more, { folded: new Set(), sortText: textOf }))).toBe('I I.a I.a.x I.b II II.c II.d')
    expect(ids(shownRows(more, { folded: new Set(), sortText: textOf, descending: true }))).toBe('I I.b I.a I.a.x II II.c II.d')
  })

  test('[GR15] a stored view is read with checks; a damaged one is the plain view', () => {
    for (const damaged of [null, '', 'x', '[]', 'null', '{"widths":5,"conditions":[{"is":"x"}],"sort":1,"hidden":7}']) expect(readView(damaged)).toEqual(plainView)
    const view = { ...plainView, widths: { c1: 90 }, mine: true, conditions: [{ is: 'containing', column: 'c2', text: 'a' }] }
    expect(readView(JSON.stringify(view))).toEqual(view)
    expect(narrows(readView(JSON.stringify(view)))).toBe(true)
    expect(narrows({ ...plainView, folded: ['I' as RowId], hidden: ['c1' as ColumnId] })).toBe(false)
  })
})

describe('search', () => {
  test('[GR16] accents, case and đ do not count; the place is exact', () => {
    const text = 'Phòng Kinh tế; PHÒNG Văn hóa, đất đai'
    const places = (query: string): string[] => foldedMatches(text, query).map(({ start, end }) => text.slice(start, end))
    expect(places('phong')).toEqual(['Phòng', 'PHÒNG'])
    expect(places('Đất ĐAI')).toEqual(['đất đai'])
    expect(places('  ')).toEqual([])
    expect(replaceFolded(text, 'phong', 'P.')).toBe('P. Kinh tế; P. Văn hóa, đất đai')
  })

  test('[GR16] abbreviations find the words that they stand for, side by side only', () => {
    const finds = (query: string, text: string): boolean => textSearch(query)(text)
    expect([finds('cchc', 'Kế hoạch Cải cách hành chính năm 2026'), finds('TTHC', 'giải quyết thủ tục hành chính'), finds('P.VHXH', 'Phòng Văn hóa - Xã hội'), finds('cđs', 'Chuyển đổi số')]).toEqual([true, true, true, true])
    expect([finds('cchc', 'cải cách thủ tục hành chính'), finds('vp', 'văn phòng'), finds('', 'x'), finds('kế hoạch', 'kinh tế hợp tác ơn ạ c h')]).toEqual([false, false, false, false])
  })

  test('[GR16] decomposed text is found too, and taken whole', () => {
    const text = 'Xã hội'.normalize('NFD')
    expect(replaceFolded(`${text}!`, 'hoi', 'HỘI')).toBe(`${'Xã '.normalize('NFD')}HỘI!`)
  })

  test('[GR16] replacing something by itself changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Đ', 'ức', 'a', 'á', ' ', '😀', 'ế', '\n'), { maxLength: 20 }), fc.constantFrom('a', 'duc', 'e', ' '), (parts, query) => {
        const text = parts.join('')
        const matches = foldedMatches(text, query)
        let rebuilt = ''
        let at = 0
        for (const { start, end } of matches) {
          rebuilt += text.slice(at, start) + text.slice(start, end)
          at = end
        }
        expect(rebuilt + text.slice(at)).toBe(text)
      }),
    )
  })
})

describe('measures', () => {
  const width = syllableWidths((text) => text.length * 10)

  test('[GR11] words wrap where they no longer fit; line breaks count; long words are broken', () => {
    expect(countLines('', 100, width)).toBe(1)
    expect(countLines('aaaa bbbb', 90, width)).toBe(1)
    expect(countLines('aaaa bbbb', 89, width)).toBe(2)
    expect(countLines('a\n\nb', 100, width)).toBe(3)
    expect(countLines('aaaaaaaaaaaa', 50, width)).toBe(3)
    expect(countLines('aa bbbbbbbbbbbb', 50, width)).toBe(4)
  })

  test('[GR15] columns share the window by their widths on paper; a personal width stays as it is', () => {
    const column = (id: string, widthMm: number): Column => ({ id: id as ColumnId, role: 'note', heading: id, widthMm })
    const columns = [column('a', 20), column('b', 60), column('c', 20)]
    const shared = columnWidths(columns, 1000, new Map())
    expect([...shared.values()]).toEqual([200, 600, 200])
    const own = columnWidths(columns, 1000, new Map([['b' as ColumnId, 300]]))
    expect([...own.values()]).toEqual([350, 300, 350])
    expect([...columnWidths(columns, 100, new Map()).values()]).toEqual([66, 198, 66])
    expect(columnWidths(columns, 1000, new Map([['a' as ColumnId, 1]])).get('a' as ColumnId)).toBe(minColumnPx)
  })

  test('[GR2] a drag scrolls near the edges, faster the further out, and nowhere else', () => {
    expect(edgeSpeed(300, 100, 500)).toBe(0)
    expect(edgeSpeed(495, 100, 500)).toBeGreaterThan(0)
    expect(edgeSpeed(520, 100, 500)).toBeGreaterThan(edgeSpeed(495, 100, 500))
    expect(edgeSpeed(90, 100, 500)).toBeLessThan(0)
    expect(edgeSpeed(5000, 100, 500)).toBe(120)
  })

  test('[GR10] the fill goes along the longer way from the selection', () => {
    const block = { top: 2, bottom: 3, left: 1, right: 1 }
    expect(fillTarget(block, 3, 1)).toBeNull()
    expect(fillTarget(block, 6, 2)).toEqual({ area: { ...block, top: 4, bottom: 6 }, down: true, back: false })
    expect(fillTarget(block, 0, 1)).toEqual({ area: { ...block, top: 0, bottom: 1 }, down: true, back: true })
    expect(fillTarget(block, 2, 4)).toEqual({ area: { ...block, left: 2, right: 4 }, down: false, back: false })
  })

  test('[GR13] a drop goes above, inside or below; below an open heading is first under it', () => {
    const row = { id: 'r' as RowId, opened: false }
    expect(dropTarget(row, 0.1)).toMatchObject({ at: 'above', slot: { at: 'before', row: 'r' } })
    expect(dropTarget(row, 0.5)).toMatchObject({ at: 'inside', slot: { at: 'last', under: 'r' } })
    expect(dropTarget(row, 0.9)).toMatchObject({ at: 'below', slot: { at: 'after', row: 'r' } })
    expect(dropTarget({ ...row, opened: true }, 0.9)).toMatchObject({ at: 'below', slot: { at: 'first', under: 'r' } })
  })
})

test('[GR24] presence of others is read with checks', () => {
  const good = { user: { name: 'Lan', unit: 'vp', colour: '#0b6b70' }, cursor: { annex: 'a1', row: 'r1', column: 'c1', caret: 4 } }
  const states = new Map<number, Record<string, unknown>>([
    [1, good],
    [2, good],
    [3, { user: 5, cursor: { annex: 'a1', row: 'r1', column: 'c1', caret: -1 } }],
    [4, { user: { name: 'x'.repeat(500), colour: 'red;background:url(http://x)' }, cursor: good.cursor }],
    [5, { cursor: { annex: 'a1', row: '"><b>', column: 'c1' } }],
    [6, { cursor: { ...good.cursor, annex: 'a2' } }],
    [7, {}],
    [8, { user: null, cursor: null }],
  ])
  const peers = readPeers({ clientID: 1, getStates: () => states } as never, 'a1' as AnnexId)
  expect(peers.map((peer) => [peer.clientId, peer.name.length, peer.colour, peer.caret])).toEqual([
    [2, 3, '#0b6b70', 4],
    [3, 0, 'var(--text-muted)', null],
    [4, 40, 'var(--text-muted)', 4],
  ])
})
