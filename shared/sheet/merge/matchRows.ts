import type { AnnexRow } from '../../domain/annex.ts'
import { letterPairs, textSimilarity, type LetterPairs } from './textSimilarity.ts'

/** A row as matching sees it. */
export interface MatchedRow {
  readonly row: AnnexRow
  readonly title: string
}

/** For each row of the second list the index of its partner in the first, or -1. */
export type RowMatch = readonly number[]

/** Least likeness for partners that also stand at the same place between matched neighbours, and for those anywhere. */
const alikeNearby = 0.55
const alikeAnywhere = 0.85
/** A number that both have makes two rows that much more alike. */
const numberBonus = 0.15
/** Rows compared to either side of the expected place in a long unmatched stretch. */
const nearby = 40

/** Pairs rows by their ids first, then by equal titles, then by likeness between the pairs found. */
export function matchRows(mine: readonly MatchedRow[], theirs: readonly MatchedRow[]): RowMatch {
  const match = theirs.map(() => -1)
  const taken = new Set<number>()
  const pair = (their: number, own: number): void => {
    match[their] = own
    taken.add(own)
  }
  pairByKey(mine, theirs, match, taken, pair, ({ row }) => row.id)
  pairByKey(mine, theirs, match, taken, pair, ({ row, title }) => (title === '' ? undefined : `${row.kind} ${letterPairs(title).folded}`))
  pairNearby(mine, theirs, match, taken, pair)
  pairAnywhere(mine, theirs, match, taken, pair)
  return match
}

type Pair = (their: number, own: number) => void

/** Pairs rows whose key is found once on each side. */
function pairByKey(
  mine: readonly MatchedRow[],
  theirs: readonly MatchedRow[],
  match: readonly number[],
  taken: ReadonlySet<number>,
  pair: Pair,
  keyOf: (row: MatchedRow) => string | undefined,
): void {
  const index = (rows: readonly MatchedRow[], free: (at: number) => boolean): Map<string, number> => {
    const found = new Map<string, number>()
    rows.forEach((row, at) => {
      const key = free(at) ? keyOf(row) : undefined
      if (key !== undefined) found.set(key, found.has(key) ? -1 : at)
    })
    return found
  }
  const own = index(mine, (at) => !taken.has(at))
  for (const [key, their] of index(theirs, (at) => match[at] === -1)) {
    const partner = own.get(key) ?? -1
    if (their >= 0 && partner >= 0) pair(their, partner)
  }
}

/** Between two pairs that follow one another on both sides, the rows in between are likely partners. */
function pairNearby(mine: readonly MatchedRow[], theirs: readonly MatchedRow[], match: number[], taken: Set<number>, pair: Pair): void {
  const pairsOf = memoPairs()
  let before = -1
  for (let their = 0; their < theirs.length; their++) {
    if ((match[their] ?? -1) >= 0) {
      before = match[their] ?? before
      continue
    }
    const nextPaired = match.findIndex((own, at) => at > their && own > before)
    const end = nextPaired < 0 ? mine.length : (match[nextPaired] ?? mine.length)
    const last = Math.min(end, before + 1 + nearby)
    let best = -1
    let bestScore = alikeNearby
    for (let own = before + 1; own < last; own++) {
      const score = taken.has(own) ? 0 : likeness(mine[own], theirs[their], pairsOf)
      if (score > bestScore) [best, bestScore] = [own, score]
    }
    if (best >= 0) {
      pair(their, best)
      before = best
    }
  }
}

/** Rows that were moved: only when they are very much alike. */
function pairAnywhere(mine: readonly MatchedRow[], theirs: readonly MatchedRow[], match: readonly number[], taken: ReadonlySet<number>, pair: Pair): void {
  const pairsOf = memoPairs()
  const free = mine.flatMap((_, own) => (taken.has(own) ? [] : [own]))
  const open = match.flatMap((own, their) => (own < 0 ? [their] : []))
  // Whole annexes that have nothing in common are not compared row by row.
  if (free.length * open.length > 1_000_000) return
  for (const their of open) {
    const partner = free.find((own) => !taken.has(own) && likeness(mine[own], theirs[their], pairsOf) >= alikeAnywhere)
    if (partner !== undefined) pair(their, partner)
  }
}

function likeness(own: MatchedRow | undefined, their: MatchedRow | undefined, pairsOf: (title: string) => LetterPairs): number {
  if (!own || !their || own.title === '' || their.title === '') return 0
  const heading = (row: MatchedRow): boolean => row.row.kind === 'section' || row.row.kind === 'group'
  if (heading(own) !== heading(their)) return 0
  const bonus = own.row.number !== '' && own.row.number === their.row.number ? numberBonus : 0
  return textSimilarity(pairsOf(own.title), pairsOf(their.title)) + bonus
}

function memoPairs(): (title: string) => LetterPairs {
  const memo = new Map<string, LetterPairs>()
  return (title) => {
    const known = memo.get(title) ?? letterPairs(title)
    memo.set(title, known)
    return known
  }
}
