import { readNumeral, smallNumber } from './numerals.ts'
import { parsePeriod } from './parsePeriod.ts'
import { parseDue } from './due.ts'
import type { Frequency, Recurring } from './timeline.ts'
import type { Wording } from '../wording.ts'

/** What has been understood so far; `rest` is the folded text with understood places blanked out by "#". */
interface Draft {
  rest: string
  freq?: Frequency
  count?: number
  min?: true
  each?: string
}

/** One thing to look for; `read` sees the match and may refuse it by returning false. */
interface Feature {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, draft: Draft, wording: Wording) => boolean
}

const cycle = String.raw`(?:(?:0?6|sau) thang|nua nam|0?3 thang|tuan|thang|qu[yi]|nam)(?![a-z]| ?\d| (?:iv|i{1,3})\b)`
const cycles = `${cycle}(?:(?:,| va|/| hoac|,? va) ?(?:hang |moi |dinh ky )*(?:ca )?${cycle})*`
const countWord = String.raw`(?:lan|dot|cuoc|ky|buoi|luot|hoi nghi|lop|chuyen de|tin bai|tin|bai|phien|ban tin)`
/** From the shortest: of several cycles the shortest is the one to be reminded of. */
const frequencyOf: readonly (readonly [RegExp, Frequency])[] = [
  [/tuan/, 'week'],
  [/(?:^|[^\d ] ?)thang/, 'month'],
  [/qu[yi]|0?3 thang/, 'quarter'],
  [/(?:6|sau) thang|nua nam/, 'halfYear'],
  [/nam/, 'year'],
]

function frequency(text: string): Frequency | undefined {
  const named = text.replace(/nua nam/g, '6 thang').replace(/sau thang/g, '6 thang')
  return frequencyOf.find(([pattern]) => pattern.test(named))?.[1]
}

function setFrequency(text: string, draft: Draft): boolean {
  const freq = frequency(text)
  if (freq === undefined || draft.freq !== undefined) return false
  draft.freq = freq
  return true
}

/** "6 tháng/lần", "3 tháng một lần", "quý/lần": so many units between two times. */
function readInterval(match: RegExpExecArray, draft: Draft): boolean {
  const every = match[1] === undefined ? 1 : readNumeral(match[1])
  const unit = match[2] ?? ''
  if (unit === 'thang' && [1, 3, 6, 12].includes(every)) {
    draft.freq = ({ 1: 'month', 3: 'quarter', 6: 'halfYear' } as const)[every as 1 | 3 | 6] ?? 'year'
    return true
  }
  if (unit === 'thang' && (every === 2 || every === 4)) {
    draft.freq = 'year'
    draft.count = 12 / every
    return true
  }
  return every === 1 && setFrequency(unit, draft)
}

