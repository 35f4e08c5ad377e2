import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportWorkbook } from '../../../shared/office/exportWorkbook.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { understandWorkbook } from '../../../shared/sheet/understand/understandWorkbook.ts'
import { makeCountingIds } from '../../support/countingIds.ts'
import { workbookArbitrary } from '../../support/workbookArbitrary.ts'

test('[LY1] a workbook that was exported as .xlsx comes back the same, ids, marks and remarks included', async () => {
  await fc.assert(
    fc.asyncProperty(workbookArbitrary({ maxAnnexes: 2, maxRows: 12 }), async (workbook) => {
      fc.pre(workbook.annexes.length > 0)
      const bytes = await exportWorkbook(workbook, { format: 'xlsx', versionMark: 'v7' })
      const result = understandWorkbook(await readWorkbookFile(bytes, 'x.xlsx'), { newId: makeCountingIds() })
      expect(result.workbook).toEqual(workbook)
      expect(result.exportedFrom).toBe('v7')
    }),
    { numRuns: 150 },
  )
})

test.each(['$', "$'", '$&', 'Phụ lục $1'])('[LY1] a tab named %s is only a name', async (heading) => {
  const [sample] = fc.sample(workbookArbitrary({ maxAnnexes: 1, maxRows: 3 }).filter(({ annexes }) => annexes.length > 0), { numRuns: 1, seed: 1 })
  const workbook = { ...sample!, annexes: sample!.annexes.map((annex) => ({ ...annex, heading })) }
  const bytes = await exportWorkbook(workbook, { format: 'xlsx' })
  expect(understandWorkbook(await readWorkbookFile(bytes, 'x.xlsx'), { newId: makeCountingIds() }).workbook).toEqual(workbook)
})

test('[LY63] merged neighbours of a .xlsx come back as they were, too', async () => {
  await fc.assert(
    fc.asyncProperty(workbookArbitrary({ maxAnnexes: 1, maxRows: 12 }), fc.constantFrom('Phòng Kinh tế', 'Quý I/2026'), async (workbook, text) => {
      fc.pre(workbook.annexes.length > 0)
      // Texts that repeat, so that there is something to merge.
      const annexes = workbook.annexes.map((annex) => ({
        ...annex,
        rows: annex.rows.map((row) => ({ ...row, cells: Object.fromEntries(Object.keys(row.cells).map((column) => [column, text])) })),
      }))
      const bytes = await exportWorkbook({ ...workbook, annexes }, { format: 'xlsx', merge: true })
      const result = understandWorkbook(await readWorkbookFile(bytes, 'x.xlsx'), { newId: makeCountingIds() })
      expect(result.workbook.annexes).toEqual(annexes)
    }),
    { numRuns: 60 },
  )
})
