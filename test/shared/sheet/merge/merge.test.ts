import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Annex, AnnexRow } from '../../../../shared/domain/annex.ts'
import { columnId, rowId, type RowId } from '../../../../shared/domain/ids.ts'
import { acceptMerge, safeChoices, theirChoices } from '../../../../shared/sheet/merge/acceptMerge.ts'
import { applyEdits } from '../../../../shared/sheet/merge/applyEdits.ts'
import { letterDiff } from '../../../../shared/sheet/merge/letterDiff.ts'
import { threeWayMerge } from '../../../../shared/sheet/merge/threeWayMerge.ts'
import { starterDirectory } from '../../../../shared/domain/units/starterUnits.ts'
import { plausibleTasks } from '../../../support/annexStyles/plausibleAnnex.ts'
import { annexStyles } from '../../../support/annexStyles/styles.ts'
import { sheetOf, understand } from '../../../support/sheetOf.ts'
import { phrase } from '../../../support/vietnameseText.ts'

const annexOf = (...rows: readonly (readonly string[])[]): Annex => {
  const [annex] = understand([sheetOf(['STT', 'Nhiệm vụ', 'Thời gian', 'Cơ quan chủ trì'], ...rows)]).workbook.annexes
  if (!annex) throw new Error('no annex')
  return annex
}
const base = annexOf(['I', 'CẢI CÁCH THỂ CHẾ'], ['1', 'Rà soát văn bản quy phạm pháp luật', 'Quý I', 'Phòng Kinh tế'], ['2', 'Kiểm tra công vụ hằng năm', 'Quý II', 'Công an xã'], ['3', 'Tập huấn chuyển đổi số', 'Quý III', 'TTPVHCC'])

const task = columnId('column2')
const timeline = columnId('column3')
const lead = columnId('column4')

function edit(annex: Annex, row: number, column: string, text: string): Annex {
  return { ...annex, rows: annex.rows.map((each, index) => (index === row ? { ...each, cells: { ...each.cells, [column]: text } } : each)) }
}
const without = (annex: Annex, row: number): Annex => ({ ...annex, rows: annex.rows.filter((_, index) => index !== row) })

/** The same annex as a file of another program brings it: other ids. */
function foreign(annex: Annex): Annex {
  const columns = annex.columns.map((column, index) => ({ ...column, id: columnId(`f${index}`) }))
  const named = (row: AnnexRow): AnnexRow['cells'] =>
    Object.fromEntries(annex.columns.flatMap(({ id }, index) => (row.cells[id] === undefined ? [] : [[`f${index}`, row.cells[id]]])))
  return { ...annex, columns, rows: annex.rows.map((row, index) => ({ ...row, id: rowId(`f${index}`), cells: named(row) })) }
}

let count = 0
const newRowId = (): RowId => rowId(`new${(count += 1)}`)
const textsOf = (annex: Annex): readonly string[] => annex.rows.map((row) => `${row.kind} ${row.level} ${annex.columns.map(({ id }) => row.cells[id] ?? '').join(' | ')}`)

