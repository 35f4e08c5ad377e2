import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Workbook } from '../../../shared/domain/annex.ts'
import { exportWorkbook, type ExportOptions } from '../../../shared/office/exportWorkbook.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import type { ImportResult } from '../../../shared/sheet/understand/importResult.ts'
import { understandWorkbook } from '../../../shared/sheet/understand/understandWorkbook.ts'
import { makeCountingIds } from '../../support/countingIds.ts'
import { workbookArbitrary } from '../../support/workbookArbitrary.ts'

/** What is understood of the file that a workbook is exported as. */
async function exportedAndRead(workbook: Workbook, options: ExportOptions): Promise<ImportResult> {
  const bytes = await exportWorkbook(workbook, options)
  return understandWorkbook(await readWorkbookFile(bytes, `x.${options.format}`), { newId: makeCountingIds() })
}

/** Holds `check` against workbooks of any content that have an annex. */
function everyWorkbook(size: { maxAnnexes: number; maxRows: number }, numRuns: number, check: (workbook: Workbook) => Promise<void>): Promise<void> {
  const some = workbookArbitrary(size).filter(({ annexes }) => annexes.length > 0)
  return fc.assert(fc.asyncProperty(some, check), { numRuns })
}

const comesBackWhole = (format: 'xlsx' | 'docx') => async (workbook: Workbook) => {
  const result = await exportedAndRead(workbook, { format, versionMark: 'v7' })
  expect(result.workbook).toEqual(workbook)
  expect(result.exportedFrom).toBe('v7')
}

test('[LY1] a workbook that was exported as .xlsx comes back the same, ids, marks and remarks included', () => everyWorkbook({ maxAnnexes: 2, maxRows: 12 }, 150, comesBackWhole('xlsx')))

test('[LY50] a workbook that was exported as .docx comes back the same, ids and remarks included', () => everyWorkbook({ maxAnnexes: 2, maxRows: 10 }, 100, comesBackWhole('docx')))

test('[LY68] behind the frame of a plan the annexes come back the same', () =>
  everyWorkbook({ maxAnnexes: 2, maxRows: 6 }, 40, async (workbook) => {
    const result = await exportedAndRead(workbook, { format: 'docx', plan: true })
    expect(result.workbook.annexes).toEqual(workbook.annexes)
  }))

test.each(['xlsx', 'docx'] as const)('[LY63] merged neighbours of a .%s come back as they were, too', async (format) => {
  for (const text of ['Phòng Kinh tế', 'Quý I/2026']) {
    await everyWorkbook({ maxAnnexes: 1, maxRows: 12 }, 30, async (workbook) => {
      // Texts that repeat, so that there is something to merge.
      const annexes = workbook.annexes.map((annex) => ({
        ...annex,
        rows: annex.rows.map((row) => ({ ...row, cells: Object.fromEntries(Object.keys(row.cells).map((column) => [column, text])) })),
      }))
      const result = await exportedAndRead({ ...workbook, annexes }, { format, merge: true })
      expect(result.workbook.annexes).toEqual(annexes)
    })
  }
})

test.each(['$', "$'", '$&', 'Phụ lục $1'])('[LY1] a tab named %s is only a name', async (heading) => {
  const [sample] = fc.sample(workbookArbitrary({ maxAnnexes: 1, maxRows: 3 }).filter(({ annexes }) => annexes.length > 0), { numRuns: 1, seed: 1 })
  const workbook = { ...sample!, annexes: sample!.annexes.map((annex) => ({ ...annex, heading })) }
  const result = await exportedAndRead(workbook, { format: 'xlsx' })
  expect(result.workbook).toEqual(workbook)
})
