import { expect, test } from 'vitest'
import { sizeText, spanText } from '../../../client/server/serverReport.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_400, '1,4 kB'],
  [52_345_678, '52 MB'],
  [1_040_000_000_000, '1 TB'],
])('[ST23] %d bytes are said as %s', (bytes, text) => {
  expect(sizeText(bytes, 'vi')).toBe(text)
})

test.each([
  [20_000, '0 phút'],
  [89 * 60_000, '89 phút'],
  [24 * 3_600_000, '24 giờ'],
  [72 * 3_600_000, '3 ngày'],
])('[ST23] %d milliseconds are said as %s', (ms, text) => {
  expect(spanText(ms, 'vi')).toBe(text)
})
