import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leadGroup, quarterGroup } from '../../../client/annex/view/groupOf.ts'
import { groupedRows, isViewHeading, viewHeadingId, type RowGroup } from '../../../client/annex/view/groupedRows.ts'
import { plainView, readView, reorders, type PersonalView } from '../../../client/annex/view/personalView.ts'
import { shownRows } from '../../../client/annex/view/shownRows.ts'
import { linkedPartOf, readLinkedAnnex, readViewLink, withoutView, writeViewLink } from '../../../client/annex/view/viewLink.ts'
import type { Translate } from '../../../client/ui/translate.ts'
import type { AnnexProjection, ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import type { AnnexId, ColumnId, RowId } from '../../../shared/domain/ids.ts'

const row = (id: string, kind: ProjectedRow['kind'], level: number, number: string, parent = ''): ProjectedRow => ({ id: id as RowId, kind, level, number, parent: parent as RowId })
const rows = [
  row('I', 'section', 0, 'I'),
  row('g', 'group', 1, '1', 'I'),
  row('a', 'task', 2, '1.1', 'g'),
  row('b', 'task', 1, '2', 'I'),
  row('II', 'section', 0, 'II'),
  row('c', 'task', 1, '1', 'II'),
  row('c1', 'task', 2, '1.1', 'c'),
]
const leads: Readonly<Record<string, string>> = { a: 'Văn phòng', b: 'Phòng Kinh tế', c: 'Đoàn xã', c1: 'Văn phòng' }
const byLead = (of: ProjectedRow): RowGroup => ({ key: leads[of.id] ?? '', label: leads[of.id] ?? '', rank: 0 })
const lines = (shown: ReturnType<typeof groupedRows>): string[] => shown.map((each) => (each.heading ? `# ${each.heading.text} ${each.heading.count}` : `${each.number} ${each.id}`))

describe('grouping', () => {
  test('[GR26] tasks stand under the view\'s headings, by rank and name, with their section\'s number; each once', () => {
    expect(lines(groupedRows(rows, { folded: new Set(), groupOf: byLead }))).toEqual(['# Đoàn xã 1', 'II.1 c', '# Phòng Kinh tế 1', 'I.2 b', '# Văn phòng 2', 'I.1.1 a', 'II.1.1 c1'])
    const last = (of: ProjectedRow): RowGroup => ({ ...byLead(of), rank: of.id === 'c' ? 9 : 0 })
    expect(lines(groupedRows(rows, { folded: new Set(), groupOf: last })).at(-1)).toBe('II.1 c')
  })

  test('[GR26] a view heading folds, filters and sorting hold inside the groups', () => {
    const folded = new Set([viewHeadingId('Văn phòng')])
    expect(lines(shownRows(rows, { folded, groupOf: byLead, wanted: (each) => each.id !== 'b' }))).toEqual(['# Đoàn xã 1', 'II.1 c', '# Văn phòng 2'])
    const texts: Readonly<Record<string, string>> = { a: 'đ', c1: 'ă' }
    const sorted = shownRows(rows, { folded: new Set(), groupOf: byLead, sortText: (each) => texts[each.id] ?? '' })
    expect(lines(sorted).slice(-2)).toEqual(['II.1.1 c1', 'I.1.1 a'])
  })

  test('[GR26] no row of an annex can be taken for a heading of the view', () => {
    expect([viewHeadingId('x"]'), viewHeadingId('Đoàn; xã')].every((id) => isViewHeading(id) && !/["\]]/.test(id))).toBe(true)
    expect(isViewHeading('abc' as RowId)).toBe(false)
  })

  test('[GR26] every wanted task is shown exactly once, whatever the groups', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', 'y', ''), { minLength: 4, maxLength: 4 }), (keys) => {
        const of = new Map(['a', 'b', 'c', 'c1'].map((id, i) => [id, keys[i] ?? '']))
        const shown = groupedRows(rows, { folded: new Set(), groupOf: (each) => ({ key: of.get(each.id) ?? '', label: 'l', rank: 0 }) })
        expect(shown.filter((each) => !each.heading).map((each) => each.id as string).toSorted()).toEqual(['a', 'b', 'c', 'c1'])
      }),
    )
  })

  test('[GR29] sorting and grouping are another order than the annex\'s; a filter is not', () => {
    expect([reorders({ ...plainView, group: 'lead' }), reorders({ ...plainView, sort: { column: 'c' as ColumnId, descending: false } }), reorders({ ...plainView, mine: true })]).toEqual([true, true, false])
  })
})

