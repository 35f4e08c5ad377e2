import type { KeptRow } from './sortRows.ts'

/** Levels after a second look, and rows whose level stays a guess. */
export interface LevelReview {
  readonly levels: readonly number[]
  readonly doubtful: ReadonlySet<number>
}

/** Whether a row is a numbered heading in one cell, over tasks that are counted in a column of their own. */
export type IsNumberedHeading = (row: KeptRow) => boolean

/**
 * Where groups are numbered with the section's items ("1. …:", then "3. …:") and tasks are counted through, a gap in the
 * groups' numbers says how many tasks before the next group stand beside the groups and not in them. After the last group
 * of a section nothing tells; such tasks stay in the group, and that is a doubt.
 */
export function reviewByGaps(rows: readonly KeptRow[], levels: readonly number[], isHeading: IsNumberedHeading): LevelReview {
  const reviewed = [...levels]
  const doubtful = new Set<number>()
  const headings = rows.flatMap((row, index) => (isHeading(row) ? [index] : []))
  const mixed = headings.some((index) => gapBefore(rows, levels, headings, index) > 0)
  for (const index of headings) {
    const level = levels[index] ?? 0
    const end = endOfGroup(levels, index)
    const children = range(index + 1, end).filter((child) => levels[child] === level + 1)
    const next = rows[end]
    if (next && isHeading(next) && levels[end] === level) {
      const gap = valueOf(next) - valueOf(rows[index]) - 1
      const first = gap > 0 && gap < children.length ? children[children.length - gap] : undefined
      if (first !== undefined) for (const at of range(first, end)) reviewed[at] = (levels[at] ?? 1) - 1
    } else if (mixed && children.length > 1) doubtful.add(index)
  }
  return { levels: reviewed, doubtful }
}

const valueOf = (row: KeptRow | undefined): number => row?.main.token?.value ?? 0
const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

/** Numbers missing before a heading: since the heading before it in its section, else since the section's beginning. */
function gapBefore(rows: readonly KeptRow[], levels: readonly number[], headings: readonly number[], index: number): number {
  const level = levels[index] ?? 0
  const before = headings.filter((other) => other < index && levels[other] === level && range(other + 1, index).every((at) => (levels[at] ?? 0) >= level)).at(-1)
  return valueOf(rows[index]) - (before === undefined ? 0 : valueOf(rows[before])) - 1
}

function endOfGroup(levels: readonly number[], index: number): number {
  let end = index + 1
  while (end < levels.length && (levels[end] ?? 0) > (levels[index] ?? 0)) end += 1
  return end
}
