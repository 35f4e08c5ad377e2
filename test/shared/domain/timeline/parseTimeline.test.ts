import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastGoodDay } from '../../../../shared/domain/timeline/timeline.ts'
import { parseTimeline } from '../../../../shared/domain/timeline/parseTimeline.ts'
import fixture from '../../../fixtures/timelines.json' with { type: 'json' }

const { cases, planYear } = fixture
const wordings = fc.constantFrom(...cases.map((c) => c.text))
const read = (text: string, year = planYear) => parseTimeline(text, year)
/** Pieces that real wordings are made of, so that random texts come near to them. */
const pieces = fc.constantFrom('quý ', 'I', 'II', '/2026', 'tháng ', '3', ', ', ' và ', ' - ', 'trước ', 'ngày ', '31/02', 'hằng ', 'năm ', '0', 'lần/', 'theo ', 'khi ', ';', '(', ')', '\n', 'đến ', 'từ ')

describe('known wordings', () => {
  test.each(cases)('[TL1] $text', ({ text, reading }) => {
    expect(read(text)).toEqual(reading)
  })
})

test('[TL2] no text makes the reading fail', () => {
  const readings: string[] = []
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 12 }).map((p) => p.join('')), wordings)
  fc.assert(
    fc.property(any, fc.oneof(fc.constant(planYear), fc.integer(), fc.constant(Number.NaN)), (text, year) => {
      readings.push(parseTimeline(text, year).kind)
    }),
    { numRuns: 2000 },
  )
  expect(readings.every((kind) => kind.length > 0)).toBe(true)
})

test('[TL3] decomposed Vietnamese reads as composed', () => {
  fc.assert(fc.property(wordings, (text) => {
    expect(read(text.normalize('NFD'))).toEqual(read(text.normalize('NFC')))
  }))
})

test('[TL4] capitals, blanks, no-break blanks and dashes make no difference', () => {
  const timeOf = (text: string) => JSON.stringify(read(text)).toLowerCase()
  const dirt = fc.constantFrom(
    (t: string) => t.toUpperCase(),
    (t: string) => t.toLowerCase(),
    (t: string) => ` ${t.replaceAll(' ', '\u00A0')}\u200B `,
    (t: string) => t.replaceAll(' ', '  '),
    (t: string) => t.replaceAll('-', '\u2013'),
    (t: string) => `${t}\n`,
  )
  fc.assert(fc.property(wordings, dirt, (text, spoil) => {
    expect(timeOf(spoil(text))).toBe(timeOf(text))
  }))
})

test('[TL5] a day that does not exist is not read', () => {
  for (const text of ['31/02/2026', 'trước ngày 31/4', '29/02/2026', '0/3/2026', 'Tháng 13', 'ngày 32 tháng 1']) {
    expect(read(text)).toEqual({ kind: 'unknown' })
  }
  expect(read('29/02/2028')).toEqual({ kind: 'due', due: '2028-02-29', inclusive: true })
})

test('[TL6] "trước" leaves the day before as the last good one, unless an hour is named', () => {
  expect(lastGoodDay(read('Trước ngày 30/01/2026'))).toBe('2026-01-29')
  expect(lastGoodDay(read('trước ngày 01/3'))).toBe('2026-02-28')
  expect(lastGoodDay(read('Trước 17 giờ 00 ngày 30/01/2026'))).toBe('2026-01-30')
  expect(lastGoodDay(read('Chậm nhất ngày 15/3'))).toBe('2026-03-15')
  expect(lastGoodDay(read('Quý I'))).toBe('2026-03-31')
  expect(lastGoodDay(read('Thường xuyên'))).toBeNull()
})

test('[TL7] a text without a year is of the plan year, and a named year is kept', () => {
  expect(read('Quý I', 2027)).toMatchObject({ from: '2027-01-01' })
  expect(read('Quý I/2025', 2027)).toMatchObject({ from: '2025-01-01' })
  expect(read('tháng 3/28', 2027)).toMatchObject({ from: '2028-03-01' })
  expect(read('Quý I', 0)).toEqual({ kind: 'unknown' })
  expect(read('Quý I/2026', 0)).toMatchObject({ kind: 'window' })
})

test('[TL8] several periods are one window, two apart joined by "và" are two', () => {
  expect(read('Quý II, Quý IV/2026')).toMatchObject({ kind: 'window', from: '2026-04-01', to: '2026-12-31' })
  expect(read('Quý I và quý II')).toMatchObject({ kind: 'window', from: '2026-01-01', to: '2026-06-30' })
  expect(read('Quý II và quý IV')).toMatchObject({ kind: 'compound', parts: [{ from: '2026-04-01' }, { from: '2026-10-01' }] })
})

test('[TL9] a text is read as a whole or not at all', () => {
  expect(read('Quý I; bao giờ xong thì thôi')).toEqual({ kind: 'unknown' })
  expect(read('Liên tục theo tiến độ')).toEqual({ kind: 'unknown' })
  expect(read('Quý I; thường xuyên')).toMatchObject({ kind: 'compound' })
})

test('[TL10] a beginning without an end runs to the end of its year', () => {
  expect(read('Từ tháng 3')).toEqual({ kind: 'continuous', from: '2026-03-01', to: '2026-12-31' })
})

test('[TL11] "đầu", "giữa" and "cuối" are thirds of a month or quarter, and quarters of a year', () => {
  expect(read('Giữa tháng 3')).toMatchObject({ from: '2026-03-11', to: '2026-03-20' })
  expect(read('Đầu quý II')).toMatchObject({ from: '2026-04-01', to: '2026-04-30' })
  expect(read('Cuối năm')).toMatchObject({ from: '2026-10-01', to: '2026-12-31' })
})

test('[TL12] a remark in brackets does not change a time that is read without it', () => {
  expect(read('Quý II/2026 (theo chỉ đạo của tỉnh)')).toEqual(read('Quý II/2026'))
  expect(read('Trước ngày 30/6 (hằng năm)')).toMatchObject({ kind: 'recurring', freq: 'year' })
})

test('[TL13] marks of repetition are ditto, a cell without letters or figures is empty', () => {
  for (const text of ['nt', '-nt-', '-//-', '"', 'Như trên']) expect(read(text)).toEqual({ kind: 'ditto' })
  for (const text of ['', ' ', '-', '…', '\u200B']) expect(read(text)).toEqual({ kind: 'empty' })
})

test('[TL14] the reporting periods named together are the report cycle', () => {
  expect(read('Quý I, 6 tháng, quý III, năm')).toEqual({ kind: 'recurring', freq: 'quarter', reportCycle: true })
  expect(read('Định kỳ 6 tháng, năm')).toEqual({ kind: 'recurring', freq: 'halfYear' })
})

test('[TL15] texts of more than 300 characters are not read', () => {
  const remark = (length: number) => `Quý I (${'a'.repeat(length)})`
  expect(read(remark(200))).toMatchObject({ kind: 'window' })
  expect(read(remark(300))).toEqual({ kind: 'unknown' })
})
