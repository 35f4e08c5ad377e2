import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTarget } from '../../../../shared/domain/target/parseTarget.ts'
import { targetOps } from '../../../../shared/domain/target/target.ts'
import { parseVietnameseNumber } from '../../../../shared/domain/target/vietnameseNumber.ts'
import fixture from '../../../fixtures/targets.json' with { type: 'json' }

const wordings = fc.constantFrom(...fixture.cases.map((c) => c.text))
const pieces = fc.constantFrom('từ ', '80', '%', '1.234', ',5', ' đến ', '-', 'giảm ', 'không ', 'dưới ', '≥', '/124', ' so với ', 'năm 2025', '(', ')', ' trở lên', 'giao')

describe('known wordings', () => {
  test.each(fixture.cases)('[TG1] $text', ({ text, reading }) => {
    expect(parseTarget(text)).toEqual(reading)
  })
})

test('[TG2] no text makes the reading of a target fail', () => {
  const ops = new Set<string>()
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 10 }).map((p) => p.join('')), wordings)
  fc.assert(
    fc.property(any, fc.boolean(), (text, percentColumn) => {
      const { op, value, min, max } = parseTarget(text, { percentColumn })
      ops.add(op)
      expect([value, min, max].some((n) => Number.isNaN(n))).toBe(false)
    }),
    { numRuns: 2000 },
  )
  expect([...ops].every((op) => (targetOps as readonly string[]).includes(op))).toBe(true)
})

test('[TG3] NFD, capitals and blanks make no difference', () => {
  const reading = (text: string) => JSON.stringify(parseTarget(text)).toLowerCase()
  fc.assert(
    fc.property(wordings, (text) => {
      for (const same of [text.normalize('NFD'), text.toUpperCase(), ` ${text.replaceAll(' ', '\u00A0')} `, text.replaceAll('-', '–')]) {
        expect(reading(same)).toBe(reading(text))
      }
    }),
  )
})

test('[TG4] a comma stands before decimals, a point between thousands unless it cannot', () => {
  const numbers = ['98,5', '98.5', '1.234', '1.234,5', '12.345.678', '0.125', '1,234', '12 345', '1.2.3', '1,2,3']
  expect(numbers.map((text) => parseVietnameseNumber(text))).toEqual([98.5, 98.5, 1234, 1234.5, 12345678, 0.125, 1.234, 12345, Number.NaN, Number.NaN])
  expect(parseVietnameseNumber('12.345', true)).toBe(12.345)
})

test('[TG5] a bare number under a percent heading is percent, a counted one is not', () => {
  expect(parseTarget('90', { percentColumn: true })).toEqual({ op: '=', value: 90, unit: '%' })
  expect(parseTarget('90')).toEqual({ op: '=', value: 90 })
  expect(parseTarget('02 lớp', { percentColumn: true })).toEqual({ op: '=', value: 2, unit: 'lớp' })
})

test('[TG6] times, comparisons and remarks in brackets hold no value of the target', () => {
  expect(parseTarget('Đến hết năm 2026 đạt 90%')).toMatchObject({ op: '=', value: 90 })
  expect(parseTarget('đạt 95% (riêng đất đai 90%)')).toMatchObject({ op: '=', value: 95 })
  expect(parseTarget('tăng 5% so với năm 2025')).toMatchObject({ value: 5, direction: 'increase', baseline: 'năm 2025' })
})

test('[TG7] several values that make no range are not read', () => {
  for (const text of ['80%; 90%', '95% - 90%', 'đạt 80% và 90%']) expect(parseTarget(text)).toEqual({ op: 'unknown' })
})

test('[TG8] a value that others fix is assigned, without a number', () => {
  expect(parseTarget('(theo chỉ tiêu tỉnh giao)')).toEqual({ op: 'assigned' })
  expect(parseTarget('100% chỉ tiêu được giao')).toMatchObject({ op: '=', value: 100 })
})
