import type { Grid } from '../../matrix/grid.ts'
import type { SheetCell } from '../../matrix/matrix.ts'

/** What a column shows in a row, made of the cells of other columns of that row (`at`). */
export type ColumnLens = (at: (column: number) => SheetCell | null, row: number) => SheetCell | null

/** A grid in which some columns are seen through a lens, in the rows of one body; columns past the sheet's edge may be added so. */
export function lensGrid(grid: Grid, rows: { readonly first: number; readonly end: number }, lenses: ReadonlyMap<number, ColumnLens>): Grid {
  if (lenses.size === 0) return grid
  const through = (read: Grid['own']): Grid['own'] => (row, column) => {
    const lens = row >= rows.first && row < rows.end ? lenses.get(column) : undefined
    return lens ? lens((of) => read(row, of), row) : read(row, column)
  }
  return {
    ...grid,
    width: Math.max(grid.width, ...[...lenses.keys()].map((column) => column + 1)),
    own: through(grid.own),
    filled: through(grid.filled),
    spread: through(grid.spread),
  }
}
