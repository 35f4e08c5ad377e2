import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Workbook } from '../../shared/domain/annex.ts'
import { layoutWorkbook, type LayoutRequest } from '../../shared/office/layoutWorkbook.ts'
import { injectionTexts } from '../support/injectionTexts.ts'
import { printedWorkbook } from '../support/printedWorkbook.ts'
import { workbookArbitrary } from '../support/workbookArbitrary.ts'

export interface WrittenForm {
  write(workbook: Workbook, request: LayoutRequest): Promise<Uint8Array>
  /** All texts of a file in reading order; empty ones left out. */
  readTexts(bytes: Uint8Array): Promise<readonly string[]>
}

/** What holds for every form of a file. */
export function writerContract(name: string, form: WrittenForm): void {
  const expected = (workbook: Workbook, request: LayoutRequest): readonly string[] =>
    layoutWorkbook(workbook, request).layouts.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text).filter((text) => text !== '')))

  describe(name, () => {
    test('[LY51] any workbook has the texts of its layout in their order', async () => {
      await fc.assert(
        fc.asyncProperty(workbookArbitrary({ maxAnnexes: 2, maxRows: 8 }), fc.constantFrom('draft', 'issued'), async (workbook, kind) => {
          fc.pre(workbook.annexes.length > 0 && workbook.annexes.every(({ columns }) => columns.some(({ internal }) => !internal)))
          const request = { view: { kind } } as const
          expect(await form.readTexts(await form.write(workbook, request))).toEqual(expected(workbook, request))
        }),
        { numRuns: 25 },
      )
    })

    test('[LY52] what looks like a formula or an instruction comes out as it was typed', async () => {
      const workbook = printedWorkbook(injectionTexts)
      const texts = await form.readTexts(await form.write(workbook, {}))
      expect(texts).toEqual(expected(workbook, {}))
      expect(injectionTexts.filter((text) => !texts.includes(text))).toEqual([])
    })

    test('[LY57] the rows of one unit are an excerpt', async () => {
      const workbook = printedWorkbook(['Việc một', 'Việc hai'])
      const texts = await form.readTexts(await form.write(workbook, { view: { kind: 'unit', unit: workbook.units[0]?.id ?? ('' as never) } }))
      expect(texts[0]).toBe('TRÍCH SAO')
      expect(texts).toContain('Việc một')
      expect(texts).not.toContain('Việc hai')
    })
  })
}
