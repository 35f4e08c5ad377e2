import { addDays, daysInMonth, isoDate, partsOf, type IsoDate } from '../calendar.ts'

export type PeriodUnit = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'part'

/** A stretch of days that a wording names: a day, month, quarter … or a part of one. */
export interface Period {
  readonly unit: PeriodUnit
  readonly from: IsoDate
  readonly to: IsoDate
  /** The text names the year itself. */
  readonly yearGiven: boolean
}

/** Whole months `first` to `last` of a year. */
export function months(unit: PeriodUnit, year: number, first: number, last: number, yearGiven: boolean): Period | null {
  const from = isoDate(year, first, 1)
  const to = from === null || last > 12 ? null : isoDate(year, last, daysInMonth(year, last))
  return from === null || to === null || first > last ? null : { unit, from, to, yearGiven }
}

/** One day; null when there is none. */
export function day(year: number, month: number, dayOfMonth: number, yearGiven: boolean): Period | null {
  const date = isoDate(year, month, dayOfMonth)
  return date === null ? null : { unit: 'day', from: date, to: date, yearGiven }
}

/** Days `first` to `last` of a period, counted from 1; what lies behind its end is cut off. */
export function daysOf(period: Period, first: number, last: number): Period {
  const from = addDays(period.from, first - 1)
  const end = addDays(period.from, last - 1)
  return { ...period, unit: 'part', from, to: end < period.to ? end : period.to }
}

/** Months `first` to `last` of a period, counted from 1. */
export function monthsOf(period: Period, first: number, last: number): Period | null {
  const start = partsOf(period.from)
  return months('part', start.year, start.month + first - 1, start.month + last - 1, period.yearGiven)
}
