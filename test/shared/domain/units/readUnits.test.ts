import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Unit } from '../../../../shared/domain/annex.ts'
import { expandCollective, formatUnits } from '../../../../shared/domain/units/formatUnits.ts'
import { readUnits } from '../../../../shared/domain/units/readUnits.ts'
import { starterDirectory } from '../../../../shared/domain/units/starterUnits.ts'
import { unitKey } from '../../../../shared/domain/units/unitKey.ts'

const directory = starterDirectory()
/** Ids of the known, "~" and the text of the unknown. */
const read = (text: string, units: readonly Unit[] = directory) => readUnits(text, units).map((r) => r.unit ?? `~${r.text}`)
type Case = readonly [text: string, expected: readonly string[]]

describe('separators', () => {
  test.each<Case>([
    ['Phòng Kinh tế; Công an xã', ['kt', 'ca']],
    ['Phòng Kinh tế\nCông an xã', ['kt', 'ca']],
    ['- Phòng Kinh tế\n- Công an xã', ['kt', 'ca']],
    ['1. Phòng Kinh tế\n2. Công an xã.', ['kt', 'ca']],
    ['Văn phòng HĐND và UBND xã, Phòng Kinh tế', ['vp', 'kt']],
    ['Phòng Kinh tế và Công an xã', ['kt', 'ca']],
    ['Các phòng chuyên môn, Công an xã, Trạm Y tế xã và các trường học', ['c-cm', 'ca', 'yt', 'c-tr']],
    ['VP HĐND&UBND, P.VH-XH/P.KT', ['vp', 'vhxh', 'kt']],
  ])('[UN1] %s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('names that hold separators', () => {
  test.each<Case>([
    ['Văn phòng HĐND và UBND xã', ['vp']],
    ['Phòng Kinh tế, Hạ tầng và Đô thị', ['kthtdt']],
    ['Các cơ quan, đơn vị liên quan', ['c-lq']],
    ['Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội', ['mttq-cp']],
    ['Phòng Văn hóa -\nXã hội\nPhòng Kinh tế', ['vhxh', 'kt']],
    ['Phòng Quản lý, Hạ tầng và Đô thị', ['~Phòng Quản lý, Hạ tầng và Đô thị']],
    ['Phòng Kinh tế, Hạ tầng số', ['~Phòng Kinh tế, Hạ tầng số']],
    ['Hội Khuyến học và Khuyến tài xã', ['~Hội Khuyến học và Khuyến tài xã']],
    ['Hội Cựu chiến\nbinh xã', ['~Hội Cựu chiến binh xã']],
  ])('[UN2] %s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('ways of writing', () => {
  test.each<Case>([
    ['Phòng Văn hoá – Xã hội', ['vhxh']],
    ['P. VHXH', ['vhxh']],
    ['P VHXH', ['vhxh']],
    ['PHÒNG VĂN HÓA-XÃ HỘI', ['vhxh']],
    ['Phòng\u00A0Kinh  tế xã', ['kt']],
    ['Uỷ ban Mặt trận Tổ quốc Việt Nam xã', ['mttq']],
    ['Đề nghị UBMTTQVN xã', ['mttq']],
    ['Công an xã Tân Phước An', ['ca']],
    ['Công an', ['ca']],
    ['Phòng Kinh tế (chủ trì).', ['kt']],
    ['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã', ['vp']],
  ])('[UN3] %s', (text, expected) => expect(read(text)).toEqual(expected))
})

test('[UN3] "quý" keeps its tone and "toàn" is not touched', () => {
  expect(unitKey('Quý hoà toàn')).toBe('quýhòatoàn')
  expect(unitKey('Hội A')).not.toBe(unitKey('Hỏi A'))
})

test('[UN4] an unknown name stays as written, also beside known ones', () => {
  expect(readUnits('Phòng Kinh tế, Hội Nông dân xã.', directory)).toEqual([
    { unit: 'kt', text: 'Phòng Kinh tế' },
    { unit: null, text: 'Hội Nông dân xã' },
  ])
  expect(read('Phòng Kinh tế', [])).toEqual(['~Phòng Kinh tế'])
})

test('[UN5] an office named twice is read once', () => {
  expect(read('Phòng Kinh tế; P.KT; phòng kinh tế xã; Hội Nông dân; HỘI NÔNG DÂN')).toEqual(['kt', '~Hội Nông dân'])
  expect(read(' ; -\n…')).toEqual([])
})

test('[UN6] what is printed of known offices reads as the same offices', () => {
  const sets = fc.uniqueArray(fc.constantFrom(...directory), { selector: (unit) => unit.id, maxLength: 8 })
  const forms = fc.constantFrom<'full' | 'abbr' | 'asWritten'>('full', 'abbr', 'asWritten')
  fc.assert(
    fc.property(sets, forms, (units, form) => {
      const readings = units.map((unit) => ({ unit: unit.id, text: unit.name }))
      expect(read(formatUnits(readings, directory, form))).toEqual(units.map((unit) => unit.id))
    }),
  )
})

test('[UN6] names are printed in full, short or as written; the unknown always as written', () => {
  const readings = readUnits('phòng kinh tế xã; các thôn; Hội Nông dân', directory)
  expect(formatUnits(readings, directory, 'full')).toBe('Phòng Kinh tế; Các thôn; Hội Nông dân')
  expect(formatUnits(readings, directory, 'abbr')).toBe('P.KT; Các thôn; Hội Nông dân')
  expect(formatUnits(readings, directory, 'asWritten')).toBe('phòng kinh tế xã; các thôn; Hội Nông dân')
})

test('[UN7] a closed collective stands for its members, an open one and an office for themselves', () => {
  const [closed, open, office] = ['c-cm', 'c-lq', 'kt'].map((id) => directory.find((unit) => unit.id === id)?.id)
  expect([closed, open, office].map((id) => id && expandCollective(id, directory))).toEqual([['vp', 'vhxh', 'kt'], ['c-lq'], ['kt']])
})

test('[UN8] no text makes the reading of offices fail, and none is lost', () => {
  const pieces = fc.constantFrom('Phòng Kinh tế', 'VP', ', ', ' và ', ';', '\n', '- ', 'Các phòng', ' ', 'xã', 'Hội Nông dân', '&', '/', '(', ')', 'ban')
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 30 }).map((p) => p.join('')))
  const letters = (text: string) => new Set(text.normalize('NFC').toLowerCase().match(/hội nông dân|phòng kinh tế/g) ?? [])
  fc.assert(
    fc.property(any, (text) => {
      const kept = readUnits(text, directory).map((r) => r.text).join(' ')
      for (const name of letters(text)) expect(kept.toLowerCase()).toContain(name)
    }),
    { numRuns: 1000 },
  )
})

test('[UN8] a pasted page stays one unread text', () => {
  const page = 'Phòng Kinh tế; '.repeat(400).trim()
  expect(readUnits(page, directory)).toEqual([{ unit: null, text: page }])
  expect(read('Phòng Kinh tế; Hội A, '.repeat(100))).toEqual(['kt', '~Hội A'])
})

test('[UN3] NFD, capitals and blanks read as the same offices', () => {
  const names = fc.constantFrom(...directory.flatMap((unit) => [unit.name, ...unit.aliases]))
  fc.assert(
    fc.property(names, (name) => {
      const expected = read(name)
      for (const same of [name.normalize('NFD'), name.toUpperCase(), ` ${name.replaceAll(' ', '\u00A0')}`, name.replaceAll('-', '–')]) {
        expect(read(same)).toEqual(expected)
      }
    }),
  )
})
