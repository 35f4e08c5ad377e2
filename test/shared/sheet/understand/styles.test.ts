import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understandWorkbook } from '../../../../shared/sheet/understand/understandWorkbook.ts'
import { expectSameAnnex } from '../../../support/annexStyles/expectSameAnnex.ts'
import { plausibleTargets, plausibleTasks } from '../../../support/annexStyles/plausibleAnnex.ts'
import { moreStyles, targetSheet } from '../../../support/annexStyles/moreStyles.ts'
import { SheetBuilder } from '../../../support/annexStyles/sheetBuilder.ts'
import { annexStyles } from '../../../support/annexStyles/styles.ts'
import { makeCountingIds } from '../../../support/countingIds.ts'

describe('[IM1] reading gives back the annex that was laid out', () => {
  for (const style of [...annexStyles, ...moreStyles]) {
    test(`[IM1] ${style.name}`, () => {
      fc.assert(
        fc.property(plausibleTasks({ tidy: style.tidy === true }), (annex) => {
          const result = understandWorkbook(style.layOut(annex), { newId: makeCountingIds() })
          expect(result.workbook.annexes).toHaveLength(1)
          expect(result.workbook.facts.year).toBe(2026)
          const [read] = result.workbook.annexes
          expect([read?.heading, read?.title]).toEqual([annex.heading, annex.title])
          expectSameAnnex(read, style.shown?.(annex) ?? annex)
        }),
        { numRuns: 60 },
      )
    })
  }
})

describe('[IM2] several annexes', () => {
  test('[IM2] on several sheets, with a hidden list beside them', () => {
    fc.assert(
      fc.property(plausibleTasks(), plausibleTargets, (tasks, targets) => {
        const list = new SheetBuilder()
        list.add('1', 'Phòng Kinh tế', 'P. KT')
        list.add('2', 'Công an xã', 'CAX')
        const official = annexStyles[0]?.layOut(tasks) ?? []
        const sheets = [...official, targetSheet(targets).build('PL2'), list.build('DM don vi', true)]
        const result = understandWorkbook(sheets, { newId: makeCountingIds() })
        expect(result.workbook.annexes.map(({ kind }) => kind)).toEqual(['tasks', 'targets'])
        expectSameAnnex(result.workbook.annexes[0], tasks)
        expectSameAnnex(result.workbook.annexes[1], targets)
        expect(result.skippedSheets).toEqual([{ sheet: 'DM don vi', reason: 'list' }])
      }),
      { numRuns: 30 },
    )
  })

  test('[IM2] one below the other on one sheet', () => {
    fc.assert(
      fc.property(plausibleTasks(), plausibleTargets, fc.integer({ min: 1, max: 5 }), (tasks, targets, gap) => {
        const [first] = annexStyles[0]?.layOut(tasks) ?? []
        const below = targetSheet(targets).build('x')
        const offset = (first?.rows.length ?? 0) + gap
        const stacked = {
          ...below,
          rows: [...(first?.rows ?? []), ...Array.from({ length: gap }, () => []), ...below.rows],
          merges: [...(first?.merges ?? []), ...below.merges.map((range) => ({ ...range, top: range.top + offset, bottom: range.bottom + offset }))],
        }
        const result = understandWorkbook([stacked], { newId: makeCountingIds() })
        expectSameAnnex(result.workbook.annexes[0], tasks)
        expectSameAnnex(result.workbook.annexes[1], targets)
        expect(result.workbook.annexes[1]?.heading).toBe('Phụ lục II')
      }),
      { numRuns: 30 },
    )
  })
})