describe('what a row is grouped by', () => {
  /** A projection of one column, and what stands in the only row. */
  const projection = (role: string, shown: { text?: string; entries?: readonly object[] }): AnnexProjection =>
    ({
      columns: [{ id: 'c', role }],
      text: () => shown.text ?? '',
      unitEntries: () => shown.entries ?? [],
      directory: new Map([['kt', { name: 'Phòng Kinh tế' }], ['vp', { name: 'Văn phòng' }]]),
    }) as unknown as AnnexProjection
  const t = ((key: string, values: object = {}) => `${key} ${JSON.stringify(values)}`) as unknown as Translate
  const [only] = rows as [ProjectedRow]

  test('[GR26] the unit that is named first leads; a text that no unit has is its own group, behind them', () => {
    const group = (entries: readonly object[]): RowGroup => leadGroup(projection('lead', { entries }), t)(only)
    expect(group([{ unit: 'kt' }, { unit: 'vp' }])).toMatchObject({ label: 'Phòng Kinh tế' })
    expect(group([{ text: 'Ban lạ' }, { unit: 'vp' }]).label).toBe('Ban lạ')
    const ranks = [group([{ unit: 'kt' }]), group([{ text: 'Ban lạ' }]), group([])].map(({ rank }) => rank)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(new Set(ranks).size).toBe(3)
  })

  test('[GR26] a row belongs to the quarter of its last good day; years, and what has no day, come after one another', () => {
    const group = (text: string): RowGroup => quarterGroup(projection('timeline', { text }), 2026, t)(only)
    const quarter = (text: string): string => group(text).key
    expect(['31/3/2026', 'Tháng 3/2026', '01/4/2026', 'Quý I/2026', '30/9/2026', 'Tháng 12/2026'].map(quarter)).toEqual(['2026 1', '2026 1', '2026 2', '2026 1', '2026 3', '2026 4'].map((of) => `quarter ${of}`))
    expect(quarter('Quý I - Quý III/2026')).toBe('quarter 2026 3')
    const ranks = ['Quý IV/2026', 'Quý I/2027', 'Thường xuyên', 'khi có hướng dẫn', ''].map((text) => group(text).rank)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(new Set(ranks).size).toBe(5)
  })
})

describe('a link to a view', () => {
  const annex = 'a1' as AnnexId
  const view: PersonalView = {
    ...plainView,
    conditions: [{ is: 'containing', column: 'c3' as ColumnId, text: 'quý "I" & Đ' }],
    mine: true,
    sort: { column: 'c4' as ColumnId, descending: true },
    group: 'quarter',
    merged: true,
    hidden: ['c7' as ColumnId],
    widths: { ['c2' as ColumnId]: 400 },
    folded: ['r1' as RowId],
  }

  test('[GR28] carries what is shown and in which order, never widths and folding', () => {
    const link = writeViewLink(annex, view)
    const { widths: _, folded: __, ...carried } = view
    expect(linkedPartOf(view)).toEqual(carried)
    expect(readViewLink(link, annex)).toEqual(carried)
    expect(readViewLink(link, 'a2' as AnnexId)).toBeNull()
    expect(readLinkedAnnex(link)).toBe(annex)
    expect(link).toMatch(/^\?phuluc=a1&xem=[\w-]+$/)
    expect(withoutView(`https://x.vn/so/1${link}`)).toBe('https://x.vn/so/1?phuluc=a1')
  })

  test('[GR28] a damaged link is no link, and never throws', () => {
    for (const damaged of ['', '?xem=abc', '?phuluc=a1', '?phuluc=a1&xem=', '?phuluc=a1&xem=%00', `?phuluc=a1&xem=${'A'.repeat(5000)}`, '?phuluc=a1&xem=W10', '?phuluc=a1&xem=A']) {
      expect([damaged, readViewLink(damaged, annex)]).toEqual([damaged, null])
    }
    expect(readLinkedAnnex('?phuluc="><b>')).toBeNull()
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ABCxyz019-_') }), (code) => readViewLink(`?phuluc=a1&xem=${code}`, annex) !== undefined))
  })

  test('[GR28] a grouping that is not known reads as none', () => {
    expect(readView('{"group":"colour"}')).toEqual(plainView)
  })
})
