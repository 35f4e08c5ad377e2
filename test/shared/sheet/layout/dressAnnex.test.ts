import { expect, test } from 'vitest'
import { must } from '../../../../shared/domain/errors.ts'
import { dressAnnex, fillReference, formalDate } from '../../../../shared/sheet/layout/dressAnnex.ts'
import { printedWorkbook } from '../../../support/printedWorkbook.ts'

const { annexes, units, facts } = printedWorkbook(['Việc một', 'Việc hai'])
const annex = must(annexes[0], 'annex')
const leads = (names: 'asWritten' | 'full' | 'abbr') =>
  dressAnnex(annex, units, facts, { names, blanks: 'kept' }).rows.flatMap((row) => Object.values(row.cells).filter((text) => /VP|Văn phòng|Kinh tế|KT/.test(text)))

test('[LY58] names of units are printed as written, in full or short', () => {
  expect(leads('asWritten')).toEqual(['P.KT; Tổ giúp việc', 'Văn phòng HĐND và UBND xã'])
  expect(leads('full')).toEqual(['Phòng Kinh tế; Tổ giúp việc', 'Văn phòng HĐND và UBND xã'])
  expect(leads('abbr')).toEqual(['P.KT; Tổ giúp việc', 'VP'])
})

test('[LY59] number and date fill the blanks only where asked', () => {
  expect(dressAnnex(annex, units, facts, { names: 'asWritten', blanks: 'kept' }).reference).toBe(annex.reference)
  expect(dressAnnex(annex, units, facts, { names: 'asWritten', blanks: 'filled' }).reference).toBe(
    '(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã Tân Phước An)',
  )
  expect(fillReference('(Kèm theo Kế hoạch số ......../KH-UBND ngày ..... tháng ..... năm ..... của UBND xã)', facts)).toBe(
    '(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2026 của UBND xã)',
  )
  expect(fillReference('(Kèm theo Kế hoạch số     /KH-UBND)', { planNumber: '', planDate: '' })).toBe('(Kèm theo Kế hoạch số     /KH-UBND)')
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
