import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysInMonth, isIsoDate, isoDate, partsOf } from '../../../shared/domain/calendar.ts'

test('[TL16] only days that exist, in the years 1900 to 2199, are days', () => {
  expect(isoDate(2026, 2, 28)).toBe('2026-02-28')
  expect(isoDate(2026, 2, 29)).toBeNull()
  expect(isoDate(2028, 2, 29)).toBe('2028-02-29')
  expect(isoDate(20266, 1, 1)).toBeNull()
  expect(isoDate(Number.NaN, 1, 1)).toBeNull()
  expect(isIsoDate('2026-04-31')).toBe(false)
  expect(isIsoDate('2026-4-30')).toBe(false)
  expect(isIsoDate('2026-04-30')).toBe(true)
})

test('[TL16] days added and taken back give the same day', () => {
  const days = fc.record({ year: fc.integer({ min: 1901, max: 2198 }), month: fc.integer({ min: 1, max: 12 }) })
  fc.assert(
    fc.property(days, fc.integer({ min: -300, max: 300 }), ({ year, month }, shift) => {
      const date = isoDate(year, month, daysInMonth(year, month)) ?? ''
      expect(addDays(addDays(date, shift), -shift)).toBe(date)
      expect(partsOf(date)).toEqual({ year, month, day: daysInMonth(year, month) })
    }),
  )
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})
