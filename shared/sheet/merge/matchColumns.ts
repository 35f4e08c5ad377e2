import type { Column } from '../../domain/columns.ts'
import { foldForSearch } from '../../domain/text.ts'

/** A column of mine and the column of the file that is the same. */
export interface ColumnPair {
  readonly mine: Column
  readonly theirs: Column
}

type SameColumn = (mine: Column, theirs: Column) => boolean

/** What makes two columns the same, surest first. */
const rules: readonly SameColumn[] = [
  (mine, theirs) => mine.id === theirs.id && mine.role === theirs.role,
  (mine, theirs) => mine.role === theirs.role && foldForSearch(mine.heading) === foldForSearch(theirs.heading),
  (mine, theirs) => mine.role === theirs.role && mine.role !== 'other' && mine.role !== 'targetByPeriod',
  // A table of targets calls its first column "Nhiệm vụ", a plain export may too.
  (mine, theirs) => [mine.role, theirs.role].every((role) => role === 'task' || role === 'indicator'),
]

/** Pairs the columns of two annexes, each once. */
export function matchColumns(mine: readonly Column[], theirs: readonly Column[]): readonly ColumnPair[] {
  const free = new Set(mine)
  const pairs: ColumnPair[] = []
  for (const rule of rules) {
    for (const column of theirs) {
      if (pairs.some((pair) => pair.theirs === column)) continue
      const partner = [...free].find((candidate) => rule(candidate, column))
      if (!partner) continue
      free.delete(partner)
      pairs.push({ mine: partner, theirs: column })
    }
  }
  return pairs
}
