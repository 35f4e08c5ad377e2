import { maxCellLength } from '../domain/text.ts'

/**
 * How much one document may hold. The largest annexes seen have 75 rows; a province's sum of all communes has some
 * thousands. Past these sizes the grid and the shared document would no longer be quick.
 */
export const interchangeLimits = {
  annexes: 50,
  rowsOfAnnex: 20_000,
  columnsOfAnnex: 64,
  units: 2_000,
  aliasesOfUnit: 200,
  flagsOfRow: 20,
  commentsOfRow: 200,
  notices: 100_000,
  /** UTF-16 units of titles, names, headings. */
  shortText: 4_000,
  /** UTF-16 units of a cell or a comment. */
  cellText: maxCellLength,
  /** Deepest row; the plans seen have 4 levels. */
  level: 8,
} as const
