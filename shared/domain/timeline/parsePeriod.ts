import { addDays, partsOf } from '../calendar.ts'
import { readNumeral } from './numerals.ts'
import { daysOf, monthsOf, type Period } from './period.ts'
import { parseWholePeriod } from './periodForms.ts'

/** Which stretch of a longer period "đầu", "giữa" and "cuối" mean: [from, to] in months of it, or days of a month. */
const thirds: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  month: { dau: [1, 10], giua: [11, 20], cuoi: [21, 31] },
  quarter: { dau: [1, 1], giua: [2, 2], cuoi: [3, 3] },
  half: { dau: [1, 2], giua: [3, 4], cuoi: [5, 6] },
  year: { dau: [1, 3], giua: [4, 9], cuoi: [10, 12] },
}

const partOf = /^(?<part>nua dau|nua cuoi|nua sau|dau|giua|cuoi|tuan dau(?: tien)?|tuan cuoi(?: cung)?|tuan (?:thu )?(?<week>[1-5]|nhat|hai|ba|tu|nam)|(?:10|muoi) ngay (?<ten>dau|giua|cuoi)|thang (?<month>dau|giua|cuoi)) (?:cua )?(?<rest>.+)$/

function readPart(part: string, period: Period): Period | null {
  const days = partsOf(period.to).day
  const isMonth = period.unit === 'month'
  if (part.startsWith('nua')) {
    const first = part === 'nua dau'
    if (isMonth) return first ? daysOf(period, 1, 15) : daysOf(period, 16, days)
    return period.unit === 'year' ? (first ? monthsOf(period, 1, 6) : monthsOf(period, 7, 12)) : null
  }
  if (part.startsWith('tuan dau')) return daysOf(period, 1, 7)
  if (part.startsWith('tuan cuoi')) return { ...period, unit: 'part', from: addDays(period.to, -6) }
  const third = thirds[period.unit]?.[part]
  if (third === undefined) return null
  return isMonth ? daysOf(period, third[0], third[1]) : monthsOf(period, third[0], third[1])
}

/** "đầu quý II", "nửa đầu tháng 3", "tuần thứ hai tháng 3", "cuối năm", "tháng cuối quý I". */
function parsePartOfPeriod(folded: string, planYear: number): Period | null {
  const groups = partOf.exec(folded)?.groups
  if (groups === undefined) return null
  const rest = groups['rest'] ?? ''
  const period = parseWholePeriod(rest === 'nam' ? 'ca nam' : rest, planYear)
  if (period === null || period.unit === 'day') return null
  if (groups['ten'] !== undefined) return period.unit === 'month' ? readPart(groups['ten'], period) : null
  if (groups['month'] !== undefined) return period.unit === 'quarter' ? readPart(groups['month'], period) : null
  if (groups['week'] === undefined) return readPart(groups['part'] ?? '', period)
  const week = readNumeral(groups['week'])
  const from = addDays(period.from, (week - 1) * 7)
  if (period.unit !== 'month' || from > period.to) return null
  return daysOf(period, week * 7 - 6, week * 7)
}

/** Reads a folded wording that names one period and nothing else; null when it doesn't. */
export function parsePeriod(folded: string, planYear: number): Period | null {
  return parseWholePeriod(folded, planYear) ?? parsePartOfPeriod(folded, planYear)
}
