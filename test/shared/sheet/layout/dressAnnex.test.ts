import { expect, test } from 'vitest'
import { must } from '../../../../shared/domain/errors.ts'
import { dressAnnex, fillReference, formalDate } from '../../../../shared/sheet/layout/dressAnnex.ts'
import { printedWorkbook } from '../../../support/printedWorkbook.ts'

const workbook = printedWorkbook(['Việc một', 'Việc hai'])
const { annexes, facts } = workbook
const annex = must(annexes[0], 'annex')
const leads = (names: 'asWritten' | 'full' | 'abbr') =>
  dressAnnex(annex, workbook, { names, blanks: 'kept', headings: 'asWritten' }).rows.flatMap((row) => Object.values(row.cells).filter((text) => /VP|Văn phòng|Kinh tế|KT/.test(text)))

test('[LY58] names of units are printed as written, in full or short', () => {
  expect(leads('asWritten')).toEqual(['P.KT; Tổ giúp việc', 'Văn phòng HĐND và UBND xã'])
  expect(leads('full')).toEqual(['Phòng Kinh tế; Tổ giúp việc', 'Văn phòng HĐND và UBND xã'])
  expect(leads('abbr')).toEqual(['P.KT; Tổ giúp việc', 'VP'])
})

test('[LY59] number and date fill the blanks only where asked', () => {
  expect(dressAnnex(annex, workbook, { names: 'asWritten', blanks: 'kept', headings: 'asWritten' }).reference).toBe(annex.reference)
  expect(dressAnnex(annex, workbook, { names: 'asWritten', blanks: 'filled', headings: 'asWritten' }).reference).toBe(
    '(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã Tân Phước An)',
  )
  expect(fillReference('(Kèm theo Kế hoạch số ......../KH-UBND ngày ..... tháng ..... năm ..... của UBND xã)', facts)).toBe(
    '(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2026 của UBND xã)',
  )
  expect(fillReference('(Kèm theo Kế hoạch số     /KH-UBND)', { planNumber: '', planDate: '' })).toBe('(Kèm theo Kế hoạch số     /KH-UBND)')
})

test('[LY64] annexes are numbered in their order, a single one is not', () => {
  const heading = (count: number, at: number): string => {
    const all = Array.from({ length: count }, () => ({ ...annex }))
    return dressAnnex(must(all[at], 'annex'), { ...workbook, annexes: all }, { names: 'asWritten', blanks: 'kept', headings: 'byOrder' }).heading
  }
  expect([heading(1, 0), heading(2, 0), heading(2, 1), heading(5, 3)]).toEqual(['Phụ lục', 'Phụ lục I', 'Phụ lục II', 'Phụ lục IV'])
})

test('[LY59] dates are written as the decree asks', () => {
  expect(['2026-01-26', '2026-02-05', '2026-03-05', '2026-12-31', ''].map(formalDate)).toEqual([
    'ngày 26 tháng 01 năm 2026',
    'ngày 05 tháng 02 năm 2026',
    'ngày 05 tháng 3 năm 2026',
    'ngày 31 tháng 12 năm 2026',
    '',
  ])
})
