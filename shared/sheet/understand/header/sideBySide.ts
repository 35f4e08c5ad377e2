import type { SheetMatrix } from '../../matrix/matrix.ts'
import { foldHeading, rolesOfHeading } from '../roles/headingRole.ts'

/** Rows looked at for headings that stand beside one another. */
const rowsLookedAt = 200
const numberHeadings: ReadonlySet<string> = new Set(['stt', 'tt', 'so tt', 'so thu tu'])

/**
 * A sheet on which tables stand side by side, as one sheet for each of them, with its cells in their places; else the sheet
 * itself. Told by a row that holds "STT" twice, each with a heading that names rows, and an empty column between.
 */
export function separateTables(sheet: SheetMatrix): readonly SheetMatrix[] {
  const starts = sheet.rows.slice(0, rowsLookedAt).map((row, at) => startsOf(sheet, row, at)).find((found) => found.length > 1)
  if (!starts) return [sheet]
  const ends = [...starts.slice(1), Infinity]
  return starts.map((start, index) => only(sheet, index === 0 ? 0 : start, ends[index] ?? Infinity))
}

function startsOf(sheet: SheetMatrix, row: SheetMatrix['rows'][number], at: number): readonly number[] {
  const starts = row.flatMap((cell, column) => (cell && numberHeadings.has(foldHeading(cell.text)) ? [column] : []))
  const [first, ...others] = starts
  if (first === undefined || others.length === 0) return []
  const named = starts.every((start, index) => row.slice(start + 1, starts[index + 1]).some((cell) => cell && namesRows(cell.text)))
  return named && others.every((start) => isEmptyBelow(sheet, at, start - 1)) ? starts : []
}

const namesRows = (text: string): boolean => rolesOfHeading(text).some(({ role }) => role === 'task' || role === 'indicator')

const isEmptyBelow = (sheet: SheetMatrix, first: number, column: number): boolean =>
  sheet.rows.slice(first).every((row) => (row[column]?.text ?? '') === '')

function only(sheet: SheetMatrix, first: number, end: number): SheetMatrix {
  return {
    ...sheet,
    rows: sheet.rows.map((row) => row.map((cell, column) => (column >= first && column < end ? cell : null))),
    merges: sheet.merges.filter(({ left }) => left >= first && left < end),
  }
}
