import { formatRoman } from '../../../shared/domain/numbering.ts'

interface Counted {
  readonly value: number
  /** Writes another value in the same wording. */
  readonly write: (value: number) => string
  /** What the wording is of; only equal kinds make a series. */
  readonly kind: string
}

const romanQuarters = ['I', 'II', 'III', 'IV']

/**
 * Continues the cells that were dragged: numbers, quarters ("Quý IV/2026" → "Quý I/2027"), months, dates and texts that
 * end in a number go on counting; everything else repeats. `back`: the fill goes up or left.
 * @param source the cells in sheet order
 * @param count how many to make, in the order in which they are filled (nearest first)
 */
export function fillSeries(source: readonly string[], count: number, back: boolean): string[] {
  const last = source.length - 1
  const repeated = (n: number): string => source[back ? (((last - n) % source.length) + source.length) % source.length : n % source.length] ?? ''
  const counted = source.map(readCounted)
  const step = stepOf(counted)
  const from = counted[back ? 0 : last]
  return Array.from({ length: count }, (_, n) => {
    if (step === null || !from) return repeated(n)
    const value = from.value + step * (n + 1) * (back ? -1 : 1)
    return value < 0 && from.value >= 0 && from.kind !== 'number' ? repeated(n) : from.write(value)
  })
}

function stepOf(cells: readonly (Counted | null)[]): number | null {
  const first = cells[0]
  if (!first || cells.some((cell) => cell?.kind !== first.kind)) return null
  if (cells.length === 1) return 1
  const step = (cells[1] as Counted).value - first.value
  const steady = cells.every((cell, i) => i === 0 || Math.abs((cell as Counted).value - (cells[i - 1] as Counted).value - step) < 1e-9)
  return steady ? step : null
}

function readCounted(text: string): Counted | null {
  return readNumber(text) ?? readQuarter(text) ?? readMonth(text) ?? readDate(text) ?? readTrailing(text)
}

function readNumber(text: string): Counted | null {
  const found = /^(-?\d{1,9})(?:,(\d{1,6}))?(\s?%)?$/.exec(text)
  if (!found) return null
  const decimals = found[2]?.length ?? 0
  const unit = found[3] ?? ''
  const write = (value: number): string => value.toFixed(decimals).replace('.', ',') + unit
  return { value: Number(`${found[1]}.${found[2] ?? '0'}`), write, kind: `number${unit.trim()}` }
}

function readQuarter(text: string): Counted | null {
  const found = /^(Quý|Quí|quý|quí)\s(IV|I{1,3}|[1-4])(?:(\s?\/\s?|\snăm\s)(\d{4}))?$/.exec(text)
  if (!found) return null
  const [, word, quarter, between = '', year] = found
  const roman = Number.isNaN(Number(quarter))
  const index = roman ? romanQuarters.indexOf(quarter as string) : Number(quarter) - 1
  const write = (value: number): string => {
    const q = ((value % 4) + 4) % 4
    return `${word} ${roman ? formatRoman(q + 1) : q + 1}${year ? between + Math.floor(value / 4) : ''}`
  }
  return { value: (year ? Number(year) * 4 : 4) + index, write, kind: `quarter${word}${roman}${between}` }
}

function readMonth(text: string): Counted | null {
  const found = /^(Tháng|tháng)\s(0?[1-9]|1[0-2])(?:(\s?\/\s?|\snăm\s)(\d{4}))?$/.exec(text)
  if (!found) return null
  const [, word, month, between = '', year] = found
  const padded = (month as string).startsWith('0')
  const write = (value: number): string => {
    const m = (((value % 12) + 12) % 12) + 1
    return `${word} ${padded ? String(m).padStart(2, '0') : m}${year ? between + Math.floor(value / 12) : ''}`
  }
  return { value: (year ? Number(year) * 12 : 12) + Number(month) - 1, write, kind: `month${word}${between}` }
}

const dayMs = 86_400_000

function readDate(text: string): Counted | null {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (!found) return null
  const [day, month, year] = found.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month - 1) return null
  const width = (found[1] as string).startsWith('0') || (found[2] as string).startsWith('0') ? 2 : 1
  const write = (value: number): string => {
    const at = new Date(value * dayMs)
    const pad = (n: number): string => String(n).padStart(width, '0')
    return `${pad(at.getUTCDate())}/${pad(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`
  }
  return { value: date.getTime() / dayMs, write, kind: 'date' }
}

/** "Đợt 1", "Hội nghị lần thứ 2": a short text that ends in a small number. A year or a document number is no counter. */
function readTrailing(text: string): Counted | null {
  const found = /^([^\d\n]{1,40}\s)(\d{1,3})$/.exec(text)
  if (!found) return null
  const width = (found[2] as string).startsWith('0') ? (found[2] as string).length : 1
  return { value: Number(found[2]), write: (value) => found[1] + String(value).padStart(width, '0'), kind: `text${found[1]}` }
}
