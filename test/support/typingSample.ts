import { telexWords, type TelexWord } from './inputMethods.ts'

/** A sample types each combination with every fourth word: two of eight. */
const share = 4
const dayMs = 86_400_000

/** The day that chooses the words (UTC, counted from 1970); TYPING_DAY=… types those of another day again. */
export function typingDay(now: number): number {
  return Number(process.env['TYPING_DAY'] ?? Math.floor(now / dayMs))
}

/**
 * The words that are typed in a combination (of method, kind of cell, speed, filling; each by its index): all with
 * TYPING=all, as nightly. Else a sample that no one chooses: every combination is typed every day, each day meets every
 * word, and four days have typed every word in every combination.
 */
export function wordsToType(combination: readonly number[], day: number, all = process.env['TYPING'] === 'all'): readonly TelexWord[] {
  const turn = combination.reduce((sum, index) => sum + index, day)
  return all ? telexWords : telexWords.filter((_, index) => (index + turn) % share === 0)
}
