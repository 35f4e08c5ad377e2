/** A match in a text, UTF-16 units. */
export interface Match {
  readonly start: number
  readonly end: number
}

/** Letters of a text folded one by one, so that a match in the folded text has its place in the text itself. */
interface FoldedText {
  readonly folded: string
  /** Index in the text of each folded unit, and of the end. */
  readonly origins: readonly number[]
}

function fold(text: string): FoldedText {
  let folded = ''
  const origins: number[] = []
  let at = 0
  for (const letter of text) {
    const plain = letter.normalize('NFD').replace(/[\u0300-\u036F]/g, '').toLowerCase().replace('đ', 'd').replace(/\s/, ' ')
    for (let i = 0; i < plain.length; i++) origins.push(at)
    folded += plain
    at += letter.length
  }
  origins.push(text.length)
  return { folded, origins }
}

/** All places where `query` stands in `text`; accents, case and kinds of blanks don't count. They never overlap. */
export function foldedMatches(text: string, query: string): Match[] {
  const wanted = fold(query.trim()).folded
  if (wanted === '') return []
  const { folded, origins } = fold(text)
  const matches: Match[] = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    matches.push({ start: origins[at] as number, end: endOf(text, origins, at + wanted.length) })
  }
  return matches
}

/** A combining mark behind the last letter belongs to it. */
function endOf(text: string, origins: readonly number[], index: number): number {
  let end = origins[index] as number
  while (end < text.length && /[\u0300-\u036F]/.test(text[end] as string)) end += 1
  return end
}

/** The text with all matches of `query` replaced. */
export function replaceFolded(text: string, query: string, replacement: string): string {
  let result = ''
  let at = 0
  for (const match of foldedMatches(text, query)) {
    result += text.slice(at, match.start) + replacement
    at = match.end
  }
  return result + text.slice(at)
}
