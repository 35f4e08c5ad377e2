import { cellFormOf, type ColumnRole } from '../../../domain/columns.ts'
import { formatUnits } from '../../../domain/units/formatUnits.ts'
import type { UnitReading } from '../../../domain/units/readUnits.ts'
import { formatSerialDay } from '../../matrix/formatNumber.ts'
import type { SheetCell } from '../../matrix/matrix.ts'

/** Reads the offices of a text; the reader remembers what it read. */
export type ReadUnitText = (text: string) => readonly UnitReading[]

/** Serial days of 2000-01-01 and 2100-12-31: a plain number in between in a column of times is a day without its format. */
const firstSerial = 36_526
const lastSerial = 73_415

/** Whether a cell of a time column holds a bare serial day. */
export function isBareSerial(cell: SheetCell, role: ColumnRole): boolean {
  const { number, format } = cell
  const timed = role === 'timeline' || role === 'timelineStart' || role === 'timelineEnd'
  return timed && format === undefined && number !== undefined && Number.isInteger(number) && number >= firstSerial && number <= lastSerial
}

/** The text that a cell gives to the annex under its column's role. */
export function cellText(cell: SheetCell, role: ColumnRole, readUnits: ReadUnitText): string {
  if (isBareSerial(cell, role)) return formatSerialDay(cell.number ?? 0)
  const text = unwrap(cell.text)
  if (text === '') return ''
  if (cellFormOf(role) === 'units') return formatUnits(readUnits(text), [], 'asWritten') || text
  return role === 'timeline' || role === 'timelineStart' || role === 'timelineEnd' ? text.replace(/\s+/g, ' ') : text
}

/** Takes back line breaks that only wrapped a sentence by hand: the next line goes on in small letters. */
export function unwrap(text: string): string {
  return text.replace(/ {2,}/g, ' ').replace(/ *\n+ */g, '\n').replace(/\n(?=[\p{Ll}(,;.])(?!\p{Ll}\))/gu, ' ')
}

/** Joins what a continuation row adds to a title. A list goes on in a new line, a broken sentence in the same. */
export function joinTexts(above: string, below: string, list: boolean): string {
  if (above === '' || below === '') return above + below
  return list ? `${above}\n${below}` : `${above} ${below}`
}
