import { foldForSearch } from '../../../domain/text.ts'
import { readUnits } from '../../../domain/units/readUnits.ts'
import { starterDirectory } from '../../../domain/units/starterUnits.ts'
import type { Grid } from '../../matrix/grid.ts'
import type { TableColumn } from '../header/tableColumns.ts'
import { isMark } from './markMeaning.ts'

/** Neighbouring columns that hold nothing but marks: one for each office, or one for each month or quarter. */
export interface MarkGroup {
  readonly of: 'offices' | 'times'
  readonly columns: readonly TableColumn[]
  /** What each column stands for: an office as its heading names it, "Tháng 3", "Quý I". */
  readonly names: readonly string[]
}

/** Fewest columns that make a group. */
const leastColumns = 2

/** Groups of mark columns of a table. A column that a person corrected is none, and takes its group with it. */
export function findMarkGroups(grid: Grid, rows: { readonly first: number; readonly end: number }, columns: readonly TableColumn[]): readonly MarkGroup[] {
  const groups: MarkGroup[] = []
  for (let at = 0; at < columns.length; at++) {
    const run: TableColumn[] = []
    while (at < columns.length && mayHoldMarks(grid, rows, columns[at])) run.push(columns[at++] as TableColumn)
    const group = groupOf(run)
    if (group && group.columns.some((column) => holdsMarks(grid, rows, column))) groups.push(group)
  }
  return groups
}

function groupOf(run: readonly TableColumn[]): MarkGroup | undefined {
  const times = run.filter((column) => timeName(column) !== undefined)
  if (times.length >= leastColumns && times.length * 2 > run.length) {
    return { of: 'times', columns: times, names: times.map((column) => timeName(column) ?? '') }
  }
  const offices = run.filter((column) => timeName(column) === undefined && !/thuong xuyen|dot xuat|ghi chu|hoan thanh/.test(foldForSearch(column.heading)))
  const known = offices.filter(({ heading }) => isOffice(heading))
  if (offices.length < leastColumns || known.length * 2 < offices.length) return undefined
  return { of: 'offices', columns: offices, names: offices.map(({ heading }) => heading) }
}

function isOffice(heading: string): boolean {
  const readings = readUnits(heading, starterDirectory())
  return readings.length > 0 && readings.every(({ unit }) => unit !== null)
}

const romans = ['I', 'II', 'III', 'IV']

/** "Tháng 3" of "T3", of "Tháng 3/2026", and of "3" under "Tháng thực hiện"; "Quý I" likewise. */
function timeName({ heading, parent = '' }: TableColumn): string | undefined {
  const folded = foldForSearch(heading)
  const above = foldForSearch(parent)
  const month = /^(?:thang |t\.? ?)0?(\d{1,2})(?:\/20\d\d)?$/.exec(folded)?.[1] ?? (/thang|thoi gian|tien do/.test(above) ? /^0?(\d{1,2})$/.exec(folded)?.[1] : undefined)
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12) return `Tháng ${Number(month)}`
  const quarter = /^(?:quy |q\.? ?)(i{1,3}|iv|[1-4])(?:\/20\d\d)?$/.exec(folded)?.[1] ?? (/quy/.test(above) ? /^(i{1,3}|iv|[1-4])$/.exec(folded)?.[1] : undefined)
  if (quarter === undefined) return undefined
  return `Quý ${/\d/.test(quarter) ? romans[Number(quarter) - 1] : quarter.toUpperCase()}`
}

/** Roles whose columns hold something else, whatever stands in them. */
const ownContents: ReadonlySet<string> = new Set(['number', 'task', 'indicator', 'note', 'skip'])

function mayHoldMarks(grid: Grid, rows: { readonly first: number; readonly end: number }, column: TableColumn | undefined): boolean {
  if (!column || column.heading === '' || column.certainty === 'corrected' || ownContents.has(column.role)) return false
  for (let row = rows.first; row < rows.end; row++) {
    const text = grid.own(row, column.index)?.text ?? ''
    if (text !== '' && !isMark(text) && !isCount(text) && text !== column.heading) return false
  }
  return true
}

/** A number of columns "(5)" below the headings. */
const isCount = (text: string): boolean => /^\(\d{1,2}\)$/.test(text)

function holdsMarks(grid: Grid, rows: { readonly first: number; readonly end: number }, { index }: TableColumn): boolean {
  for (let row = rows.first; row < rows.end; row++) if (isMark(grid.own(row, index)?.text ?? '')) return true
  return false
}
