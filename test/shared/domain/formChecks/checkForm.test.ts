import { expect, test } from 'vitest'
import type { Annex, Workbook } from '../../../../shared/domain/annex.ts'
import { must } from '../../../../shared/domain/errors.ts'
import { checkForm } from '../../../../shared/domain/formChecks/checkForm.ts'
import { formCodes, type FormChoices } from '../../../../shared/domain/formChecks/formFinding.ts'
import { mendDates } from '../../../../shared/domain/formChecks/mendDates.ts'
import { annexId } from '../../../../shared/domain/ids.ts'
import { isMessageKey } from '../../../../shared/i18n/translate.ts'
import { printedWorkbook } from '../../../support/printedWorkbook.ts'

const issued: FormChoices = { view: 'issued', blanks: 'kept', names: 'full' }
const base = printedWorkbook(['Việc một', 'Việc hai'])
const one = must(base.annexes[0], 'annex')
const proper: Workbook = { ...base, annexes: [{ ...one, heading: 'Phụ lục' }] }
const withAnnex = (change: Partial<Annex>): Workbook => ({ ...proper, annexes: [{ ...must(proper.annexes[0], 'annex'), ...change }] })
const codes = (workbook: Workbook, choices: FormChoices = issued) => checkForm(workbook, workbook.annexes, choices).map(({ code }) => code)

test('[LY62] an annex in the form of the decree has no finding', () => {
  expect(codes(proper)).toEqual([])
})

test('[LY62] headings: in small letters, alone on their line, numbered only among several', () => {
  expect(codes(withAnnex({ heading: 'PHỤ LỤC' }))).toEqual(['headingForm'])
  expect(codes(withAnnex({ heading: 'Phụ lục I. NHIỆM VỤ' }))).toEqual(['headingForm'])
  expect(codes(withAnnex({ heading: 'Phụ lục I' }))).toEqual(['headingNumberNeedless'])
  const two = (first: string, second: string): Workbook => ({ ...proper, annexes: [{ ...one, heading: first }, { ...one, id: annexId('a2'), heading: second }] })
  expect(codes(two('Phụ lục I', 'Phụ lục II'))).toEqual([])
  expect(codes(two('Phụ lục', 'Phụ lục II'))).toEqual(['headingNumberMissing'])
  expect(codes(two('Phụ lục I', 'Phụ lục I'))).toEqual(['headingTwice'])
  expect(checkForm(two('Phụ lục', 'PHỤ LỤC 2'), two('Phụ lục', 'PHỤ LỤC 2').annexes, issued).map(({ mend }) => mend)).toEqual([
    { kind: 'annex', facts: { heading: 'Phụ lục I' } },
    { kind: 'annex', facts: { heading: 'Phụ lục II' } },
  ])
})

test('[LY62] [LY64] headings that are made by order are not told', () => {
  expect(codes(withAnnex({ heading: 'PHỤ LỤC' }), { ...issued, headings: 'byOrder' })).toEqual([])
})

test('[LY62] title and reference line are there and in the decree\'s words', () => {
  expect(codes(withAnnex({ title: ' ' }))).toEqual(['titleMissing'])
  const missing = checkForm(withAnnex({ reference: '' }), withAnnex({ reference: '' }).annexes, issued)
  expect(missing).toEqual([
    {
      code: 'referenceMissing',
      annex: one.id,
      mend: { kind: 'annex', facts: { reference: '(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 2026 của Ủy ban nhân dân xã Tân Phước An)' } },
    },
  ])
  expect(codes(withAnnex({ reference: '(Ban hành kèm theo Kế hoạch số …/KH-UBND)' }))).toEqual(['referenceWording'])
})

test('[LY62] paper wants number and date, an electronic document wants the blanks', () => {
  const unknown = { ...proper, facts: { ...proper.facts, planNumber: '' } }
  expect(codes(unknown, { ...issued, blanks: 'filled' })).toEqual(['blanksLeft'])
  expect(codes(proper, { ...issued, blanks: 'filled' })).toEqual([])
  expect(codes(withAnnex({ reference: '(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã)' }))).toEqual(['blanksFilled'])
})

test('[LY62] dates carry a zero before days below 10 and the months 1 and 2 only', () => {
  const mended = (text: string) => [mendDates(text).code, mendDates(text).text]
  expect(mended('Trước ngày 5 tháng 03 năm 2026')).toEqual(['monthZero', 'Trước ngày 05 tháng 3 năm 2026'])
  expect(mended('ngày 26 tháng 1 năm 2026')).toEqual(['dayZero', 'ngày 26 tháng 01 năm 2026'])
  expect(mended('ngày 05 tháng 3 năm 2026; Tháng 02/2026; tháng 10')).toEqual([undefined, 'ngày 05 tháng 3 năm 2026; Tháng 02/2026; tháng 10'])
  const workbook = printedWorkbook(['Hoàn thành trong tháng 03'])
  const found = checkForm({ ...workbook, annexes: [] }, workbook.annexes, issued)
  expect(found.map(({ code, values, mend }) => [code, values, mend?.kind])).toContainEqual(['monthZero', { from: 'tháng 03', to: 'tháng 3' }, 'cell'])
})

test('[LY62] an issued annex names offices in full and shows nothing internal', () => {
  expect(codes(proper, { ...issued, names: 'asWritten' })).toEqual(['abbreviation'])
  expect(codes(proper, { ...issued, names: 'abbr' })).toEqual(['abbreviation', 'abbreviation'])
  const same = { ...proper, units: proper.units.map((unit) => ({ ...unit, abbr: unit.name })) }
  expect(codes(same, { ...issued, names: 'asWritten' })).toEqual([])
  expect(codes(printedWorkbook(['Một', 'Hai', 'Ba', 'Bốn']), { ...issued, names: 'asWritten' }).filter((code) => code === 'abbreviation')).toHaveLength(1)
  expect(codes(proper, { ...issued, view: 'draft', names: 'asWritten' })).toEqual(['internalShown'])
})

test('every finding of form has a sentence', () => {
  expect(formCodes.filter((code) => !isMessageKey(`form.${code}`))).toEqual([])
})
