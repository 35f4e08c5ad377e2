/**
 * Number formats of spreadsheets, as far as annexes use them: percent, decimals, thousands, dates, months, literals.
 * Written out in the Vietnamese way (decimal comma, day before month), whatever the file's country.
 */

/** Days from Excel's day 0 (1899-12-30) to 1970-01-01. */
const daysTo1970 = 25_569
const msPerDay = 86_400_000

interface FormatPart {
  readonly kind: 'literal' | 'date' | 'digits'
  readonly text: string
}

/** What a sheet shows for `value` under `format`; "General" and "" show the plain number. */
export function formatNumber(value: number, format = 'General'): string {
  const section = sectionFor(value, format).replace(timeOfDay, '')
  const parts = partsOf(section)
  if (parts.some((part) => part.kind === 'date')) return formatDate(value, parts)
  if (!/[0#?]/.test(section) || /^general$/i.test(section.trim())) return plainNumber(value)
  return formatDigits(value, parts)
}

/** Whether a number format shows a date. */
export function isDateFormat(format: string | undefined): boolean {
  return format !== undefined && partsOf(format.split(';')[0] ?? '').some((part) => part.kind === 'date')
}

/** The calendar day of Excel's serial day, `{ year, month (1–12), day }`, in the 1900 system. */
export function serialToDay(serial: number): { year: number; month: number; day: number } {
  const date = new Date(Math.round((serial - daysTo1970) * msPerDay))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Excel's serial day of a moment in milliseconds since 1970 (UTC). */
export function msToSerial(ms: number): number {
  return ms / msPerDay + daysTo1970
}

/** "30/01/2026" of a serial day. */
export function formatSerialDay(serial: number): string {
  const { year, month, day } = serialToDay(serial)
  return `${pad(day)}/${pad(month)}/${year}`
}

/** Hours, minutes, seconds: a plan's day has none, and "mm" behind "h" would be read as a month. */
const timeOfDay = /\[?h+\]?:m+(:s+(\.0+)?)?(\s*AM\/PM)?|m+:s+(\.0+)?/gi

function sectionFor(value: number, format: string): string {
  const sections = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  if (value < 0 && sections[1] !== undefined) return sections[1]
  if (value === 0 && sections[2] !== undefined) return sections[2]
  return sections[0] ?? ''
}

// Quoted text, escaped character, bracket (colour, condition, locale), padding, letters of dates, anything else.
const token = /"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|AM\/PM|A\/P|([ymdhs]+)|(General)|([0#?.,]+)|([\s\S])/gi

function partsOf(section: string): FormatPart[] {
  const parts: FormatPart[] = []
  for (const [, quoted, escaped, letters, general, digits, other] of section.matchAll(token)) {
    if (quoted !== undefined) parts.push({ kind: 'literal', text: quoted })
    else if (escaped !== undefined) parts.push({ kind: 'literal', text: escaped })
    else if (letters !== undefined) parts.push({ kind: 'date', text: letters.toLowerCase() })
    else if (digits !== undefined) parts.push({ kind: /[0#?]/.test(digits) ? 'digits' : 'literal', text: digits })
    else if (other !== undefined) parts.push({ kind: other === '%' ? 'digits' : 'literal', text: other })
    else if (general !== undefined) parts.push({ kind: 'digits', text: 'General' })
  }
  return parts
}

const pad = (value: number): string => String(value).padStart(2, '0')

function formatDate(serial: number, parts: readonly FormatPart[]): string {
  const { year, month, day } = serialToDay(serial)
  const letters = parts.filter((part) => part.kind === 'date').map((part) => part.text.charAt(0))
  const has = (letter: string): boolean => letters.includes(letter)
  // Month before day, or no year: the order and the gaps belong to another country's habit, not to the author's text.
  const foreign = has('d') && (letters.indexOf('m') < letters.indexOf('d') || !has('y'))
  if (foreign) return formatSerialDay(serial)
  const spelled = parts.some((part) => part.kind === 'date' && /^m{3,}$/.test(part.text))
  if (spelled && !has('d') && !parts.some((part) => /tháng/i.test(part.text))) return `Tháng ${pad(month)}/${year}`
  const shown = parts.map(({ kind, text }) => {
    if (kind !== 'date') return text
    if (text.startsWith('y')) return String(year)
    if (text.startsWith('m')) return text === 'm' ? String(month) : pad(month)
    if (text.startsWith('d')) return text === 'd' ? String(day) : pad(day)
    return ''
  })
  return shown.join('').trim()
}

/** The number without a format: at most 12 significant digits hide binary noise (0.1 + 0.2); decimal comma. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(12))).replace('.', ',')
}

function formatDigits(value: number, parts: readonly FormatPart[]): string {
  const percent = parts.filter((part) => part.kind === 'digits' && part.text === '%').length
  const scaled = Math.abs(value) * 100 ** percent
  const at = parts.findIndex((part) => part.kind === 'digits' && part.text !== '%')
  const shown = parts.map((part, index) => {
    if (part.kind === 'literal' || part.text === '%') return part.text
    return index === at ? digitsOf(scaled, part.text) : ''
  })
  const minus = value < 0 && !parts.some((part) => part.text === '-' || part.text === '(') ? '-' : ''
  return minus + shown.join('').trim()
}

// A percent typed as 0.985 under "0%" shows as 99%: the value is kept, because the plan means 98.5.
function digitsOf(value: number, pattern: string): string {
  if (pattern === 'General') return plainNumber(value)
  const fixed = (pattern.split('.')[1] ?? '').match(/0/g)?.length ?? 0
  const exact = Number(value.toPrecision(12))
  const decimals = Math.max(fixed, (String(exact).split('.')[1] ?? '').length)
  const [whole = '0', fraction = ''] = exact.toFixed(Math.min(decimals, 12)).split('.')
  const grouped = pattern.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, '.') : whole
  const least = (pattern.split('.')[0] ?? '').match(/0/g)?.length ?? 0
  const padded = grouped.padStart(least, '0')
  return fraction === '' ? padded : `${padded},${fraction}`
}
