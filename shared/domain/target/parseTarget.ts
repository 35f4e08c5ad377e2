import { sliceWording, wordingOf, type Wording } from '../wording.ts'
import { readBound } from './bounds.ts'
import type { Target, TargetOp } from './target.ts'
import { numberPattern, parseVietnameseNumber } from './vietnameseNumber.ts'

export interface TargetOptions {
  /** A bare number is percent: the column's heading says "(%)". */
  readonly percentColumn?: boolean
}

/** Longer texts are no target cell but a chapter. */
const longestWording = 600

/** A number with its place; `end` lies behind its percent sign or "/124". */
interface Figure {
  readonly value: number
  readonly start: number
  readonly end: number
  readonly percent: boolean
  readonly outOf?: number
}

const figurePattern = new RegExp(`(?<![a-z\\d.,/])(${numberPattern})(?:( ?%| phan tram| diem (?:%|phan tram))|/(\\d+)(?![\\d/]))?`, 'g')

function figuresOf(folded: string): Figure[] {
  return [...folded.matchAll(figurePattern)].map((match) => {
    const percent = match[2] !== undefined
    const figure = { value: parseVietnameseNumber(match[1] ?? '', percent), start: match.index, end: match.index + match[0].length, percent }
    return match[3] === undefined ? figure : { ...figure, outOf: Number(match[3]) }
  })
}

const blank = (text: string): string => ' '.repeat(text.length)
/** Times are no values: "năm 2026", "đến 31/12/2026", "quý I/2026". */
const times =
  /(?:(?:den|trong|tu|truoc|vao) )?(?:het |cuoi |ngay )*(?:\d{1,2}\/\d{1,2}\/\d{4}|(?:giai doan|cac nam|nam) \d{4}(?: ?- ?\d{4})?|qu[yi] [ivx]+(?:\/\d{4})?|thang \d{1,2}(?:\/\d{4})?)/g
const aspirationBehind = /[,;] ?phan dau .*$/

interface Reduced {
  readonly folded: string
  readonly baseline?: string
}

/** The folded text with times and the comparison blanked out; places stay where they are. */
function reduce(wording: Wording): Reduced {
  let folded = wording.folded.replace(aspirationBehind, blank)
  const compared = / ?(?:so voi|so cung ky) (.+)$/.exec(folded) ?? /(?<=hon )(nam (?:\d{4}|truoc))$/.exec(folded)
  if (compared !== null) {
    const at = compared.index + compared[0].length - (compared[1] ?? '').length
    const baseline = sliceWording(wording, at, at + (compared[1] ?? '').length).text
    folded = folded.slice(0, compared.index) + blank(compared[0]) + folded.slice(compared.index + compared[0].length)
    return { folded: folded.replace(times, blank), baseline }
  }
  return { folded: folded.replace(times, blank) }
}

const counted = /^ ?((?:[a-z]+ ?){1,4}(?:\/ ?(?:[a-z]+|\d+ (?:thang|nam))(?: [a-z]+)?)*)/
const notUnit = /^ ?(?:tro len|tro xuong|va|hoac|theo|trong|duoc|dat|den)(?![a-z])/
/** Words after which a number is a name and no amount. */
const naming = /(?:muc do|cap do|loai|so|dieu|khoan|diem|thu tu|giai doan|nhom|hang muc|tieu chi)$/

function unitOf(wording: Wording, folded: string, figure: Figure, options: TargetOptions): string | undefined {
  if (figure.percent) return '%'
  const behind = folded.slice(figure.end)
  const words = notUnit.test(behind) ? null : counted.exec(behind.replace(/ tro (?:len|xuong).*$/, ''))
  if (words !== null) return sliceWording(wording, figure.end, figure.end + words[0].length).text
  return options.percentColumn === true && figure.outOf === undefined ? '%' : undefined
}

function directionOf(before: string): 'increase' | 'decrease' | undefined {
  // "giảm còn 5%" states what is left, not the size of the change.
  if (/(?:giam|tang|nang)(?: [a-z]+){0,6}? (?:con|xuong|len)(?![a-z])/.test(before)) return undefined
  if (/(?:^| )(?:cat )?giam(?![a-z])/.test(before)) return 'decrease'
  return /(?:^| )tang(?! cuong)(?![a-z])/.test(before) ? 'increase' : undefined
}

