import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { timelineReadingText } from '../../../client/annex/lists/readingText.ts'
import { targetReadingText } from '../../../client/annex/lists/targetReading.ts'
import { timelineOptions } from '../../../client/annex/lists/timelineOptions.ts'
import { toggleUnit, unitOptions } from '../../../client/annex/lists/unitOptions.ts'
import type { Unit } from '../../../shared/domain/annex.ts'
import type { UnitId } from '../../../shared/domain/ids.ts'
import { parseTarget } from '../../../shared/domain/target/parseTarget.ts'
import { parseTimeline } from '../../../shared/domain/timeline/parseTimeline.ts'
import { translate } from '../../../shared/i18n/translate.ts'

const unit = (id: string, name: string, abbr: string, ...aliases: string[]): Unit => ({ id: id as UnitId, name, abbr, kind: 'unit', aliases })
const directory = [
  unit('vp', 'Văn phòng HĐND và UBND xã', 'VP', 'Văn phòng xã'),
  unit('kt', 'Phòng Kinh tế', 'P.KT'),
  unit('vhxh', 'Phòng Văn hóa - Xã hội', 'P.VHXH'),
  unit('hcc', 'Trung tâm Phục vụ hành chính công', 'TTPVHCC', 'TT. PVHCC'),
]
const found = (text: string, caret = text.length): string => unitOptions(directory, text, caret).map(({ unit: { id }, checked }) => (checked ? `[${id}]` : id)).join(' ')

test.each([
  ['', 'vp kt vhxh hcc'],
  ['van hoa', 'vhxh'],
  ['Văn hoá', 'vhxh'],
  ['kinh te', 'kt'],
  ['vhxh', 'vhxh'],
  ['pvhcc', 'hcc'],
  ['tt', 'hcc'],
  ['không có', ''],
])('[TY9] "%s" finds %s', (query, expected) => {
  expect(found(query)).toBe(expected)
})

test('[TY9] the part at the caret is searched, the others are ticked', () => {
  expect(found('Phòng Kinh tế; van h')).toBe('vhxh')
  expect(found('Phòng Kinh tế; ')).toBe('vp [kt] vhxh hcc')
  expect(found('P.KT; Hội X', 2)).toBe('vp [kt] vhxh hcc')
})

test('[TY9] ticking takes the place of the search, unticking takes the unit away, other wordings stay', () => {
  expect(toggleUnit(directory, 'Hội Chữ thập đỏ; van h', 22, 'vhxh' as UnitId)).toBe('Hội Chữ thập đỏ; Phòng Văn hóa - Xã hội; ')
  expect(toggleUnit(directory, 'Phòng Kinh tế; Hội Chữ thập đỏ', 30, 'kt' as UnitId)).toBe('Hội Chữ thập đỏ; ')
  expect(toggleUnit(directory, 'Phòng Kinh tế', 13, 'kt' as UnitId)).toBe('')
  expect(toggleUnit(directory, 'Phòng Kinh tế', 13, 'vp' as UnitId)).toBe('Phòng Kinh tế; Văn phòng HĐND và UBND xã; ')
})

test('[TY10] wordings of the column come first, then the usual ones; never what is typed already', () => {
  const used = ['Trước 15/11', 'Quý II/2026', 'Quý II/2026', '']
  expect(timelineOptions('', used, 2026).slice(0, 3)).toEqual(['Quý II/2026', 'Trước 15/11', 'Thường xuyên'])
  expect(timelineOptions('quy i', used, 2026)).toEqual(['Quý I/2026', 'Quý II/2026', 'Quý III/2026', 'Quý IV/2026'])
  expect(timelineOptions('tháng 1', [], 2026).slice(0, 2)).toEqual(['Tháng 1/2026', 'Tháng 10/2026'])
  expect(timelineOptions('Quý II/2026', used, 2026)).toEqual([])
  expect(timelineOptions('thang', [], 0)).toHaveLength(8)
})

test.each([
  ['Quý I', 'từ 1/1/2026 đến 31/3/2026'],
  ['Trước ngày 30/01/2026', 'trước 30/1/2026, ngày cuối là 29/1/2026'],
  ['Chậm nhất 15/3', 'hạn 15/3/2026'],
  ['Thường xuyên', 'thường xuyên, không có hạn'],
  ['Hằng quý', '1 lần mỗi quý'],
  ['Quý I và thường xuyên', 'từ 1/1/2026 đến 31/3/2026 + thường xuyên, không có hạn'],
  ['abc', 'chưa hiểu được mốc thời gian; nội dung vẫn được giữ nguyên'],
  ['', ''],
])('[TY10] the reading of "%s" is told: %s', (text, expected) => {
  expect(timelineReadingText(parseTimeline(text, 2026), (key, values) => translate('vi', key, values))).toBe(expected)
})

test.each([
  ['85%', 'đúng 85%'],
  ['Tối thiểu 98,5%', 'ít nhất 98,5%'],
  ['Trên 90%', 'trên 90%'],
  ['abc', 'chưa hiểu được mức phấn đấu; nội dung vẫn được giữ nguyên'],
  [' ', ''],
])('[TY11] the reading of the target "%s" is told: %s', (text, expected) => {
  expect(targetReadingText(text, parseTarget(text), (key, values) => translate('vi', key, values))).toBe(expected)
})

test('[TY11] every reading of a target is told in words, without a gap', () => {
  const targets = readFileSync(new URL('../../fixtures/targets.json', import.meta.url), 'utf8')
  const texts = [...targets.matchAll(/"text":\s*"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => JSON.parse(`"${text}"`) as string)
  expect(texts.length).toBeGreaterThan(20)
  for (const text of texts.filter((each) => each.trim() !== '')) {
    const told = targetReadingText(text, parseTarget(text), (key, values) => translate('vi', key, values))
    expect(told).toMatch(/\S/)
    expect(told).not.toMatch(/undefined|NaN|\{|grid\./)
  }
})
