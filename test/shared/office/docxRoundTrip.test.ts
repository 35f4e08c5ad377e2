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
