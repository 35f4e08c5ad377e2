import type { Grid } from '../../matrix/grid.ts'
import type { SheetCell } from '../../matrix/matrix.ts'
import { readNumberCell, splitNumberedTitle, type NumberToken } from './numberToken.ts'

/** The columns of a table that understanding of rows needs, as columns of the sheet; -1: the table has none. */
export interface TableColumns {
  readonly number: number
  readonly title: number
  /** All columns of the table, left to right. */
  readonly all: readonly number[]
  /** Columns whose filling makes a row a task or a target (not number, title, notes). */
  readonly content: readonly number[]
}

/** One row of a table's body, looked at. */
export interface BodyRow {
  readonly row: number
  readonly token?: NumberToken
  /** The number as written. */
  readonly number: string
  readonly title: string
  /** Columns, other than number and title, that hold text; filled from downward merges. */
  readonly filled: readonly number[]
  /** Of these, those that hold their text themselves. */
  readonly own: readonly number[]
  /** The number stands in the title's text, or the title in a cell that spans the table. */
  readonly wide: boolean
  readonly numberInTitle: boolean
  /** The title cell belongs to a merge that began in a row above. */
  readonly coveredTitle: boolean
  readonly bold: boolean
  readonly italic: boolean
  readonly capitals: boolean
  readonly struck: boolean
  readonly partStruck: boolean
  /** All texts of the row itself, left to right. */
  readonly texts: readonly string[]
}

/** Looks at one row of a body. */
export function readBodyRow(grid: Grid, row: number, columns: TableColumns): BodyRow {
  const own = columns.all.filter((column) => textAt(grid, row, column) !== '')
  const texts = own.map((column) => textAt(grid, row, column))
  const { titleCell, numberText, wide } = locateTitle(grid, row, columns, own)
  const split = numberText === '' && titleCell ? splitNumberedTitle(titleCell.text) : undefined
  const token = numberText === '' ? split?.token : readNumberCell(numberText)
  const cell = titleCell ?? null
  const title = split?.title ?? dropRepeatedNumber(titleCell?.text ?? '', numberText)
  const formulaToken = token ?? tokenOfFormula(columns.number < 0 ? null : grid.own(row, columns.number))
  const others = columns.all.filter((column) => column !== columns.number && column !== columns.title)
  return {
    row,
    ...(formulaToken ? { token: formulaToken } : {}),
    number: split?.number ?? numberText,
    title,
    filled: wide ? [] : others.filter((column) => (grid.filled(row, column)?.text ?? '') !== ''),
    own: wide ? [] : others.filter((column) => textAt(grid, row, column) !== ''),
    wide,
    numberInTitle: split !== undefined,
    coveredTitle: isCovered(grid, row, columns.title),
    bold: cell?.bold === true,
    italic: cell?.italic === true,
    capitals: isCapitals(title),
    struck: cell?.strike === true,
    partStruck: cell?.partStrike === true,
    texts,
  }
}

const textAt = (grid: Grid, row: number, column: number): string => grid.own(row, column)?.text ?? ''

/** A number typed as a number shows a decimal comma, and means "1.1". */
function numberAt(cell: SheetCell | null): string {
  if (!cell) return ''
  return cell.number !== undefined && cell.format === undefined ? cell.text.replace(',', '.') : cell.text
}

/** Where a row's title stands: in its column, or in one cell that spans the table ("I. CẢI CÁCH THỂ CHẾ"). */
function locateTitle(
  grid: Grid,
  row: number,
  columns: TableColumns,
  own: readonly number[],
): { titleCell: SheetCell | null; numberText: string; wide: boolean } {
  const [only] = own
  if (own.length === 1 && only !== undefined && only !== columns.title) {
    const range = grid.mergeAt(row, only)
    const spans = range !== undefined && range.left <= columns.title && range.right >= columns.title && range.top === row
    const text = textAt(grid, row, only)
    // Not merged, but a sentence in the narrow number column can only be a heading.
    const spilled = only === columns.number && readNumberCell(text) === undefined && text.length > 3
    if (spans || spilled) return { titleCell: grid.own(row, only), numberText: '', wide: true }
  }
  const numberText = columns.number < 0 ? '' : numberAt(grid.own(row, columns.number))
  const titleCell = columns.title < 0 ? null : grid.own(row, columns.title)
  const range = columns.title < 0 ? undefined : grid.mergeAt(row, columns.title)
  const wide = range !== undefined && range.top === row && range.right - range.left + 1 >= columns.all.length - 2 && range.right > range.left
  return { titleCell, numberText, wide }
}

function isCovered(grid: Grid, row: number, column: number): boolean {
  const range = column < 0 ? undefined : grid.mergeAt(row, column)
  return range !== undefined && range.top < row
}

/** A number typed in its column and again before the title. */
function dropRepeatedNumber(title: string, number: string): string {
  const split = number === '' ? undefined : splitNumberedTitle(title)
  return split && bareNumber(split.number) === bareNumber(number) ? split.title : title
}

const bareNumber = (text: string): string => text.replace(/[\s.):/]+$/g, '')

/** A number whose formula was never computed: its form is told by the function. */
function tokenOfFormula(cell: SheetCell | null): NumberToken | undefined {
  if (!cell?.formula || cell.text !== '') return undefined
  return { form: /roman/i.test(cell.formula) ? 'roman' : 'arabic', value: 0, path: [] }
}

function isCapitals(text: string): boolean {
  return text.length > 2 && text === text.toUpperCase() && text !== text.toLowerCase()
}
