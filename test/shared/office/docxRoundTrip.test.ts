import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportWorkbook } from '../../../shared/office/exportWorkbook.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { understandWorkbook } from '../../../shared/sheet/understand/understandWorkbook.ts'
import { makeCountingIds } from '../../support/countingIds.ts'
import { workbookArbitrary } from '../../support/workbookArbitrary.ts'

test('[LY50] a workbook that was exported as .docx comes back the same, ids and remarks included', async () => {
  await fc.assert(
    fc.asyncProperty(workbookArbitrary({ maxAnnexes: 2, maxRows: 10 }), async (workbook) => {
      fc.pre(workbook.annexes.length > 0)
      const bytes = await exportWorkbook(workbook, { format: 'docx', versionMark: 'v7' })
      const result = understandWorkbook(await readWorkbookFile(bytes, 'x.docx'), { newId: makeCountingIds() })
      expect(result.workbook).toEqual(workbook)
      expect(result.exportedFrom).toBe('v7')
    }),
    { numRuns: 100 },
  )
})

test('[LY68] behind the frame of a plan the annexes come back the same', async () => {
  await fc.assert(
    fc.asyncProperty(workbookArbitrary({ maxAnnexes: 2, maxRows: 6 }), async (workbook) => {
      fc.pre(workbook.annexes.length > 0)
      const bytes = await exportWorkbook(workbook, { format: 'docx', plan: true })
      const result = understandWorkbook(await readWorkbookFile(bytes, 'x.docx'), { newId: makeCountingIds() })
      expect(result.workbook.annexes).toEqual(workbook.annexes)
    }),
    { numRuns: 40 },
  )
})

test('[LY63] merged neighbours of a .docx come back as they were, too', async () => {
  await fc.assert(
    fc.asyncProperty(workbookArbitrary({ maxAnnexes: 1, maxRows: 12 }), fc.constantFrom('Phòng Kinh tế', 'Quý I/2026'), async (workbook, text) => {
      fc.pre(workbook.annexes.length > 0)
      // Texts that repeat, so that there is something to merge.
      const annexes = workbook.annexes.map((annex) => ({
        ...annex,
        rows: annex.rows.map((row) => ({ ...row, cells: Object.fromEntries(Object.keys(row.cells).map((column) => [column, text])) })),
      }))
      const bytes = await exportWorkbook({ ...workbook, annexes }, { format: 'docx', merge: true })
      const result = understandWorkbook(await readWorkbookFile(bytes, 'x.docx'), { newId: makeCountingIds() })
      expect(result.workbook.annexes).toEqual(annexes)
    }),
    { numRuns: 60 },
  )
})
