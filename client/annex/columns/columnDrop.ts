import type { ColumnId } from '../../../shared/domain/ids.ts'

/** A heading on the screen. */
export interface HeadingBox {
  readonly column: ColumnId
  readonly left: number
  readonly right: number
  /** Columns of numbers stay in front. */
  readonly fixed: boolean
}

/** Where a dragged column would go: in front of a column (absent: last), and where the line is drawn. */
export interface ColumnDrop {
  readonly before: ColumnId | undefined
  readonly x: number
}

/** The gap between headings nearest to `x`; null: the column would stay where it is. */
export function columnDrop(headings: readonly HeadingBox[], moved: ColumnId, x: number): ColumnDrop | null {
  const free = headings.filter((heading) => !heading.fixed)
  const from = free.findIndex((heading) => heading.column === moved)
  if (from < 0) return null
  const found = free.findIndex((heading) => x < (heading.left + heading.right) / 2)
  const gap = found < 0 ? free.length : found
  if (gap === from || gap === from + 1) return null
  const before = free[gap]
  return { before: before?.column, x: before?.left ?? free.at(-1)?.right ?? x }
}
