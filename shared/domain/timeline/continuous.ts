import { isoDate } from '../calendar.ts'
import { parsePeriod } from './parsePeriod.ts'
import { parseRange, type Span } from './range.ts'
import type { Timeline } from './timeline.ts'

const always = String.raw`(?:thuong xuyen|lien tuc|hang ngay|moi ngay|thuong nhat|lau dai|xuyen suot)`
const chain = `(?:(?:duoc |thuc hien |trien khai )*${always})(?:(?:,| va|,? dinh ky va|-)? ?${always})*`
const inFront = new RegExp(`^${chain}(?<comma>,)? ?(?<rest>.*)$`)
const behind = new RegExp(`^(?<rest>.*?)(?<comma>,)? ${chain}$`)

function planYearSpan(planYear: number): Span | null {
  const from = isoDate(planYear, 1, 1)
  const to = isoDate(planYear, 12, 31)
  return from === null || to === null ? null : { from, to }
}

/** "từ quý II", "từ ngày 01/7/2026 trở đi": to the end of that year, since none is said. */
function parseOpenSpan(folded: string, planYear: number): Span | null {
  const start = /^(?:ngay |ke )?tu (.+?)(?: tro di)?$/.exec(folded)?.[1]
  const period = start === undefined ? null : parsePeriod(start === 'nam' ? 'ca nam' : start, planYear)
  if (period === null) return null
  return { from: period.from, to: `${period.from.slice(0, 4)}-12-31` }
}

/**
 * The stretch that a wording beside "thường xuyên" gives it; null when it isn't understood. Behind a comma only
 * years count: "thường xuyên, quý I" holds two times, "thường xuyên, trong năm 2026" one.
 */
function stretchOf(folded: string, apart: boolean, planYear: number): Span | null {
  const bare = folded.replace(/^(?:- ?|trong |vao |suot |ca (?=nam \d))+/, '').trim()
  if (bare === '' || /^(?:ca |suot )?nam$|^(?:hang|cac) nam$/.test(bare)) return planYearSpan(planYear)
  const period = parsePeriod(bare, planYear)
  if (period !== null) return period.unit === 'day' || (apart && period.unit !== 'year') ? null : period
  return apart && !bare.startsWith('giai doan') ? null : (parseRange(bare, planYear) ?? parseOpenSpan(bare, planYear))
}

const andLater = /^(?:tu )?(.+?)(?: va|,) (?:cac|nhung) nam (?:tiep theo|sau|ke tiep|tiep sau)$/

/** Reads "thường xuyên", "liên tục trong năm", "từ tháng 3" (no end said) in folded text. */
export function parseContinuous(folded: string, planYear: number): Timeline | null {
  const groups = (inFront.exec(folded) ?? behind.exec(folded))?.groups
  const years = andLater.exec(folded)?.[1]
  const open = years === undefined ? folded : `tu ${years}`
  const span =
    groups === undefined
      ? parseOpenSpan(open, planYear)
      : stretchOf(groups['rest'] ?? '', groups['comma'] !== undefined, planYear)
  return span === null ? null : { kind: 'continuous', from: span.from, to: span.to }
}
