import type { CellRange, SheetCell, SheetMatrix } from './matrix.ts'

/** A sheet with its merges spread out, for questions about single places. */
export interface Grid {
  readonly sheet: SheetMatrix
  readonly height: number
  readonly width: number
  /** The cell at a place itself; the covered places of a merge are empty. */
  readonly own: (row: number, column: number) => SheetCell | null
  /** The merge that covers a place. */
  readonly mergeAt: (row: number, column: number) => CellRange | undefined
  /** Value of a place with downward merges filled: each row of the merge has it, but only in the merge's first column. */
  readonly filled: (row: number, column: number) => SheetCell | null
  /** Value of a place with merges filled in both directions, as headings need it. */
  readonly spread: (row: number, column: number) => SheetCell | null
}

/** Most places that merges are spread over; overlapping merges of a hostile file end here. */
const maxSpread = 400_000

/** Spreads a sheet's merges. */
export function makeGrid(sheet: SheetMatrix): Grid {
  const height = sheet.rows.length
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
  const merges = new Map<number, CellRange>()
  const key = (row: number, column: number): number => row * 16_384 + column
  for (const range of sheet.merges) {
    for (let row = range.top; row <= range.bottom && merges.size < maxSpread; row++) {
      for (let column = range.left; column <= range.right; column++) merges.set(key(row, column), range)
    }
  }
  const own = (row: number, column: number): SheetCell | null => {
    const range = merges.get(key(row, column))
    if (range && (range.top !== row || range.left !== column)) return null
    return sheet.rows[row]?.[column] ?? null
  }
  const anchor = (range: CellRange): SheetCell | null => sheet.rows[range.top]?.[range.left] ?? null
  return {
    sheet,
    height,
    width,
    own,
    mergeAt: (row, column) => merges.get(key(row, column)),
    filled: (row, column) => {
      const range = merges.get(key(row, column))
      if (!range) return own(row, column)
      return range.left === column ? anchor(range) : null
    },
    spread: (row, column) => {
      const range = merges.get(key(row, column))
      return range ? anchor(range) : own(row, column)
    },
  }
}
