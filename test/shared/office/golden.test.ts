import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { expectSameAnnex } from '../../support/annexStyles/expectSameAnnex.ts'
import type { PlausibleAnnex } from '../../support/annexStyles/plausibleAnnex.ts'
import { annexStyles } from '../../support/annexStyles/styles.ts'
import { understand } from '../../support/sheetOf.ts'

const folder = join(import.meta.dirname, '../../fixtures/annexes')
const annex = JSON.parse(readFileSync(join(folder, 'annex.json'), 'utf8')) as PlausibleAnnex
const files = readdirSync(folder).filter((file) => !/\.(json|md)$/.test(file))

// SheetJS tells the console of number formats of .ods that it doesn't know.
beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterAll(() => void vi.restoreAllMocks())

describe('[IM3] files that LibreOffice saved', () => {
  test('[IM3] there are some of each kind', () => {
    expect(new Set(files.map((file) => file.replace(/^.*\./, '')))).toEqual(new Set(['csv', 'ods', 'xls', 'xlsx']))
  })

  test.each(files)('[IM3] %s', async (file) => {
    const result = understand(await readWorkbookFile(readFileSync(join(folder, file)), file))
    const shown = file.startsWith('formulas') ? annexStyles.find(({ name }) => name === 'formulas and dates')?.shown?.(annex) : annex
    expect(result.workbook.annexes).toHaveLength(1)
    expectSameAnnex(result.workbook.annexes[0], shown ?? annex)
    expect(result.workbook.annexes[0]?.title).toBe(annex.title)
  })

  test.each(['draft.xlsx', 'draft.xls', 'draft.ods'])('[IM6] hidden rows, remarks and inner columns of %s', async (file) => {
    const result = understand(await readWorkbookFile(readFileSync(join(folder, file)), file))
    const [read] = result.workbook.annexes
    expect(read?.columns.at(-1)?.internal).toBe(true)
    expect(read?.rows.some(({ comments }) => comments?.some(({ text }) => text === 'Đề nghị bỏ'))).toBe(true)
    // SheetJS tells neither hidden rows nor struck text of .ods.
    if (!file.endsWith('.ods')) expect(read?.rows.flatMap(({ flags }) => flags ?? [])).toEqual(expect.arrayContaining(['hiddenInSource', 'struckInSource']))
  })
})
