import { foldForSearch, oneLine } from '../../../domain/text.ts'

/** Facts of the plan that a title block tells. Empty: not told. */
export interface PlanReference {
  readonly planKind: string
  readonly planNumber: string
  /** ISO date. */
  readonly planDate: string
  readonly issuer: string
  readonly place: string
}

/** Reads "(Kèm theo Kế hoạch số 15/KH-UBND ngày 26/01/2026 của Ủy ban nhân dân xã Tân Phước An)"; blanks stay empty. */
export function readPlanReference(reference: string, letterhead: readonly string[]): PlanReference {
  const line = oneLine(reference)
  const issuer = issuerOf(line) || issuerOfLetterhead(letterhead)
  return {
    planKind: /(kế hoạch|quyết định|nghị quyết|chương trình|đề án|công văn|thông báo)/iu.exec(line)?.[1]?.toLowerCase().replace(/^./u, (c) => c.toUpperCase()) ?? '',
    planNumber: /số:?\s*(\d+\s*\/\s*[\p{Lu}\d-]+(?:\/[\p{Lu}\d-]+)*)/u.exec(line)?.[1]?.replace(/\s/g, '') ?? '',
    planDate: dateOf(line),
    issuer,
    place: placeOf(issuer),
  }
}

function issuerOf(line: string): string {
  const match = /\scủa\s+((?:ủy|uỷ)\s+ban\s+nhân\s+dân|ubnd|hđnd|hội đồng nhân dân|đảng ủy)\s+(.+?)\)?\s*$/iu.exec(line)
  return match ? `${match[1]} ${match[2]}`.replace(/[).\s]+$/, '') : ''
}

/** "ỦY BAN NHÂN DÂN / XÃ TÂN PHƯỚC AN" in capitals becomes "UBND xã Tân Phước An". */
function issuerOfLetterhead(letterhead: readonly string[]): string {
  for (const line of letterhead) {
    const flat = oneLine(line)
    const match = /^(?:(?:ủy|uỷ) ban nhân dân|ubnd)\s+(xã|phường|đặc khu|thị trấn)\s+(.{2,40})$/iu.exec(flat)
    if (match) return `UBND ${match[1]?.toLowerCase()} ${capitalise(match[2] ?? '')}`
  }
  return ''
}

function capitalise(name: string): string {
  return name === name.toUpperCase()
    ? name.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase())
    : name
}

function placeOf(issuer: string): string {
  return /(?:xã|phường|đặc khu|thị trấn)\s+(.+)$/iu.exec(issuer)?.[1] ?? ''
}

function dateOf(line: string): string {
  const match = /ngày\s+(\d{1,2})(?:\s+tháng\s+|[/.-])(\d{1,2})(?:\s+năm\s+|[/.-])(20\d\d)/iu.exec(line)
  if (!match) return ''
  const [, day = '', month = '', year = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The year that a title speaks of: "NĂM 2026", else the last year in it. */
export function yearOf(...texts: readonly string[]): number | undefined {
  for (const text of texts) {
    const named = /nam (20\d\d)/.exec(foldForSearch(text))?.[1]
    if (named) return Number(named)
  }
  return undefined
}
