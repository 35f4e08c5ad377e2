import { foldForSearch } from '../../domain/text.ts'

/**
 * How alike two texts are, 0 to 1: the share of letter pairs that both have (Dice), on folded texts, so that capitals,
 * marks, dashes and blanks don't count.
 */
export function textSimilarity(a: LetterPairs, b: LetterPairs): number {
  if (a.count === 0 || b.count === 0) return a.count === b.count ? 1 : 0
  let common = 0
  for (const [pair, times] of a.pairs) common += Math.min(times, b.pairs.get(pair) ?? 0)
  return (2 * common) / (a.count + b.count)
}

/** A text prepared for comparing with many others. */
export interface LetterPairs {
  readonly folded: string
  readonly pairs: ReadonlyMap<string, number>
  readonly count: number
}

/** Longest part of a text that is compared: what differs behind it differs enough before. */
const comparedLength = 400

/** Prepares a text. */
export function letterPairs(text: string): LetterPairs {
  const folded = foldForSearch(text)
  const pairs = new Map<string, number>()
  const end = Math.min(folded.length, comparedLength)
  for (let at = 0; at + 1 < end; at++) {
    const pair = folded.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { folded, pairs, count: Math.max(0, end - 1) }
}
