import type { Annex, AnnexRow, RowComment } from '../../domain/annex.ts'
import { cellFormOf, type Column } from '../../domain/columns.ts'
import { must } from '../../domain/errors.ts'
import { annexId, columnId, rowId, type ColumnId } from '../../domain/ids.ts'
import type { Notice } from '../../domain/notice.ts'
import { numberRows } from '../../domain/numbering.ts'
import type { Grid } from '../matrix/grid.ts'
import { combineColumns } from './combined/combineColumns.ts'
import { readColumns, sheetColumn, type TableColumn } from './header/tableColumns.ts'
import type { TablePlace } from './header/splitTables.ts'
import type { LeftOutRow, RowCorrection, TableSource, UnderstandOptions } from './importResult.ts'
import { shorten } from './noticeCodes.ts'
import { readBodyRow, type TableColumns } from './rows/bodyRow.ts'
import { cellText, joinTexts, type ReadUnitText } from './rows/cellText.ts'
import { copyDittos } from './rows/dittoCells.ts'
import { guessNumbering } from './rows/guessNumbering.ts'
import { placeRows, type PlacedRow } from './rows/placeRows.ts'
import { sortRows } from './rows/sortRows.ts'
import { tableNotices } from './tableNotices.ts'
import { readTitleBlock, rowTexts, type TitleBlock } from './title/titleBlock.ts'

/** An annex that was read, with its source and doubts. */
export interface ReadTable {
  readonly annex: Annex
  readonly source: TableSource
  readonly title: TitleBlock
  readonly notices: readonly Notice[]
}

/** A column of the table that became a column of the annex. */
export interface PlacedColumn {
  readonly source: TableColumn
  readonly column: Column
}

/** Reads one table of a sheet as an annex. */
export function readTable(sheetGrid: Grid, place: TablePlace, options: UnderstandOptions, readUnits: ReadUnitText): ReadTable {
  const sheet = sheetGrid.sheet.name
  const columnCorrections = (options.corrections?.columns ?? []).filter((each) => each.sheet === sheet)
  const combined = combineColumns(sheetGrid, place, readColumns(sheetGrid, place, columnCorrections))
  const { grid, columns: sources } = combined
  const placed = placeColumns(sources, options.newId)
  const columns = placed.map(({ column }) => column)
  const kind = columns.some(({ role }) => role === 'indicator') ? 'targets' : 'tasks'
  const title = readTitleBlock(grid, place.titleFirst, place.titleEnd)
  const corrections = new Map((options.corrections?.rows ?? []).filter((each) => each.sheet === sheet).map((each) => [each.row, each]))
  const body = readBody(grid, place, tableColumns(sources), corrections)
  const leafKind = kind === 'targets' ? 'target' : 'task'
  const rows = placeRows(body.sorted.kept, leafKind, corrections)
  const { rows: read, copied } = copyDittos(rows.map((row) => readRow(grid, row, placed, readUnits, options.newId)), columns)
  const numbering = guessNumbering(rows)
  const numbers = numberRows(read, numbering)
  const annex: Annex = {
    id: annexId(options.newId('annex')),
    kind,
    heading: title.heading,
    title: title.title,
    reference: title.reference,
    numbering,
    columns,
    rows: read.map((row, index) => ({ ...row, number: numbers[index] ?? '' })),
  }
  const outside = place.outsideRows.map((row): LeftOutRow => ({ row, reason: 'outside', text: shorten(rowTexts(grid, row).join(' ')) }))
  const leftOut = [...outside, ...title.rows, ...body.leftOut, ...body.sorted.leftOut].sort((a, b) => a.row - b.row)
  const source = sourceOf(annex, grid, place, { sources, placed, rows, leftOut })
  const notices = [...combined.notices, ...tableNotices({ grid, placed, sources, rows, annex, joined: body.sorted.joined, copied, leftOut, readUnits })]
  return { annex, source, title, notices }
}

interface SourceParts {
  readonly sources: readonly TableColumn[]
  readonly placed: readonly PlacedColumn[]
  readonly rows: readonly PlacedRow[]
  readonly leftOut: readonly LeftOutRow[]
}

function sourceOf(annex: Annex, grid: Grid, place: TablePlace, { sources, placed, rows, leftOut }: SourceParts): TableSource {
  return {
    annex: annex.id,
    sheet: grid.sheet.name,
    headerRows: { first: place.header.first, last: place.header.last },
    columns: sources.map((each) => {
      const { role, heading, certainty } = each
      const column = placed.find(({ source }) => source === each)?.column.id
      return { index: sheetColumn(each), role, heading, certainty, ...(column === undefined ? {} : { column }) }
    }),
    rows: annex.rows.map(({ id }, index) => {
      const row = must(rows[index], 'a placed row for each row')
      return { row: id, sheetRows: [row.main.row, ...row.continuations.map((each) => each.row)], number: row.main.number }
    }),
    leftOut,
  }
}

