import { partsOf, type IsoDate } from '../calendar.ts'
import { parsePeriod } from './parsePeriod.ts'
import type { Period } from './period.ts'

/** Days from the first of one period to the last of another. */
export interface Span {
  readonly from: IsoDate
  readonly to: IsoDate
}

const opening = /^(?:ke )?tu |^(?:trong |ca |toan )?(?:giai doan|nhiem ky)(?: (?:i{1,3}|iv|[12])(?![\d]),?)?(?: tu)?:? ?|^(?:trong )?cac (?=nam|quy|qui|thang|ngay)/
const connector = / ?(?:->|-|→|~) ?(?:den (?:het )?)?| (?:cho )?(?:den|toi)(?: het)? /g
const unitWord = /^(ngay|thang|t(?=\d)|quy|qui|q(?=[\div])|nam)/

/** "quý II – III/2026": what the second half leaves out stands in the first. */
function readEnd(right: string, left: string, planYear: number): Period | null {
  const word = unitWord.exec(left)?.[1]
  const bare = right === 'nam' ? 'ca nam' : right
  const inherited = word === undefined || unitWord.test(right) ? null : parsePeriod(`${word} ${right}`, planYear)
  return inherited ?? parsePeriod(bare, planYear)
}

/** "ngày 01 - 15/3/2026", "từ 3 đến 6/2026": what the first half leaves out stands in the second. */
function readStart(left: string, end: Period, opened: boolean, planYear: number, yearsBack = 0): Period | null {
  const { year, month } = partsOf(end.to)
  const bareDay = /^(?:ngay )?(\d{1,2})$/.exec(left)?.[1]
  if (end.unit === 'day' && bareDay !== undefined) return parsePeriod(`${bareDay}/${month}/${year}`, year)
  if (end.unit === 'month' && opened && /^\d{1,2}$/.test(left)) return parsePeriod(`thang ${left}/${year}`, year)
  return parsePeriod(left, (end.yearGiven ? year : planYear) - yearsBack)
}

function join(left: string, right: string, opened: boolean, planYear: number): Span | null {
  const end = readEnd(right, left, planYear)
  if (end === null) return null
  const start = readStart(left, end, opened, planYear)
  if (start === null) return null
  // "tháng 3/2027 - tháng 6": the year said first holds for both, when the order allows it.
  const sameYear = start.yearGiven && !end.yearGiven ? readEnd(right, left, partsOf(start.from).year) : null
  if (sameYear !== null && start.from <= sameYear.to) return { from: start.from, to: sameYear.to }
  if (start.from <= end.to) return { from: start.from, to: end.to }
  // "tháng 11 đến tháng 3/2027": the year said last may be the one after.
  const yearBefore = end.yearGiven && !start.yearGiven ? readStart(left, end, opened, planYear, 1) : null
  return yearBefore === null ? null : { from: yearBefore.from, to: end.to }
}

/** Reads "từ … đến …", "… - …" in folded text; null when it is none, or runs backwards. */
export function parseRange(folded: string, planYear: number): Span | null {
  const body = folded.replace(opening, '')
  const opened = body !== folded
  for (const match of body.matchAll(connector)) {
    const left = body.slice(0, match.index).trim()
    const right = body.slice(match.index + match[0].length).trim()
    const span = join(left, right, opened, planYear)
    if (span !== null) return span
  }
  return null
}
