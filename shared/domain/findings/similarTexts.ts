import { foldForSearch } from '../text.ts'

/** Texts count as alike from this share of words in common (Dice), 0 to 1. Source: the checks of domain chapter 6. */
export const alikeFrom = 0.9
/** The same bound as Jaccard's, for which the filter below is exact. */
const jaccardFrom = alikeFrom / (2 - alikeFrom)
/** Candidates compared for one text, at most: rare words keep it far below, and repeated ones can't make it slow. */
const maxCandidates = 60

/** Figures and quarter numbers: texts that differ in them speak of different things. */
const figure = /^(?:[\da-z]*\d[\da-z]*|i{1,3}|iv|v|vi{0,3}|ix|x)$/

function wordsOf(text: string): string[] {
  return [...new Set(foldForSearch(text).split(/[^a-z0-9]+/).filter((word) => word !== ''))]
}

interface Entry<Id> {
  readonly id: Id
  readonly words: ReadonlySet<string>
  readonly figures: string
}

/**
 * Finds texts that are alike among many, in a time that grows with their number and not its square: two texts
 * that are alike share one of their rarest words, so only texts under the same rare words are compared.
 */
export class SimilarTexts<Id> {
  private readonly frequency = new Map<string, number>()
  private readonly exact = new Map<string, Id>()
  private readonly byRareWord = new Map<string, Entry<Id>[]>()

  /** @param texts all texts that will be asked for or added; they tell which words are rare */
  constructor(texts: Iterable<string>) {
    for (const text of texts) for (const word of wordsOf(text)) this.frequency.set(word, (this.frequency.get(word) ?? 0) + 1)
  }

  private rareWords(words: readonly string[]): string[] {
    const rarestFirst = words.toSorted((a, b) => (this.frequency.get(a) ?? 0) - (this.frequency.get(b) ?? 0) || (a < b ? -1 : 1))
    return rarestFirst.slice(0, words.length - Math.ceil(jaccardFrom * words.length) + 1)
  }

  private entry<Key>(id: Key, words: readonly string[]): Entry<Key> {
    return { id, words: new Set(words), figures: words.filter((word) => figure.test(word)).toSorted().join(' ') }
  }

  private alike(a: Entry<unknown>, b: Entry<unknown>): boolean {
    if (a.figures !== b.figures) return false
    let shared = 0
    for (const word of a.words) if (b.words.has(word)) shared++
    return (2 * shared) / (a.words.size + b.words.size) >= alikeFrom
  }

  /** The id of a text that was added and is alike; undefined when there is none. */
  find(text: string): Id | undefined {
    const exact = this.exact.get(foldForSearch(text))
    if (exact !== undefined) return exact
    const words = wordsOf(text)
    const asked = this.entry(undefined, words)
    let left = maxCandidates
    for (const word of this.rareWords(words)) {
      for (const candidate of this.byRareWord.get(word) ?? []) {
        if (this.alike(asked, candidate)) return candidate.id
        if (--left === 0) return undefined
      }
    }
    return undefined
  }

  add(text: string, id: Id): void {
    const folded = foldForSearch(text)
    if (this.exact.has(folded)) return
    this.exact.set(folded, id)
    const words = wordsOf(text)
    const entry = this.entry(id, words)
    for (const word of this.rareWords(words)) {
      const entries = this.byRareWord.get(word)
      if (entries === undefined) this.byRareWord.set(word, [entry])
      else entries.push(entry)
    }
  }
}
