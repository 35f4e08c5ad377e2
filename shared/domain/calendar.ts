/** A day, "2026-03-31". Plain text: such days sort and compare as strings. */
export type IsoDate = string

const written = /^(\d{4})-(\d{2})-(\d{2})$/
const dayMs = 86_400_000

function formatUtc(date: Date): IsoDate {
  return date.toISOString().slice(0, 10)
}

/** How many days the month has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * The day as text, or null when there is no such day (31/02) or the year is none of a plan: 1900 to 2199,
 * so that a slip of the keyboard ("20266") isn't taken for a year.
 */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return formatUtc(new Date(Date.UTC(year, month - 1, day)))
}

/** Whether `text` is a day that exists, in ISO form. */
export function isIsoDate(text: string): text is IsoDate {
  const parts = written.exec(text)
  return parts !== null && isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text
}

/** The day `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return formatUtc(new Date(Date.parse(date) + days * dayMs))
}

/** The parts of a day. */
export function partsOf(date: IsoDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}
