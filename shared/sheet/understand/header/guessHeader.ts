import type { ColumnRole } from '../../../domain/columns.ts'
import { parseTimeline } from '../../../domain/timeline/parseTimeline.ts'
import type { UnitReading } from '../../../domain/units/readUnits.ts'
import type { Grid } from '../../matrix/grid.ts'
import type { ColumnSource } from '../importResult.ts'
import type { AssignedRole } from '../roles/assignRoles.ts'
import { readNumberCell } from '../rows/numberToken.ts'
import { beginsTitle, rowTexts } from '../title/titleBlock.ts'
import type { FoundHeader } from './findHeaders.ts'
import type { TablePlace } from './splitTables.ts'

/** Words over columns that have none in the file. */
const usualHeadings: Partial<Record<ColumnRole, string>> = {
  number: 'STT',
  task: 'Nhiệm vụ',
  timeline: 'Thời gian thực hiện',
  product: 'Sản phẩm',
  lead: 'Cơ quan chủ trì',
  coordinating: 'Cơ quan phối hợp',
}

/** Fewest rows of a table without headings, and the share of a column's texts that must say what it is. */
const leastRows = 3
const leastShare = 0.7

/**
 * A table whose headings are missing: it goes on with the table before (same columns), or its contents say what they are: numbers, one column of sentences, times and offices. Only a guess, and nothing where these are not found.
 */
export function guessTable(grid: Grid, before: readonly ColumnSource[] | undefined, readUnits: (text: string) => readonly UnitReading[]): TablePlace | undefined {
  const first = firstBodyRow(grid)
  if (first === undefined) return undefined
  const roles = rolesByContents(grid, first, readUnits)
  if (!roles) return undefined
  const goesOn = before !== undefined && roles.every((role, column) => role === undefined || role === 'product' || before.some((each) => each.index === column && each.role === role))
  const header = goesOn ? headerAsBefore(before, roles.length, first) : headerOf(roles, first)
  return { header, titleFirst: 0, titleEnd: first, bodyFirst: first, bodyEnd: grid.height, repeatedRows: new Set(), outsideRows: [] }
}

function headerAsBefore(before: readonly ColumnSource[], width: number, first: number): FoundHeader {
  const at = Array.from({ length: width }, (_, column) => before.find(({ index }) => index === column))
  return {
    first,
    last: first - 1,
    headings: at.map((source) => ({ text: source?.heading ?? '' })),
    roles: at.map((source): AssignedRole => (source && source.role !== 'skip' ? { role: source.role, certainty: 'guessed' } : { role: 'other', certainty: 'unknown' })),
    score: 0,
  }
}

function headerOf(roles: readonly (ColumnRole | undefined)[], first: number): FoundHeader {
  return {
    first,
    last: first - 1,
    headings: roles.map((role) => ({ text: (role && usualHeadings[role]) ?? '' })),
    roles: roles.map((role): AssignedRole => (role ? { role, certainty: 'guessed' } : { role: 'other', certainty: 'unknown' })),
    score: 0,
  }
}

/** The first row that begins with a number and has a text beside it, below what may be a title. */
function firstBodyRow(grid: Grid): number | undefined {
  for (let row = 0; row < Math.min(grid.height, 40); row++) {
    if (beginsTitle(grid, row)) continue
    const [number = '', title = ''] = rowTexts(grid, row)
    if (readNumberCell(number) !== undefined && title.length > 3) return row
  }
  return undefined
}

function rolesByContents(grid: Grid, first: number, readUnits: (text: string) => readonly UnitReading[]): readonly (ColumnRole | undefined)[] | undefined {
  const columns = Array.from({ length: grid.width }, (_, column) => textsOf(grid, first, column))
  const share = (texts: readonly string[], matches: (text: string) => boolean): boolean =>
    texts.length >= leastRows && texts.filter(matches).length >= texts.length * leastShare
  const isUnits = (text: string): boolean => {
    const readings = readUnits(text)
    return readings.length > 0 && readings.every(({ unit }) => unit !== null)
  }
  const isTime = (text: string): boolean => !['unknown', 'empty', 'external', 'conditional'].includes(parseTimeline(text, 2026).kind)
  const number = columns.findIndex((texts) => share(texts, (text) => readNumberCell(text) !== undefined))
  const lengths = columns.map((texts, column) => (column === number ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)))
  const task = lengths.indexOf(Math.max(...lengths))
  const timeline = columns.findIndex((texts, column) => column !== number && column !== task && share(texts, isTime))
  const lead = columns.findIndex((texts, column) => ![number, task, timeline].includes(column) && share(texts, isUnits))
  const coordinating = columns.findIndex((texts, column) => column > lead && ![number, task, timeline].includes(column) && share(texts, isUnits))
  if (number < 0 || timeline < 0 || lead < 0 || (columns[task]?.length ?? 0) < leastRows) return undefined
  const rest = columns.flatMap((texts, column) => (texts.length > 0 && ![number, task, timeline, lead, coordinating].includes(column) ? [column] : []))
  const product = rest.length === 1 ? rest[0] : -1
  const places: readonly (readonly [number | undefined, ColumnRole])[] = [[number, 'number'], [task, 'task'], [timeline, 'timeline'], [product, 'product'], [lead, 'lead'], [coordinating, 'coordinating']]
  return columns.map((_, column) => places.find(([at]) => at === column)?.[1])
}

/** Texts looked at, rows. */
const sampleRows = 80

function textsOf(grid: Grid, first: number, column: number): readonly string[] {
  const texts: string[] = []
  for (let row = first; row < Math.min(grid.height, first + sampleRows); row++) {
    const text = grid.own(row, column)?.text ?? ''
    if (text !== '') texts.push(text)
  }
  return texts
}
