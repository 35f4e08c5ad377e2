import type { Column, ColumnRole } from '../../domain/columns.ts'
import { printableHeightPt, type LayoutProfile, type Orientation } from './layoutProfile.ts'
import { cellLines, lineHeight, rowHeightPt, verticalPaddingPt, wholePixels } from './rowHeight.ts'
import type { LaidOutCell, LaidOutRow } from './sheetLayout.ts'

/** Columns in which practice merges what several tasks share; words of a task itself are never merged. */
const merged: readonly ColumnRole[] = ['timeline', 'timelineStart', 'timelineEnd', 'lead', 'coordinating', 'leader', 'officer', 'unitOfMeasure']

interface Paper {
  readonly profile: LayoutProfile
  readonly orientation: Orientation
  readonly widths: readonly number[]
}

/**
 * Merges equal neighbours, one above the other, as printed annexes often do. A merge is never higher than half a page, so that
 * its text stands where it is looked for, and never reaches over a heading.
 */
export function mergeNeighbours(rows: readonly LaidOutRow[], columns: readonly Column[], paper: Paper): readonly LaidOutRow[] {
  const most = printableHeightPt(paper.profile, paper.orientation) / 2
  const spans = new Map<LaidOutCell, number>()
  const covered = new Set<LaidOutCell>()
  columns.forEach(({ role }, at) => {
    // The first cell of a row stays: files hang the row's id and remarks on it.
    if (at === 0 || !merged.includes(role)) return
    let first: LaidOutCell | undefined
    let height = 0
    for (const row of rows) {
      const cell = row.cells.find((each) => each.at === at)
      const fits = first !== undefined && isLeaf(row) && cell !== undefined && cell.text === first.text && height + row.heightPt <= most
      if (first && cell && fits) {
        spans.set(first, (spans.get(first) ?? 1) + 1)
        covered.add(cell)
        height += row.heightPt
      } else {
        first = isLeaf(row) && cell?.text !== '' ? cell : undefined
        height = row.heightPt
      }
    }
  })
  const spread = rows.map((row) => withSpans(row, spans, covered, paper))
  return keepTogether(spread.map((row, at) => ({ ...row, heightPt: row.heightPt + missing(spread, at, paper) })), most * 1.6)
}

const isLeaf = ({ row }: LaidOutRow): boolean => row?.kind === 'task' || row?.kind === 'target'

/** Marks rows that share a cell with the next one, as long as what is so joined is not higher than `mostPt`. */
function keepTogether(rows: readonly LaidOutRow[], mostPt: number): readonly LaidOutRow[] {
  let height = 0
  let last = -1
  return rows.map((row, at): LaidOutRow => {
    last = Math.max(last, ...row.cells.map((cell) => at + cell.rows - 1))
    height += row.heightPt
    const joined = last > at && height + (rows[at + 1]?.heightPt ?? 0) <= mostPt
    if (!joined) height = 0
    return joined ? { ...row, keepNext: true } : row
  })
}

function withSpans(row: LaidOutRow, spans: ReadonlyMap<LaidOutCell, number>, covered: ReadonlySet<LaidOutCell>, { widths, profile }: Paper): LaidOutRow {
  const cells = row.cells.flatMap((cell) => (covered.has(cell) ? [] : [{ ...cell, rows: spans.get(cell) ?? 1 }]))
  return { ...row, cells, heightPt: rowHeightPt(cells, widths, profile) }
}

/** What a merge that ends in this row still lacks for its text, points. */
function missing(rows: readonly LaidOutRow[], at: number, { widths, profile }: Paper): number {
  let most = 0
  for (let from = at - 1; from >= 0 && isLeaf(rows[from] as LaidOutRow); from--) {
    for (const cell of rows[from]?.cells ?? []) {
      if (cell.rows !== at - from + 1) continue
      const needed = cellLines(cell, widths, profile) * lineHeight(cell.look.sizePt, profile) + verticalPaddingPt
      const given = rows.slice(from, at + 1).reduce((sum, { heightPt }) => sum + heightPt, 0)
      most = Math.max(most, needed - given)
    }
  }
  return wholePixels(most)
}