/** "Giảm còn 5%": what may be left is a limit from above. */
function leftOver(before: string, op: TargetOp): TargetOp {
  return op === '=' && /giam(?: [^;]*)? (?:con|xuong)(?![a-z])/.test(before) ? '<=' : op
}

type Draft = { -readonly [Key in keyof Target]: Target[Key] }

function readFigures(wording: Wording, folded: string, figures: readonly Figure[], options: TargetOptions): Draft | null {
  const [first, second] = figures
  if (first === undefined || figures.some((f) => Number.isNaN(f.value))) return null
  const before = folded.slice(0, first.start)
  const direction = directionOf(before)
  const draft: Draft = { op: 'unknown', ...(direction === undefined ? {} : { direction }) }
  const last = second ?? first
  const unit = unitOf(wording, folded, last, options)
  if (unit !== undefined) draft.unit = unit
  if (last.outOf !== undefined) draft.outOf = last.outOf
  if (second === undefined) {
    if (!first.percent && naming.test(before.trim())) return null
    return { ...draft, op: leftOver(before, readBound(before, folded.slice(first.end))), value: first.value }
  }
  const link = folded.slice(first.end, second.start).trim()
  if (/^(?:-|den|toi|~)$/.test(link)) {
    return first.value <= second.value ? { ...draft, op: 'range', min: first.value, max: second.value } : null
  }
  if (/^(?:xuong|len|con)(?: (?:con|den|khoang))*/.test(link) && before.trim().endsWith('tu')) {
    const op = leftOver(before + folded.slice(first.start, second.start), readBound(link, ''))
    return { op, value: second.value, ...(unit === undefined ? {} : { unit }), baseline: sliceWording(wording, first.start, first.end).text }
  }
  return null
}

const lead = /^(?:phan dau|tiep tuc|dat|co|co su|muc|duoc|tung buoc)(?= )/
const ways: readonly (readonly [RegExp, 'increase' | 'decrease'])[] = [
  [/^(?:cai thien|nang cao|nang (?:hang|bac)|tang(?! cuong)|cao hon|nhieu hon|tot hon|vuot)(?![a-z])/, 'increase'],
  [/^(?:giam|cat giam|thap hon|it hon|ha)(?![a-z])/, 'decrease'],
]

function readWithoutFigures(folded: string): Draft {
  let rest = folded.trim()
  while (lead.test(rest)) rest = rest.replace(lead, '').trim()
  if (/(?:^| )(?:duoc )?giao(?![a-z])|^theo /.test(rest)) return { op: 'assigned' }
  const direction = ways.find(([pattern]) => pattern.test(rest))?.[1]
  return direction === undefined ? { op: 'unknown' } : { op: 'directional', direction }
}

function readText(text: string, options: TargetOptions): Target {
  const wording = wordingOf(text)
  const { folded, baseline } = reduce(wording)
  const figures = figuresOf(folded)
  const percents = figures.filter((f) => f.percent)
  // Beside percent, other numbers are descriptions ("100% của 02 đơn vị"), unless two make a range.
  const telling = percents.length > 0 && figures.length > 1 && !/^\s*(?:-|den|toi|len|xuong|con)/.test(folded.slice(figures[0]?.end)) ? percents : figures
  const read = figures.length === 0 ? readWithoutFigures(folded) : telling.length > 2 ? null : readFigures(wording, folded, telling, options)
  if (read === null || read.op === 'unknown') return { op: 'unknown' }
  if (baseline !== undefined && read.op !== 'assigned') read.baseline = baseline
  if (/^(?:[a-z ]* )?phan dau /.test(wording.folded) && !aspirationBehind.test(wording.folded)) read.aspiration = true
  return read
}

/**
 * Reads one target cell. Never throws: what isn't understood is `unknown`.
 * @param text as typed or imported; NFC or NFD, outer blanks allowed
 */
export function parseTarget(text: string, options: TargetOptions = {}): Target {
  if (text.length > longestWording) return { op: 'unknown' }
  const remarks = /\s*\([^()]*\)/g
  const outside = text.replace(remarks, '')
  const read = /[\p{L}\p{N}]/u.test(outside) ? readText(outside, options) : ({ op: 'unknown' } as const)
  return read.op === 'unknown' ? readText(text.replace(/[()]/g, ' '), options) : read
}
