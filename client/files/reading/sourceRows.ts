import type { SheetCell, SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'

/** A cell as the source table shows it. */
export interface SourceCell {
  /** Column of the sheet, from 0. */
  readonly at: number
  /** Columns that it covers: more than one where cells are merged. */
  readonly span: number
  readonly text: string
  readonly bold: boolean
  readonly struck: boolean
  /** It goes on from a merged cell above. */
  readonly continued: boolean
}

export interface SourceRow {
  readonly cells: readonly SourceCell[]
  readonly hidden: boolean
}

/** Letters shown of a cell: the result beside it shows all of them. */
const shownLetters = 160

/** Rows `from` to before `to` of a sheet, every column filled once. */
export function sourceRows(sheet: SheetMatrix, from: number, to: number): readonly SourceRow[] {
  const width = sheetWidth(sheet)
  const merges = sheet.merges.filter(({ top, bottom }) => bottom >= from && top < to)
  const end = Math.min(to, sheet.rows.length)
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => {
    const at = from + index
    const here = merges.filter(({ top, bottom }) => top <= at && bottom >= at)
    const row = sheet.rows[at] ?? []
    // A text that stands alone in its row (a title) runs over the empty cells behind it, as in a spreadsheet.
    const alone = here.length === 0 && row.filter((cell) => cell && cell.text !== '').length === 1 ? row.findIndex((cell) => cell && cell.text !== '') : -1
    const cells: SourceCell[] = []
    for (let column = 0; column < width; ) {
      const merge = here.find(({ left, right }) => left <= column && right >= column)
      const right = merge ? Math.min(width - 1, merge.right) : column === alone ? width - 1 : column
      const span = Math.max(1, right - column + 1)
      const continued = merge !== undefined && merge.top < at
      cells.push({ at: column, span, continued, ...lookOf(continued ? null : (row[column] ?? null)) })
      column += span
    }
    return { cells, hidden: sheet.hiddenRows.has(at) }
  })
}

function lookOf(cell: SheetCell | null): Pick<SourceCell, 'text' | 'bold' | 'struck'> {
  return { text: cell?.text.slice(0, shownLetters) ?? '', bold: cell?.bold ?? false, struck: cell?.strike ?? false }
}

/** Columns up to the last one with content. */
export function sheetWidth({ rows }: SheetMatrix): number {
  return rows.reduce((widest, row) => {
    let last = row.length
    while (last > widest && !row[last - 1]?.text) last -= 1
    return Math.max(widest, last)
  }, 0)
}
