import { expect, test } from 'vitest'
import { fillSeries } from '../../../client/annex/clipboard/fillSeries.ts'

test.each([
  [['1'], '2 | 3 | 4'],
  [['10', '20'], '30 | 40 | 50'],
  [['1,5', '2,0'], '2,5 | 3,0 | 3,5'],
  [['80%', '85%'], '90% | 95% | 100%'],
  [['Quý I'], 'Quý II | Quý III | Quý IV'],
  [['Quý III/2026'], 'Quý IV/2026 | Quý I/2027 | Quý II/2027'],
  [['Quý IV'], 'Quý I | Quý II | Quý III'],
  [['Quý 1/2026', 'Quý 3/2026'], 'Quý 1/2027 | Quý 3/2027 | Quý 1/2028'],
  [['Tháng 11/2026'], 'Tháng 12/2026 | Tháng 1/2027 | Tháng 2/2027'],
  [['Tháng 02', 'Tháng 04'], 'Tháng 06 | Tháng 08 | Tháng 10'],
  [['30/01/2026', '31/01/2026'], '01/02/2026 | 02/02/2026 | 03/02/2026'],
  [['Đợt 1'], 'Đợt 2 | Đợt 3 | Đợt 4'],
  [['Tổ 08'], 'Tổ 09 | Tổ 10 | Tổ 11'],
])('[GR10] %j goes on counting', (source, expected) => {
  expect(fillSeries(source, 3, false).join(' | ')).toBe(expected)
})

test.each([
  [['Thường xuyên'], 'Thường xuyên | Thường xuyên | Thường xuyên'],
  [['a', 'b'], 'a | b | a'],
  [['Phòng Kinh tế', '2'], 'Phòng Kinh tế | 2 | Phòng Kinh tế'],
  [['1', '2', '4'], '1 | 2 | 4'],
  [['Kế hoạch số 15/KH-UBND'], 'Kế hoạch số 15/KH-UBND | Kế hoạch số 15/KH-UBND | Kế hoạch số 15/KH-UBND'],
  [['Trong năm 2026'], 'Trong năm 2026 | Trong năm 2026 | Trong năm 2026'],
  [['31/02/2026'], '31/02/2026 | 31/02/2026 | 31/02/2026'],
])('[GR10] %j repeats', (source, expected) => {
  expect(fillSeries(source, 3, false).join(' | ')).toBe(expected)
})

test('[GR10] backwards it counts down, nearest first', () => {
  expect(fillSeries(['5', '6'], 3, true)).toEqual(['4', '3', '2'])
  expect(fillSeries(['Quý I/2026'], 2, true)).toEqual(['Quý IV/2025', 'Quý III/2025'])
  expect(fillSeries(['a', 'b'], 3, true)).toEqual(['b', 'a', 'b'])
  expect(fillSeries(['Đợt 1'], 3, true)).toEqual(['Đợt 0', 'Đợt 1', 'Đợt 1'])
})