function placeColumns(sources: readonly TableColumn[], newId: UnderstandOptions['newId']): readonly PlacedColumn[] {
  return sources.flatMap((source): PlacedColumn[] => {
    if (source.role === 'skip') return []
    const internal = source.role === 'internalReason' || /không phát hành|nội bộ/iu.test(source.heading)
    const column: Column = {
      id: columnId(newId('column')),
      role: source.role,
      heading: source.heading,
      ...(source.parent === undefined ? {} : { parentHeading: source.parent }),
      ...(internal ? { internal } : {}),
    }
    return [{ source, column }]
  })
}

/** Where number, title and contents stand. Notes and inner columns don't make a heading row a task. */
function tableColumns(sources: readonly TableColumn[]): TableColumns {
  const at = (...roles: readonly string[]): number => {
    for (const role of roles) {
      const found = sources.find((source) => source.role === role)
      if (found) return found.index
    }
    return -1
  }
  const number = at('number')
  const title = at('task', 'indicator', 'product', 'other')
  const all = sources.filter(({ role }) => role !== 'skip').map(({ index }) => index)
  const content = sources
    .filter(({ role, index }) => index !== number && index !== title && role !== 'note' && role !== 'skip' && role !== 'group')
    .map(({ index }) => index)
  return { number, title, all, content }
}

function readBody(
  grid: Grid,
  place: TablePlace,
  columns: TableColumns,
  corrections: ReadonlyMap<number, RowCorrection>,
): { sorted: ReturnType<typeof sortRows>; leftOut: readonly LeftOutRow[] } {
  const rows = []
  const leftOut: LeftOutRow[] = []
  for (let row = place.titleEnd; row < place.bodyEnd; row++) {
    if (row >= place.header.first && row < place.bodyFirst) continue
    if (place.repeatedRows.has(row)) leftOut.push({ row, reason: 'repeatedHeader', text: '' })
    else rows.push(readBodyRow(grid, row, columns))
  }
  return { sorted: sortRows(rows, corrections), leftOut }
}

function readRow(
  grid: Grid,
  placed: PlacedRow,
  columns: readonly PlacedColumn[],
  readUnits: ReadUnitText,
  newId: UnderstandOptions['newId'],
): AnnexRow {
  const { main, continuations, kind, level } = placed
  const sheetRows = [main.row, ...continuations.map(({ row }) => row)]
  const cells: [ColumnId, string][] = []
  const title = titleIndex(columns)
  for (const { source, column } of columns) {
    if (cellFormOf(column.role) === 'number') continue
    const text = source.index === title ? readTitle(placed) : readCell(grid, placed, source.index, column, readUnits)
    if (text !== '') cells.push([column.id, text])
  }
  const flags = [
    ...(sheetRows.some((row) => grid.sheet.hiddenRows.has(row)) ? ['hiddenInSource'] : []),
    ...(main.struck ? ['struckInSource'] : []),
  ]
  const comments = sheetRows.flatMap((row) => commentsOf(grid, row))
  return {
    id: rowId(newId('row')),
    kind,
    level,
    number: '',
    cells: Object.fromEntries(cells),
    ...(flags.length === 0 ? {} : { flags }),
    ...(comments.length === 0 ? {} : { comments }),
  }
}

const titles = new WeakMap<readonly PlacedColumn[], number>()

/** Where titles stand; every row asks, and it is the same for all rows of a table. */
function titleIndex(columns: readonly PlacedColumn[]): number {
  const known = titles.get(columns)
  if (known !== undefined) return known
  const found = tableColumns(columns.map(({ source }) => source)).title
  titles.set(columns, found)
  return found
}

function readTitle({ main, continuations }: PlacedRow): string {
  let title = cellText({ text: main.title }, 'task', () => [])
  for (const row of continuations) {
    if (row.coveredTitle || row.title === '') continue
    const bullet = row.token?.form === 'dash' || row.token?.form === 'plus'
    const text = cellText({ text: bullet ? `${row.number} ${row.title}` : row.title }, 'task', () => [])
    title = joinTexts(title, text, bullet)
  }
  return title
}

function readCell(grid: Grid, { main, continuations }: PlacedRow, index: number, column: Column, readUnits: ReadUnitText): string {
  if (main.wide) return ''
  const first = grid.filled(main.row, index)
  const added = continuations.flatMap((row): string[] => {
    const text = grid.own(row.row, index)?.text ?? ''
    if (text === '') return []
    return [(row.coveredTitle || /^[\p{Lu}+•-]/u.test(text) ? '\n' : ' ') + text]
  })
  if (added.length === 0) return first ? cellText(first, column.role, readUnits) : ''
  // Joined before it is read: a name of an office may have been broken by the page.
  return cellText({ text: `${first?.text ?? ''}${added.join('')}`.trim() }, column.role, readUnits)
}

function commentsOf(grid: Grid, row: number): readonly RowComment[] {
  return (grid.sheet.rows[row] ?? []).flatMap((cell) =>
    cell?.comment && cell.comment.text !== '' ? [{ author: cell.comment.author, text: cell.comment.text }] : [],
  )
}
