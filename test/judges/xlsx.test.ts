import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sampleWorkbook } from '../../server/workbooks/sampleWorkbook.ts'
import { exportWorkbook } from '../../shared/office/exportWorkbook.ts'
import { layoutWorkbook } from '../../shared/office/layoutWorkbook.ts'
import { injectionTexts } from '../support/injectionTexts.ts'
import { convert, judgeFolder, pageTexts, put, python } from '../support/judges.ts'
import { printedWorkbook } from '../support/printedWorkbook.ts'

const issued = { view: { kind: 'issued' } } as const

const look = `
import sys, json, openpyxl
b = openpyxl.load_workbook(sys.argv[1])
mm = lambda inches: round(inches * 25.4, 1)
print(json.dumps([{
  'name': s.title, 'state': s.sheet_state, 'titles': s.print_title_rows, 'paper': s.page_setup.paperSize, 'orientation': s.page_setup.orientation,
  'fit': [s.sheet_properties.pageSetUpPr.fitToPage, s.page_setup.fitToWidth, s.page_setup.fitToHeight] if s.sheet_properties.pageSetUpPr else None,
  'margins': [mm(s.page_margins.top), mm(s.page_margins.bottom), mm(s.page_margins.left), mm(s.page_margins.right), mm(s.page_margins.header)],
  'first': [s.page_setup.useFirstPageNumber, s.page_setup.firstPageNumber, s.HeaderFooter.differentFirst], 'header': s.oddHeader.center.text, 'freeze': s.freeze_panes,
  'heights': {r: s.row_dimensions[r].height for r in range(1, s.max_row + 1)},
  'merged': sorted({r for m in s.merged_cells.ranges for r in range(m.min_row, m.max_row + 1)}),
  'formulas': sum(1 for row in s.iter_rows() for c in row if c.data_type == 'f'),
  'fonts': sorted({c.font.name for row in s.iter_rows() for c in row if c.value is not None}),
  'validations': len(s.data_validations.dataValidation),
} for s in b.worksheets]))
`

interface SheetLook {
  readonly name: string
  readonly state: string
  readonly titles: string | null
  readonly paper: string | number
  readonly orientation: string
  readonly fit: readonly unknown[] | null
  readonly margins: readonly number[]
  readonly first: readonly unknown[]
  readonly header: string | null
  readonly freeze: string | null
  readonly heights: Readonly<Record<string, number | null>>
  readonly merged: readonly number[]
  readonly formulas: number
  readonly fonts: readonly string[]
  readonly validations: number
}

test('[LY54] openpyxl finds what a printer needs to know', async () => {
  const file = put(judgeFolder(), 'phu-luc.xlsx', await exportWorkbook(await sampleWorkbook(), { ...issued, format: 'xlsx' }))
  const [first, second, ...hidden] = await python<readonly SheetLook[]>(look, file)
  for (const sheet of [first, second]) {
    expect(sheet).toMatchObject({ state: 'visible', orientation: 'landscape', margins: [20, 20, 30, 15, 10], first: [true, 1, true], header: '&P', fit: [true, 1, 0] })
    expect(String(sheet?.paper)).toBe('9')
    expect(sheet?.fonts.filter((font) => font !== 'Times New Roman')).toEqual([])
    expect(sheet?.titles).toMatch(/^\$?\d+:\$?\d+$/)
    expect(sheet?.validations).toBeGreaterThan(0)
  }
  expect(first?.name).toBe('Phụ lục I')
  expect(hidden.map(({ state }) => state)).toEqual(['hidden', 'veryHidden'])
})

test('[LY52] openpyxl finds no formula among 200 texts that look like one', async () => {
  const file = put(judgeFolder(), 'phu-luc.xlsx', await exportWorkbook(printedWorkbook(injectionTexts), { format: 'xlsx' }))
  expect((await python<readonly SheetLook[]>(look, file)).map(({ formulas }) => formulas)).toEqual([0, 0, 0])
})

/** Heights that LibreOffice itself sets for a file, in points, row by row of each sheet. */
async function optimumHeights(file: string, folder: string): Promise<readonly SheetLook[]> {
  const flat = await convert(file, 'fods', folder)
  writeFileSync(flat, readFileSync(flat, 'utf8').replaceAll('use-optimal-row-height="false"', 'use-optimal-row-height="true"'))
  return python<readonly SheetLook[]>(look, await convert(flat, 'xlsx', folder))
}

test('[LY54] no row is lower than LibreOffice needs, all together are at most 6 % higher', async () => {
  const workbook = await sampleWorkbook()
  for (const tablePt of [12, 13, 14] as const) {
    for (const orientation of ['landscape', 'portrait'] as const) {
      const folder = judgeFolder()
      const request = { ...issued, tablePt, orientation }
      const file = put(folder, 'ours.xlsx', await exportWorkbook(workbook, { ...request, format: 'xlsx' }))
      const ours = await python<readonly SheetLook[]>(look, file)
      const theirs = await optimumHeights(file, folder)
      const heights = layoutWorkbook(workbook, request).layouts.flatMap(({ rows }, at) => {
        const merged = new Set(ours[at]?.merged)
        // LibreOffice doesn't count merged cells when it sets a height.
        return rows.flatMap(({ part }, index) =>
          (part === 'body' || part === 'header') && !merged.has(index + 1) ? [{ at, row: index + 1, ours: ours[at]?.heights[index + 1] ?? 0, theirs: theirs[at]?.heights[index + 1] ?? 0 }] : [],
        )
      })
      expect(heights.filter((each) => each.theirs < 12 || each.ours < each.theirs)).toEqual([])
      for (const sheet of [0, 1]) {
        const rows = heights.filter(({ at }) => at === sheet)
        expect(rows.length).toBeGreaterThan(20)
        const sum = (pick: (each: (typeof heights)[number]) => number): number => rows.reduce((all, each) => all + pick(each), 0)
        expect([tablePt, orientation, sheet, sum((each) => each.ours) / sum((each) => each.theirs) <= 1.06]).toEqual([tablePt, orientation, sheet, true])
      }
    }
  }
})

test('[LY53] printed by LibreOffice, every page carries the heading of its table and its number', async () => {
  const folder = judgeFolder()
  const file = put(folder, 'phu-luc.xlsx', await exportWorkbook(await sampleWorkbook(), { ...issued, format: 'xlsx' }))
  const pages = await pageTexts(await convert(file, 'pdf', folder))
  const firsts = pages.flatMap((text, at) => (/^\s*Phụ lục I{1,2}\s*$/m.test(text) ? [at] : []))
  expect(firsts).toHaveLength(2)
  const numbers = pages.map((text) => /^\s*(\d+)\s*$/.exec(text.split('\n').find((line) => line.trim() !== '') ?? '')?.[1])
  expect(numbers).toEqual(pages.map((_, at) => (firsts.includes(at) ? undefined : String(at - (firsts.findLast((first) => first < at) ?? 0) + 1))))
  expect(pages.filter((text) => !/STT/.test(text) || !/chủ trì/.test(text))).toEqual([])
})
