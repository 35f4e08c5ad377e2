import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Annex, Unit } from '../../../shared/domain/annex.ts'
import { starterDirectory } from '../../../shared/domain/units/starterUnits.ts'
import { columnWidths } from '../../../shared/sheet/layout/columnWidths.ts'
import { layoutAnnex } from '../../../shared/sheet/layout/layoutAnnex.ts'
import { nd30, printableWidthMm } from '../../../shared/sheet/layout/layoutProfile.ts'
import { countLines, textWidthPt } from '../../../shared/sheet/layout/text/measureText.ts'
import type { SheetLayout } from '../../../shared/sheet/layout/sheetLayout.ts'
import { tabNames } from '../../../shared/sheet/layout/tabNames.ts'
import { sheetOf, understand } from '../../support/sheetOf.ts'
import { workbookArbitrary } from '../../support/workbookArbitrary.ts'

const headings = ['STT', 'Nhiệm vụ', 'Thời gian', 'Cơ quan chủ trì', 'Phối hợp', 'Căn cứ đề xuất (không phát hành)']

function sample(): { annex: Annex; units: readonly Unit[] } {
  const result = understand([
    sheetOf(
      ['Phụ lục I'],
      ['Nhiệm vụ năm 2026'],
      ['(Kèm theo Kế hoạch số       /KH-UBND)'],
      headings,
      ['I', 'Cải cách thể chế'],
      ['1', 'Rà soát văn bản', '31/12/2026', 'Phòng Kinh tế', 'Công an xã', 'bí mật'],
      ['II', 'Chuyển đổi số'],
      ['1', { text: 'Số hóa hồ sơ', strike: true, comment: { author: 'A', text: 'bỏ' } }, 'Quý I/2026', 'Văn phòng HĐND và UBND xã', 'Các cơ quan chuyên môn thuộc UBND xã', 'bí mật'],
    ),
  ])
  const [annex] = result.workbook.annexes
  if (!annex) throw new Error('sample')
  return { annex, units: starterDirectory() }
}

const textsOf = (layout: SheetLayout): string => layout.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('|')