const features: readonly Feature[] = [
  {
    pattern: /it nhat|toi thieu|khong duoi|khong it hon|>=|≥|tro len/,
    read: (_match, draft) => (draft.min = true),
  },
  { pattern: /ban nien/, read: (_match, draft) => setFrequency('nua nam', draft) },
  {
    pattern: new RegExp(`(?<![a-z\\d/#]|(?:moi|hang|trong|tren|mot|\\d) )(?:(?:cu )?(${smallNumber}) )?(?:cu )?(tuan|thang|qu[yi]|nam) ?(?:/|mot |0?1 )(?:0?1 )?(?:lan|ky)(?![a-z])`),
    read: readInterval,
  },
  {
    pattern: new RegExp(`(${smallNumber}) ${countWord}(?![a-z])`),
    read: (match, draft) => {
      draft.count = readNumeral(match[1] ?? '')
      return draft.count > 0
    },
  },
  {
    pattern: new RegExp(`(?<=#) ?(?:/ ?|trong |mot |moi |tren |hang )+(?:0?1 |mot )?(${cycle})`),
    read: (match, draft) => setFrequency(match[1] ?? '', draft),
  },
  {
    pattern: new RegExp(`(?:hang|moi|tung|dinh ky|bao cao|theo|cac)(?: hang| moi| theo| vao| cac| tung| dinh ky)* (${cycles})(?: trong nam)?`),
    read: (match, draft) => setFrequency(match[1] ?? '', draft),
  },
  { pattern: /(?:cuoi|dau) (thang|qu[yi]|tuan)$/, read: (match, draft) => setFrequency(match[1] ?? '', draft) },
  { pattern: /^(?:0?6|sau) thang(?:,| va) (?:ca )?nam$/, read: (_match, draft) => setFrequency('nua nam', draft) },
  {
    pattern: /moi ([a-z][a-z ,]{0,40}?)(?=,? (?:#|to chuc|thuc hien))/,
    read: (match, draft, wording) => {
      const start = match.index + 'moi '.length
      draft.each = wording.text.slice(start, start + (match[1] ?? '').length)
      return true
    },
  },
]

/** Words that may stand round the cycle without changing it ("định kỳ vào ngày 20 của tháng"). */
const companions = /\b(?:dinh ky|thuc hien|trien khai|to chuc|bao cao|gui|ra soat|danh gia|kiem tra|vao|luc|ngay|truoc|sau|cham nhat|den|het|la|dau|cuoi|giua|cua|trong|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|sang|chieu|tuan|thang|qu[yi]|nam|lan|tu|mot|cac|ke tiep|lien ke|lam viec|iv|i{1,3})\b/g

function mayStandBeside(rest: string, planYear: number): boolean {
  // "trước 15/6 và 15/12 hằng năm" is one time of several days; any other "và" joins two times.
  if (/;|\n/.test(rest)) return false
  if (/ va /.test(rest)) return /^(?:truoc |cham nhat |vao )?(?:ngay )?\d{1,2}\/\d{1,2}(?:,? (?:va )?(?:truoc )?(?:ngay )?\d{1,2}\/\d{1,2})+,? #+$/.test(rest)
  const plain = rest.replace(/#+/g, ' ').replace(/[(),.:/-]/g, ' ').replace(/\s+/g, ' ').trim()
  if (plain.replace(companions, '').replace(/\b\d{1,2}\b/g, '').trim() === '') return true
  const dated = rest.replace(/#+/g, ' ').replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '')
  return parseDue(dated, planYear) !== null || parsePeriod(dated, planYear) !== null
}

/** Reads "hằng tháng", "02 lần/năm", "6 tháng/lần", "mỗi thôn 01 lần/năm", "trước ngày 15/12 hằng năm". */
export function parseRecurring(wording: Wording, planYear: number): Recurring | null {
  const draft: Draft = { rest: wording.folded }
  for (const feature of features) {
    const match = feature.pattern.exec(draft.rest)
    if (match === null || !feature.read(match, draft, wording)) continue
    const end = match.index + match[0].length
    draft.rest = draft.rest.slice(0, match.index) + '#'.repeat(match[0].length) + draft.rest.slice(end)
  }
  if (draft.freq === undefined || !mayStandBeside(draft.rest, planYear)) return null
  return {
    kind: 'recurring',
    freq: draft.freq,
    ...(draft.count === undefined ? {} : { count: draft.count }),
    ...(draft.min === undefined ? {} : { min: true }),
    ...(draft.each === undefined ? {} : { each: draft.each }),
  }
}

const reportItem: readonly RegExp[] = [
  /^(?:qu[yi]|q) ?(?:i|1)$/,
  /^(?:0?6|sau) thang(?: dau nam)?$/,
  /^(?:(?:qu[yi]|q) ?(?:iii|3)|(?:0?9|chin) thang(?: dau nam)?)$/,
  /^(?:ca |hang )?nam(?: \d{4})?$|^12 thang$/,
]

/** "Quý I, 6 tháng, quý III, năm": the four reporting periods of a year (or at least its first two and the last). */
export function parseReportCycle(folded: string): Recurring | null {
  const body = folded.replace(/^(?:thuc hien |bao cao |dinh ky |hang |theo )+/, '').replace(/(?:,? nam \d{4}|\/\d{4})$/, (year) => (year.startsWith('/') ? '' : ' nam'))
  const items = body.split(/\s*[,;]\s*(?:va )?|\s+va\s+/).map((item) => item.replace(/^bao cao /, '').trim())
  const found = reportItem.map((pattern) => items.some((item) => pattern.test(item)))
  if (items.length < 3 || !items.every((item) => reportItem.some((pattern) => pattern.test(item)))) return null
  return found[0] === true && found[1] === true ? { kind: 'recurring', freq: 'quarter', reportCycle: true } : null
}
