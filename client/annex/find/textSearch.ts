import type { AnnexProjection } from '../../../shared/crdt/annexProjection.ts'
import { cellFormOf, type Column } from '../../../shared/domain/columns.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { foldForSearch } from '../../../shared/domain/text.ts'

/** Fewest letters that are taken for an abbreviation: two stand side by side in nearly every text. */
const leastLetters = 3

/**
 * A test whether a text answers a search: it holds the words (accents and case don't count), or the first letters of words
 * that follow one another spell it, as offices abbreviate: "cchc", "P.VHXH". An empty search is answered by nothing.
 */
export function textSearch(query: string): (text: string) => boolean {
  const wanted = foldForSearch(query)
  if (wanted === '') return () => false
  const letters = wanted.replace(/[^a-z]/g, '')
  const abbreviates = letters.length >= leastLetters && /^[a-z.&-]+$/.test(wanted)
  return (text) => {
    const folded = foldForSearch(text)
    return folded.includes(wanted) || (abbreviates && initials(folded).includes(letters))
  }
}

const initials = (folded: string): string => folded.split(/[^a-z0-9]+/).map((word) => word.charAt(0)).join('')

/** What a cell can be found by: its text; in a unit cell also the abbreviations and aliases of its units. */
export function searchableText(projection: AnnexProjection, row: RowId, column: Column): string {
  const text = projection.text(row, column)
  if (cellFormOf(column.role) !== 'units' || text === '') return text
  const units = projection.unitEntries(row, column.id).flatMap((entry) => ('unit' in entry ? (projection.directory.get(entry.unit) ?? []) : []))
  return [text, ...units.flatMap((unit) => [unit.abbr, ...unit.aliases])].join('\n')
}
