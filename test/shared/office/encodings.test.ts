import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../shared/office/csv/decodeText.ts'
import { parseCsv } from '../../../shared/office/csv/parseCsv.ts'
import { decodeTcvn3, looksLikeTcvn3 } from '../../../shared/sheet/encoding/tcvn3.ts'
import { decodeVni, looksLikeVni } from '../../../shared/sheet/encoding/vni.ts'
import { formatNumber } from '../../../shared/sheet/matrix/formatNumber.ts'
import { encodeVni } from '../../support/encodeVni.ts'
import { linesOf, sheetOf, understand } from '../../support/sheetOf.ts'

const sentence = 'Phòng Văn hóa - Xã hội chủ trì, tham mưu Ủy ban nhân dân xã'

describe('[IM17] encodings', () => {
  test('[IM17] TCVN3 is decoded: capitals, the soft hyphen, combining marks', () => {
    expect(decodeTcvn3('NhiÖm vô c¶i c¸ch hµnh chÝnh')).toBe('Nhiệm vụ cải cách hành chính')
    expect(decodeTcvn3('§\u00ADêng, th\u00AD ký')).toBe('Đường, thư ký')
    expect(decodeTcvn3('\u0080 \u20AC')).toBe('À À')
    expect(decodeTcvn3('a\u00B3')).toBe('á')
  })

  test('[IM17] TCVN3 is told from Unicode Vietnamese and from Western text', () => {
    expect(looksLikeTcvn3('NhiÖm vô c¶i c¸ch hµnh chÝnh n¨m 2026')).toBe(true)
    expect(looksLikeTcvn3(sentence)).toBe(false)
    expect(looksLikeTcvn3('Größe: 25 µm ± 3 %, naïve façade')).toBe(false)
  })

  test('[IM17] a Unicode sheet that only kept its old typeface is not decoded', () => {
    const font = '.VnTime'
    const result = understand([sheetOf(['STT', { text: 'Nhiệm vụ', font }, 'Thời gian'], ['1', { text: 'Báo cáo định kỳ', font }, 'Quý I'])])
    expect(Object.values(result.workbook.annexes[0]?.rows[0]?.cells ?? {})).toContain('Báo cáo định kỳ')
  })

  test('[IM17] VNI is told and decoded, by typeface or letters; what was retyped in Unicode stays', () => {
    const vni = 'Nhieäm vuï caûi caùch haønh chính naêm 2026 cuûa UÛy ban nhaân daân xaõ Taân Phöôùc An'
    const plain = 'Nhiệm vụ cải cách hành chính năm 2026 của Ủy ban nhân dân xã Tân Phước An'
    expect(looksLikeVni(vni)).toBe(true)
    expect(looksLikeVni(plain)).toBe(false)
    expect(decodeVni(vni)).toBe(plain)
    const result = understand([sheetOf([vni], ['STT', 'Nhieäm vuï', 'Thôøi gian', 'Chuû trì'], ['1', vni, 'Quyù I', 'Công an xã'])])
    expect(linesOf(result)).toEqual([`task 0 1 task=${plain} | timeline=Quý I | lead=Công an xã`])
    expect(result.notices.map(({ code }) => code)).toContain('import.vni')
    const short = sheetOf(['STT', { text: 'Nhieäm vuï', font: 'VNI-Times' }], ['1', { text: 'Ñieàu tra', font: 'VNI-Helve' }])
    expect(linesOf(understand([short]))).toEqual(['task 0 1 task=Điều tra'])
  })

  test('[IM17] every Vietnamese letter comes back from VNI', () => {
    const vowels = ['a', 'â', 'ă', 'e', 'ê', 'o', 'ô', 'ơ', 'u', 'ư', 'i', 'y']
    const letters = [...vowels.flatMap((vowel) => ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'].map((tone) => (vowel + tone).normalize('NFC'))), 'đ']
    for (const letter of letters) {
      expect(decodeVni(encodeVni(`n${letter}n`))).toBe(`n${letter}n`)
      expect(decodeVni(encodeVni(letter.toUpperCase()))).toBe(letter.toUpperCase())
    }
  })

  test('[IM17] CSV bytes: UTF-8, UTF-16, windows-1258', () => {
    const utf16 = (big: boolean): Uint8Array => {
      const units = [0xfeff, ...[...sentence].map((letter) => letter.charCodeAt(0))]
      return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])))
    }
    expect(decodeText(new TextEncoder().encode(sentence)).text).toBe(sentence)
    expect(decodeText(utf16(false)).encoding).toBe('utf-16le')
    expect(decodeText(utf16(true)).text).toBe(sentence)
    expect(decodeText(utf16(false).subarray(2)).text).toBe(sentence)
    expect(decodeText(utf16(true).subarray(2)).text).toBe(sentence)
    // "Phòng Kinh tế" on a Vietnamese Windows: o + combining grave, ê + combining acute.
    const windows1258 = Uint8Array.from([0x50, 0x68, 0x6f, 0xcc, 0x6e, 0x67, 0x20, 0x4b, 0x69, 0x6e, 0x68, 0x20, 0x74, 0xea, 0xec])
    expect(decodeText(windows1258)).toEqual({ text: 'Phòng Kinh tế', encoding: 'windows-1258' })
  })
})

describe('[IM4] values as a sheet shows them', () => {
  test('[IM4] cells of CSV stay text', () => {
    expect(parseCsv('a;b\r\n"95,5%";3/4\r\n01;"x ""y""\nz"\r\n')).toEqual([['a', 'b'], ['95,5%', '3/4'], ['01', 'x "y"\nz']])
    expect(parseCsv('sep=|\na|b\n')).toEqual([['a', 'b']])
    expect(parseCsv('a|b;c\nd|e,f')).toEqual([['a', 'b;c'], ['d', 'e,f']])
    expect(parseCsv("'=1+1,'- gạch,'thường\n1,2,3")).toEqual([['=1+1', '- gạch', "'thường"], ['1', '2', '3']])
  })

  test.each([
    [0.95, '0%', '95%'],
    [0.985, '0%', '98,5%'],
    [0.985, '0.0%', '98,5%'],
    [0.1 + 0.2, 'General', '0,3'],
    [1234567.5, '#,##0.00', '1.234.567,50'],
    [3, '00', '03'],
    [80, '"≥ "0"%"', '≥ 80%'],
    [2, '0" đợt/năm"', '2 đợt/năm'],
    [-5, '0;(0)', '(5)'],
    [46052, 'dd/mm/yyyy', '30/01/2026'],
    [46052, 'm/d/yyyy', '30/01/2026'],
    [46052, 'yyyy-mm-dd', '30/01/2026'],
    [46052, '[$-42A]dd/mm/yyyy;@', '30/01/2026'],
    [46052, 'd/m/yyyy h:mm', '30/1/2026'],
    [46054, '"Tháng "mm/yyyy', 'Tháng 02/2026'],
    [46054, 'mmm-yy', 'Tháng 02/2026'],
    [46054, 'mm/yyyy', '02/2026'],
    [1.1, 'General', '1,1'],
  ])('[IM4] %s under %s shows as %s', (value, format, text) => {
    expect(formatNumber(value, format)).toBe(text)
  })
})
