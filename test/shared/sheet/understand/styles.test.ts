import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understandWorkbook } from '../../../../shared/sheet/understand/understandWorkbook.ts'
import { expectSameAnnex } from '../../../support/annexStyles/expectSameAnnex.ts'
import { plausibleTasks } from '../../../support/annexStyles/plausibleAnnex.ts'
import { annexStyles } from '../../../support/annexStyles/styles.ts'
import { makeCountingIds } from '../../../support/countingIds.ts'

describe('[IM1] reading gives back the annex that was laid out', () => {
  for (const style of annexStyles) {
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
