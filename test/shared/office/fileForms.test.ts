import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { understandWorkbook } from '../../../shared/sheet/understand/understandWorkbook.ts'
import { expectSameAnnex } from '../../support/annexStyles/expectSameAnnex.ts'
import { moreStyles } from '../../support/annexStyles/moreStyles.ts'
import { plausibleTasks, type PlausibleAnnex } from '../../support/annexStyles/plausibleAnnex.ts'
import { annexStyles, type AnnexStyle } from '../../support/annexStyles/styles.ts'
import { writeAsCsv, writeAsLegacy, writeAsXlsx } from '../../support/annexStyles/writeMatrix.ts'
import { rawWorkbook } from '../../support/hostile/rawWorkbook.ts'
import { makeCountingIds } from '../../support/countingIds.ts'

const named = (name: string): AnnexStyle => [...annexStyles, ...moreStyles].find((style) => style.name === name) as AnnexStyle

async function expectReads(bytes: Uint8Array, fileName: string, annex: PlausibleAnnex): Promise<void> {
  const { workbook } = understandWorkbook(await readWorkbookFile(bytes, fileName), { newId: makeCountingIds() })
  expectSameAnnex(workbook.annexes[0], annex)
}

describe('[IM3] the same annex in every kind of file', () => {
  for (const style of [...annexStyles, ...moreStyles]) {
    test(`[IM3] .xlsx: ${style.name}`, async () => {
      await fc.assert(
        fc.asyncProperty(plausibleTasks({ tidy: style.tidy === true }), async (annex) => {
          await expectReads(await writeAsXlsx(style.layOut(annex)), 'a.xlsx', style.shown?.(annex) ?? annex)
        }),
        { numRuns: 6 },
      )
    })
  }

  for (const kind of ['biff8', 'ods'] as const) {
    test.each(['clean and official', 'vertical merges', 'formulas and dates', 'TCVN3 by letters'])(`[IM3] ${kind}: %s`, async (name) => {
      const style = named(name)
      await fc.assert(
        fc.asyncProperty(plausibleTasks(), async (annex) => {
          await expectReads(writeAsLegacy(style.layOut(annex), kind), kind === 'ods' ? 'a.ods' : 'a.xls', style.shown?.(annex) ?? annex)
        }),
        { numRuns: 6 },
      )
    })
  }

  test.each([',', ';', '\t'])('[IM3] CSV with "%s"', async (separator) => {
    const style = named('two-level heading, not merged')
    await fc.assert(
      fc.asyncProperty(plausibleTasks(), async (annex) => {
        const [sheet] = style.layOut(annex)
        expect(sheet).toBeDefined()
        if (sheet) await expectReads(writeAsCsv(sheet, separator), 'a.csv', annex)
      }),
      { numRuns: 10 },
    )
  })

  test('[IM3] HTML under the name .xls: its cells are texts', async () => {
    const style = named('clean and official')
    await fc.assert(
      fc.asyncProperty(plausibleTasks(), async (annex) => {
        const [sheet] = style.layOut(annex)
        const rows = (sheet?.rows ?? []).map((row) => `<tr>${row.map((cell) => `<td>${cell?.text ?? ''}</td>`).join('')}</tr>`).join('')
        await expectReads(new TextEncoder().encode(`<html><meta charset="utf-8"><table>${rows}</table></html>`), 'a.xls', annex)
      }),
      { numRuns: 6 },
    )
  })

  test('[IM3] parts whose names are written with backslashes', async () => {
    const parts = unzipSync(rawWorkbook())
    const renamed = zipSync(Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name.replaceAll('/', '\\'), bytes])))
    const { workbook } = understandWorkbook(await readWorkbookFile(renamed, 'a.xlsx'), { newId: makeCountingIds() })
    expect(workbook.annexes[0]?.rows).toHaveLength(2)
  })
})