describe('[IM19] three-way merge', () => {
  test('[IM19] who changed a cell is told: only the file, only we, both', () => {
    const mine = edit(edit(base, 1, timeline, 'Tháng 2'), 2, task, 'Kiểm tra công vụ đột xuất')
    const theirs = edit(edit(base, 1, timeline, 'Tháng 3'), 3, lead, 'Phòng Văn hóa - Xã hội')
    const merge = threeWayMerge(mine, theirs, { base })
    const cells = merge.rows.flatMap((row) => (row.kind === 'changed' ? row.cells.map(({ verdict, mine: own, theirs: their }) => [verdict, own, their]) : []))
    expect(cells).toEqual([
      ['conflict', 'Tháng 2', 'Tháng 3'],
      ['mine', 'Kiểm tra công vụ đột xuất', 'Kiểm tra công vụ hằng năm'],
      ['theirs', 'TTPVHCC', 'Phòng Văn hóa - Xã hội'],
    ])
    expect(acceptMerge(merge, safeChoices)).toEqual([{ kind: 'setCell', row: mine.rows[3]?.id, column: lead, text: 'Phòng Văn hóa - Xã hội' }])
  })

  test('[IM19] new, gone and deleted rows are told apart', () => {
    const added = annexOf(['I', 'CẢI CÁCH THỂ CHẾ'], ['1', 'Rà soát văn bản quy phạm pháp luật', 'Quý I', 'Phòng Kinh tế'], ['', 'Việc hoàn toàn khác hẳn', 'Quý IV', 'Công an xã']).rows[2]
    const mine = without(base, 3)
    const theirs: Annex = { ...base, rows: [...without(base, 2).rows.slice(0, 2), { ...(added as AnnexRow), id: rowId('x') }, ...base.rows.slice(3)] }
    const merge = threeWayMerge(mine, theirs, { base })
    expect(merge.rows.map(({ kind }) => kind)).toEqual(['same', 'same', 'new', 'deletedHere', 'gone'])
    const safe = applyEdits(mine, acceptMerge(merge, safeChoices), newRowId)
    expect(safe.rows.map((row) => row.cells[task])).toEqual(['CẢI CÁCH THỂ CHẾ', 'Rà soát văn bản quy phạm pháp luật', 'Việc hoàn toàn khác hẳn', 'Kiểm tra công vụ hằng năm'])
  })

  test('[IM19] the same offices in other words are no change', () => {
    const theirs = edit(base, 3, lead, 'Trung tâm Phục vụ hành chính công')
    expect(threeWayMerge(base, theirs, { base, units: starterDirectory() }).rows.every(({ kind }) => kind === 'same')).toBe(true)
    expect(threeWayMerge(base, theirs, { base }).rows.some(({ kind }) => kind === 'changed')).toBe(true)
  })

  test('[IM19] without a base an empty cell is filled, and what differs waits for a person', () => {
    const mine = edit(base, 1, timeline, '')
    const theirs = foreign(edit(base, 2, timeline, 'Tháng 12'))
    const merge = threeWayMerge(mine, theirs)
    expect(merge.threeWay).toBe(false)
    expect(merge.rows.flatMap((row) => (row.kind === 'changed' ? row.cells.map(({ verdict }) => verdict) : []))).toEqual(['theirs', 'conflict'])
  })

  test('[IM19] a change here is not undone by a file that has the old text', () => {
    fc.assert(
      fc.property(plausibleTasks(), fc.nat(), phrase(), (drawn, at, text) => {
        const [old] = understand(annexStyles[0]?.layOut(drawn) ?? []).workbook.annexes
        if (!old) throw new Error('no annex')
        const title = old.columns.find(({ role }) => role === 'task')?.id ?? ''
        const mine = edit(old, at % old.rows.length, title, text)
        expect(acceptMerge(threeWayMerge(mine, old, { base: old }), safeChoices)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('[IM20] rows are paired by id, else by text and number, also after small changes and moves', () => {
    fc.assert(
      fc.property(plausibleTasks(), fc.nat(), (drawn, at) => {
        const [old] = understand(annexStyles[0]?.layOut(drawn) ?? []).workbook.annexes
        const title = old?.columns.find(({ role }) => role === 'task')?.id
        if (!old || !title) throw new Error('no annex')
        const index = at % old.rows.length
        const text = `${old.rows[index]?.cells[title] ?? ''} (sửa)`
        const merge = threeWayMerge(old, foreign(edit(old, index, title, text)))
        const twins = old.rows.filter((row) => row.cells[title] === old.rows[index]?.cells[title]).length
        fc.pre(twins === 1)
        expect(merge.rows.filter(({ kind }) => kind === 'new' || kind === 'gone')).toEqual([])
        expect(merge.rows.filter(({ kind }) => kind === 'changed')).toHaveLength(1)
      }),
      { numRuns: 40 },
    )
    const moved = foreign({ ...base, rows: [0, 3, 1, 2].map((at) => base.rows[at] as AnnexRow) })
    expect(threeWayMerge(base, moved).rows).toEqual([
      { kind: 'same', row: base.rows[0]?.id },
      { kind: 'changed', row: base.rows[3]?.id, theirs: 'f1', cells: [], moved: { sure: false } },
      { kind: 'same', row: base.rows[1]?.id },
      { kind: 'same', row: base.rows[2]?.id },
    ])
  })

  test('[IM21] taking everything makes the annex say what the file says', () => {
    fc.assert(
      fc.property(plausibleTasks(), plausibleTasks(), (a, b) => {
        const [mine] = understand(annexStyles[0]?.layOut(a) ?? []).workbook.annexes
        const [other] = understand(annexStyles[0]?.layOut(b) ?? []).workbook.annexes
        if (!mine || !other) throw new Error('no annex')
        const theirs = foreign(other)
        const merged = applyEdits(mine, acceptMerge(threeWayMerge(mine, theirs), theirChoices), newRowId)
        const cells = (annex: Annex): readonly string[] => annex.rows.map((row) => annex.columns.map(({ id }) => row.cells[id] ?? '').join(' | '))
        expect(cells(merged)).toEqual(cells(other))
      }),
      { numRuns: 40 },
    )
  })

  test('[IM21] several new rows keep their order', () => {
    const theirs: Annex = { ...base, rows: [base.rows[0] as AnnexRow, ...['Một việc rất mới', 'Hai chuyện khác lạ', 'Ba điều chưa có'].map((text, at) => ({ ...(base.rows[1] as AnnexRow), id: rowId(`n${at}`), cells: { [task]: text } })), ...base.rows.slice(1)] }
    const merged = applyEdits(base, acceptMerge(threeWayMerge(base, theirs, { base }), safeChoices), newRowId)
    expect(textsOf(merged)).toEqual(textsOf(theirs))
  })
})

describe('[IM22] letter-level differences', () => {
  test('[IM22] the parts that stay and go make the old text, those that stay and come the new one', () => {
    const text = fc.oneof(phrase(1, 20), fc.string({ unit: 'grapheme', maxLength: 40 }))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = letterDiff(before, after)
        const join = (skipped: string): string => parts.filter(({ kind }) => kind !== skipped).map((part) => part.text).join('')
        expect(join('added')).toBe(before)
        expect(join('removed')).toBe(after)
      }),
    )
  })

  test('[IM22] what is equal is found', () => {
    expect(letterDiff('Quý I/2026', 'Quý II/2026')).toEqual([
      { kind: 'same', text: 'Quý I' },
      { kind: 'added', text: 'I' },
      { kind: 'same', text: '/2026' },
    ])
    expect(letterDiff('', '')).toEqual([])
    // What two wordings share by chance is not shown as kept.
    expect(letterDiff('phê duyệt (bổ sung)', 'phê duyệt do xã sửa')).toEqual([
      { kind: 'same', text: 'phê duyệt ' },
      { kind: 'removed', text: '(bổ sung)' },
      { kind: 'added', text: 'do xã sửa' },
    ])
    expect(letterDiff('a'.repeat(5000), 'b'.repeat(5000)).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})
