/**
 * A sheet as plain cells: what every reader of office files produces and all understanding starts from.
 * Rows and columns count from 0; places shown to people are A1 names (`cellName`).
 */

/** One cell with its look, as far as the look says something. `text` is what the sheet shows, not yet cleaned. */
export interface SheetCell {
  readonly text: string
  /** The value of a number, date or percent cell; a date is Excel's serial day in the 1900 system. */
  readonly number?: number
  /** The number format, "dd/mm/yyyy"; absent: General. */
  readonly format?: string
  /** The formula that gave the value; `text` is its stored result, empty when the file holds none. Never computed. */
  readonly formula?: string
  readonly bold?: true
  readonly italic?: true
  /** The whole text is struck through. */
  readonly strike?: true
  /** Only a part of the text is struck through. */
  readonly partStrike?: true
  /** Colour of the type, "FF0000"; absent: automatic or unknown. */
  readonly colour?: string
  /** Name of the typeface, where it is one of an old encoding; absent: another one, or unknown. */
  readonly font?: string
  readonly comment?: { readonly author: string; readonly text: string }
}

/** A block of merged cells, both ends inclusive. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface SheetMatrix {
  readonly name: string
  readonly hidden: boolean
  /** Rows may be shorter than the sheet is wide; `null` and missing are empty cells. */
  readonly rows: readonly (readonly (SheetCell | null)[])[]
  readonly merges: readonly CellRange[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  /** The reader can't tell hidden rows and struck texts of this kind of file. */
  readonly looksUnknown?: true
  /** Cells with content that stood past the reader's limits and were not read. */
  readonly beyondLimits?: { readonly cells: number; readonly firstCell: string }
}

/** "A", "Z", "AA" … of a column counted from 0. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

/** Column counted from 0 of "A", "AA" …. */
export function columnIndex(name: string): number {
  let index = 0
  for (const letter of name) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** "B12" of row 11, column 1. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}

const emptySet: ReadonlySet<number> = new Set()

/** A sheet of plain texts, as CSV and pasted tables have it. */
export function plainSheet(name: string, rows: readonly (readonly string[])[]): SheetMatrix {
  return {
    name,
    hidden: false,
    rows: rows.map((row) => row.map((text) => (text === '' ? null : { text }))),
    merges: [],
    hiddenRows: emptySet,
    hiddenColumns: emptySet,
  }
}
