import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, cleanTyped, compareVietnamese, foldForSearch, oneLine } from '../../../shared/domain/text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
/** Characters that cleaning is about, among ordinary ones. */
const dirt = fc
  .array(fc.constantFrom('a', 'ế', 'e\u0302\u0301', ' ', '\u00A0', '\u202F', '\u200A', '\u200B', '\uFEFF', '\r\n', '\r', '\n', '\t', '\u2028', '\u0000', '\uD800', '\uDE00', '😀', '\u00AD', '\uFFFF', '\u{E0041}', '\u3164'), { maxLength: 20 })
  .map((parts) => parts.join(''))
const texts = fc.oneof(anyText, dirt)

test('[TX1] stored text is composed (NFC)', () => {
  expect(cleanTyped('Nhiê\u0323m vu\u0323 quy\u0301')).toBe('Nhiệm vụ quý')
  fc.assert(
    fc.property(texts, (text) => {
      expect(cleanTyped(text)).toBe(cleanTyped(text).normalize('NFC'))
    }),
  )
})

describe('what is removed', () => {
  test.each([
    ['zero-width space', 'a\u200Bb'],
    ['hair space of an input method', 'a\u200Ab'],
    ['byte order mark', '\uFEFFab'],
    ['soft hyphen', 'a\u00ADb'],
    ['direction marks', 'a\u202Eb\u2066'],
    ['Hangul filler', 'a\u3164b'],
    ['control characters', 'a\u0000b\u0007\u009F'],
    ['a lone surrogate', 'a\uD83Db'],
    ['characters that XML forbids', 'a\uFFFEb\uFFFF'],
    ['tags', 'a\u{E0041}b'],
  ])('[TX2] %s', (_what, text) => expect(cleanTyped(text)).toBe('ab'))
})

test('[TX2] no text leaves invisible characters or lone surrogates behind', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(cleanTyped(text)).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u00A0\u00AD\u200A-\u200F\u202F\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/u)
    }),
  )
  expect(cleanTyped('😀 đ')).toBe('😀 đ')
})

test('[TX2] a character comes out the same alone and beside dirt', () => {
  const different: number[] = []
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code)
    if (cleanTyped(character) !== cleanTyped(`\u0000${character}`)) different.push(code)
  }
  expect(different).toEqual([])
})

test('[TX8] heaps of marks are cut, and cost no more than their length', () => {
  const marks = '\u0323\u0301'
  expect(cleanTyped(`e\u0302${marks}`)).toBe('ệ\u0301')
  expect(cleanTyped(`a${marks.repeat(2_000_000)}b`)).toBe(`a${marks.repeat(4)}b`.normalize('NFC'))
  expect(cleanTyped(`a${`${marks}\u200B`.repeat(1_000_000)}b`)).toBe(`a${marks.repeat(4)}b`.normalize('NFC'))
})

test('[TX3] blanks of all kinds become one plain space each, line breaks of all kinds "\\n"', () => {
  expect(cleanTyped('a\u00A0b\u202Fc\td\u3000e')).toBe('a b c d e')
  expect(cleanTyped('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne')
})

test('[TX4] cleaning what is clean changes nothing', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(cleanTyped(cleanTyped(text))).toBe(cleanTyped(text))
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
      expect(oneLine(oneLine(text))).toBe(oneLine(text))
      expect(cleanText(cleanTyped(text))).toBe(cleanText(text))
    }),
  )
})

test('[TX5] outer blanks stay while typing and go when an edit ends', () => {
  expect(cleanTyped(' Quý I ')).toBe(' Quý I ')
  expect(cleanText(' Quý I  \n tháng 3 \n')).toBe('Quý I\n tháng 3')
  expect(oneLine(' Quý I  \n tháng 3 \n')).toBe('Quý I tháng 3')
})

test('[TX5] a million blanks are cleaned like one', () => {
  const blanks = ' '.repeat(1_000_000)
  expect(cleanText(`a${blanks}b${blanks}\nc${blanks}`)).toBe(`a${blanks}b\nc`)
})

test('[TX6] searching disregards accents, đ, capitals, blanks and kinds of dashes', () => {
  const wanted = 'van hoa - xa hoi, dang uy'
  for (const text of ['Văn hóa - Xã hội, Đảng ủy', 'VĂN HOÁ – XÃ HỘI, ĐẢNG UỶ', 'Văn hóa - Xã hội, Đảng ủy'.normalize('NFD'), ' văn  hóa\u00A0- xã hội,\nđảng ủy ']) {
    expect(foldForSearch(text)).toBe(wanted)
  }
  fc.assert(
    fc.property(texts, (text) => {
      expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))
    }),
  )
})

test('[TX7] names stand in Vietnamese order, numbers by their value', () => {
  const sorted = ['Đoàn', 'Dân', 'Ấp 10', 'Ấp 2', 'An', 'Công an'].toSorted(compareVietnamese)
  expect(sorted).toEqual(['An', 'Ấp 2', 'Ấp 10', 'Công an', 'Dân', 'Đoàn'])
})
