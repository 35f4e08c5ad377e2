import { addDays } from '../calendar.ts'
import { parsePeriod } from './parsePeriod.ts'
import type { Period } from './period.ts'
import type { Timeline } from './timeline.ts'

const separator = /\s*(?:,|&|\+)\s*(?:va )?| va /
const unitWord = /^(?:trong |vao |cac )?(?:cac )?(ngay|thang|t(?=\d)|quy|qui|q(?=[\div])|nam)/
const leading = /^(?:trong |vao |cac )+/

/** Items without a unit word take the one before; items without a year take the last one's. */
function readItems(items: readonly string[], planYear: number): Period[] | null {
  const last = items.at(-1) ?? ''
  const word = unitWord.exec(items[0] ?? '')?.[1]
  const read = (item: string, year: number): Period | null => {
    const bare = item.replace(leading, '')
    const inherited = word === undefined || unitWord.test(bare) ? null : parsePeriod(`${word} ${bare}`, year)
    return inherited ?? parsePeriod(bare, year)
  }
  const end = read(last, planYear)
  if (end === null) return null
  const year = end.yearGiven ? Number(end.from.slice(0, 4)) : planYear
  const periods: Period[] = []
  for (const item of items) {
    const period = read(item, year)
    if (period === null || period.unit !== end.unit) return null
    periods.push(period)
  }
  return periods
}

function windowOf(from: string, to: string): Timeline {
  return { kind: 'window', from, to, due: to }
}

/**
 * Reads several periods of one unit: "Quý I, II", "Tháng 3, 6, 9 và 12", "Quý II, Quý IV/2026".
 * A list is the window from its first day to its last; two periods apart that are joined by "và", and several
 * days, are parts, since each of them is a time of its own.
 */
export function parseList(folded: string, planYear: number): Timeline | null {
  const items = folded.split(separator).filter((item) => item !== '')
  if (items.length < 2 || items.length > 12) return null
  const periods = readItems(items, planYear)
  const first = periods?.[0]
  const last = periods?.at(-1)
  if (periods === null || first === undefined || last === undefined) return null
  if (periods.some((p, i) => i > 0 && p.from <= (periods[i - 1]?.from ?? ''))) return null
  if (first.unit === 'day') {
    return { kind: 'compound', parts: periods.map((p) => ({ kind: 'due', due: p.from, inclusive: true })) }
  }
  const apart = periods.length === 2 && / va /.test(folded) && addDays(first.to, 1) !== last.from
  if (apart) return { kind: 'compound', parts: periods.map((p) => windowOf(p.from, p.to)) }
  return windowOf(first.from, last.to)
}