describe('layout', () => {
  test('[LY3] heading in small letters, title in capitals, reference line in italics with its blanks, end mark below', () => {
    const { annex, units } = sample()
    const rows = layoutAnnex(annex, units, { view: { kind: 'draft' } }).rows
    const looks = rows.slice(0, 3).map(({ cells }) => [cells[0]?.text, cells[0]?.look.bold, cells[0]?.look.italic, cells[0]?.look.sizePt])
    expect(looks).toEqual([
      ['Phụ lục I', true, false, 14],
      ['NHIỆM VỤ NĂM 2026', true, false, 14],
      ['(Kèm theo Kế hoạch số       /KH-UBND)', false, true, 14],
    ])
    expect(rows.at(-1)?.cells[0]?.text).toBe('./.')
    expect(rows[0]?.heightPt).toBeGreaterThanOrEqual(34)
  })

  test('[LY4] widths add up to the printable width on both orientations', () => {
    fc.assert(
      fc.property(workbookArbitrary(), fc.constantFrom('landscape' as const, 'portrait' as const), ({ annexes, units }, orientation) => {
        for (const annex of annexes) {
          const { columns } = layoutAnnex(annex, units, { view: { kind: 'draft' }, orientation })
          const sum = columns.reduce((total, { widthMm }) => total + widthMm, 0)
          expect(Math.abs(sum - printableWidthMm(nd30, orientation))).toBeLessThan(0.05)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('[LY4] no column is narrower than its longest word while there is room', () => {
    const { annex, units } = sample()
    const { columns } = layoutAnnex(annex, units, { view: { kind: 'issued' } })
    const date = textWidthPt('31/12/2026', 12, 'regular') * nd30.wordFactor
    expect((columns[2]?.widthMm ?? 0) * (72 / 25.4)).toBeGreaterThan(date)
    const crowded = columnWidths(annex.columns.map((column) => ({ column, wordMm: 90 })), 100)
    expect(crowded.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100)
  })

  test('[LY5] a row is as high as its fullest cell; lines break at blanks, after dashes, and inside words only when they must', () => {
    const wide = textWidthPt('Rà soát văn bản', 12, 'regular')
    expect(countLines('Rà soát văn bản', wide + 1, 12, 'regular')).toBe(1)
    expect(countLines('Rà soát văn bản', wide - 1, 12, 'regular')).toBe(2)
    expect(countLines('a\nb\nc', 100, 12, 'regular')).toBe(3)
    expect(countLines('Văn hóa-Xã hội', textWidthPt('Văn hóa-', 12, 'regular') + 1, 12, 'regular')).toBe(2)
    expect(countLines('x'.repeat(100), textWidthPt('x'.repeat(30), 12, 'regular'), 12, 'regular')).toBe(4)
    const { annex, units } = sample()
    for (const row of layoutAnnex(annex, units, { view: { kind: 'draft' } }).rows) {
      for (const cell of row.cells) expect(row.heightPt).toBeGreaterThan(cell.text === '' || cell.rows > 1 ? 0 : cell.look.sizePt)
    }
  })

  test('[LY5] decomposed and toned letters measure as their letters', () => {
    expect(textWidthPt('ệ', 12, 'regular')).toBe(textWidthPt('ê', 12, 'regular'))
    expect(textWidthPt('ệ'.normalize('NFD'), 12, 'bold')).toBe(textWidthPt('e', 12, 'bold'))
  })

  test('[LY6] the issued view shows no inner column, mark or remark; the draft shows all', () => {
    const { annex, units } = sample()
    const draft = layoutAnnex(annex, units, { view: { kind: 'draft' } })
    const issued = layoutAnnex(annex, units, { view: { kind: 'issued' } })
    expect(textsOf(draft)).toContain('bí mật')
    expect(draft.rows.some(({ cells }) => cells.some(({ look }) => look.strike))).toBe(true)
    expect(textsOf(issued)).not.toMatch(/bí mật|không phát hành/)
    expect(issued.columns).toHaveLength(5)
    expect(issued.rows.some(({ cells, comments }) => comments !== undefined || cells.some(({ look }) => look.strike || look.colour !== undefined))).toBe(false)
  })

  test('[LY7] a unit sees the rows that it leads or helps with, also as a member, under their headings, as an excerpt', () => {
    const { annex, units } = sample()
    const view = (id: string): string => {
      const unit = units.find((each) => (each.id as string) === id)?.id
      return unit ? textsOf(layoutAnnex(annex, units, { view: { kind: 'unit', unit } })) : ''
    }
    expect(view('ca')).toContain('Rà soát văn bản')
    expect(view('ca')).not.toContain('Số hóa')
    expect(view('ca')).toMatch(/^TRÍCH SAO/)
    expect(view('ca')).not.toContain('SAO Y')
    expect(view('kt')).toMatch(/Rà soát văn bản.*Chuyển đổi số.*Số hóa/)
  })

  test('[LY8] shared headings span their columns, others reach over both rows', () => {
    const result = understand([sheetOf(['STT', 'Nhiệm vụ', 'Cơ quan thực hiện', ''], ['', '', 'Chủ trì', 'Phối hợp'], ['1', 'Rà soát văn bản', 'Công an xã', 'Phòng Kinh tế'])])
    const [annex] = result.workbook.annexes
    const layout = annex && layoutAnnex(annex, [], { view: { kind: 'draft' } })
    const header = layout?.rows.slice(layout.header.first, layout.header.last + 1) ?? []
    expect(header.map(({ cells }) => cells.map(({ text, at, columns, rows }) => `${text}@${at} ${columns}×${rows}`))).toEqual([
      ['STT@0 1×2', 'Nhiệm vụ@1 1×2', 'Cơ quan thực hiện@2 2×1'],
      ['Chủ trì@2 1×1', 'Phối hợp@3 1×1'],
    ])
  })

  test('[LY9] tabs have names that spreadsheets take, each once', () => {
    expect(tabNames(['Phụ lục I', 'Phụ lục I', '', "a/b:c'", 'x'.repeat(40), '__META'], ['__meta'])).toEqual([
      'Phụ lục I',
      'Phụ lục I (2)',
      'Phụ lục 3',
      'a b c',
      'x'.repeat(31),
      '__META (2)',
    ])
  })
})
