import { monthNumber, quarterNumber, readNumeral } from './numerals.ts'
import { day, months, type Period } from './period.ts'

type Groups = Readonly<Record<string, string | undefined>>

/** A form of period: how it looks in folded text, and what it means. The groups y4a, y4b, y4c, y2 and yw give the year. */
interface PeriodForm {
  readonly pattern: RegExp
  readonly read: (groups: Groups, year: number, yearGiven: boolean) => Period | null
}

const yearTail = String.raw`(?: ?[/.-] ?(?<y4a>\d{4})|/(?<y2>\d{2})|,? ?(?:cua |trong )?nam (?<y4b>\d{4})|,? (?<y4c>\d{4})|,? (?:cua |trong )?(?<yw>nam (?:nay|sau|toi|truoc|ke hoach))|(?: cua| trong)? nam)?`
/** A pattern that takes the wording as a whole. */
const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`)

const wordYears: Readonly<Record<string, number>> = { nay: 0, 'ke hoach': 0, sau: 1, toi: 1, truoc: -1 }

/** The year that a match names, or null. Two digits are of this century: plans don't look back further. */
function namedYear(groups: Groups, planYear: number): number | null {
  const full = groups['y4a'] ?? groups['y4b'] ?? groups['y4c']
  if (full !== undefined) return Number(full)
  if (groups['y2'] !== undefined) return 2000 + Number(groups['y2'])
  const shift = wordYears[groups['yw']?.slice('nam '.length) ?? '']
  return shift === undefined ? null : planYear + shift
}

const firstMonths = (year: number, count: number, given: boolean) => months('half', year, 1, count, given)
const lastMonths = (year: number, count: number, given: boolean) => months('half', year, 13 - count, 12, given)

const forms: readonly PeriodForm[] = [
  {
    pattern: whole(String.raw`(?:ngay )?(?<d>\d{1,2})/(?<m>\d{1,2})(?:/(?<y4a>\d{4})|/(?<y2>\d{2})|,? nam (?<y4b>\d{4}))?`),
    read: (g, year, given) => day(year, Number(g['m']), Number(g['d']), given),
  },
  {
    pattern: whole(String.raw`(?:ngay )?(?<d>\d{1,2}) ?(?<sep>[.-]) ?(?<m>\d{1,2}) ?\k<sep> ?(?:(?<y4a>\d{4})|(?<y2>\d{2}))`),
    read: (g, year, given) => day(year, Number(g['m']), Number(g['d']), given),
  },
  {
    pattern: whole(String.raw`ngay (?<d>\d{1,2})[.-](?<m>\d{1,2})(?:[.-](?<y4a>\d{4}))?`),
    read: (g, year, given) => day(year, Number(g['m']), Number(g['d']), given),
  },
  {
    pattern: whole(String.raw`(?<y4a>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?`),
    read: (g, year, given) => day(year, Number(g['m']), Number(g['d']), given),
  },
  {
    pattern: whole(`(?:ngay |mung |mong )?(?<d>\\d{1,2}),? thang (?<m>${monthNumber})${yearTail}`),
    read: (g, year, given) => day(year, readNumeral(g['m'] ?? ''), Number(g['d']), given),
  },
  {
    pattern: whole(`(?:ca )?(?:thang|t\\.?) ?(?<m>${monthNumber})${yearTail}`),
    read: (g, year, given) => months('month', year, readNumeral(g['m'] ?? ''), readNumeral(g['m'] ?? ''), given),
  },
  {
    pattern: whole(String.raw`(?<m>\d{1,2}) ?[/-] ?(?<y4a>\d{4})`),
    read: (g, year, given) => months('month', year, Number(g['m']), Number(g['m']), given),
  },
  {
    pattern: whole(`(?:ca )?(?:qu[yi]|q)\\.? ?(?<q>${quarterNumber})${yearTail}`),
    read: (g, year, given) => {
      const quarter = readNumeral(g['q'] ?? '')
      return months('quarter', year, quarter * 3 - 2, quarter * 3, given)
    },
  },
  {
    pattern: whole(`(?<n>0?[2-9]|1[01]|hai|ba|bon|nam|sau|bay|tam|chin) thang (?<side>dau|cuoi)${yearTail}`),
    read: (g, year, given) =>
      (g['side'] === 'dau' ? firstMonths : lastMonths)(year, readNumeral(g['n'] ?? ''), given),
  },
  {
    // Three months are as often a duration; six, nine and twelve are the usual spans of reports.
    pattern: whole(`(?<n>0?6|0?9|12|sau|chin)(?<m> thang)${yearTail}`),
    read: (g, year, given) => firstMonths(year, readNumeral(g['n'] ?? ''), given),
  },
  {
    pattern: whole(`nua (?:dau|nam dau)${yearTail}`),
    read: (_g, year, given) => firstMonths(year, 6, given),
  },
  {
    pattern: whole(`nua (?:cuoi|sau|nam cuoi|nam sau)${yearTail}`),
    read: (_g, year, given) => lastMonths(year, 6, given),
  },
  {
    pattern: whole(String.raw`(?:(?:ca|trong|toan|trong ca) )?(?:nam )?(?<y4a>\d{4})`),
    read: (_g, year, given) => months('year', year, 1, 12, given),
  },
  {
    pattern: whole(String.raw`(?:ca|trong|toan|trong ca|suot) nam|(?:trong |ca )?(?<yw>nam (?:nay|sau|toi|truoc|ke hoach))`),
    read: (_g, year, given) => months('year', year, 1, 12, given),
  },
]

/** Reads a folded wording that names one whole period and nothing else; null when it doesn't. */
export function parseWholePeriod(folded: string, planYear: number): Period | null {
  for (const form of forms) {
    const groups = form.pattern.exec(folded)?.groups
    if (groups === undefined) continue
    const named = namedYear(groups, planYear)
    const period = form.read(groups, named ?? planYear, named !== null)
    if (period !== null) return period
  }
  return null
}
