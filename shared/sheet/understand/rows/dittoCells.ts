import type { AnnexRow } from '../../../domain/annex.ts'
import { cellFormOf, titleColumnOf, type Column } from '../../../domain/columns.ts'
import type { ColumnId } from '../../../domain/ids.ts'
import { parseTimeline } from '../../../domain/timeline/parseTimeline.ts'

/** Rows in which every "nt", "như trên" says what it stands for, and the places that were filled so. */
export interface DittoResult {
  readonly rows: readonly AnnexRow[]
  readonly copied: readonly { readonly row: number; readonly column: ColumnId }[]
}

/** Longest way to write ditto, UTF-16 units. */
const longestDitto = 12

/** A quick look before the careful one, because every cell is asked: no other letters than ditto's own. */
const mayBeDitto = /^[^\p{L}\p{N}]*(?:n\.? ?t\.?|nh[uư] tr[eê]n)?[^\p{L}\p{N}]*$/iu

const isDitto = (text: string): boolean => text.length <= longestDitto && mayBeDitto.test(text) && parseTimeline(text, 2000).kind === 'ditto'

/**
 * Copies what "nt" refers to into its cell: the text above it in its column, across headings. Rows that are moved or filtered
 * would else refer to another one. A ditto with nothing above it stays.
 */
export function copyDittos(rows: readonly AnnexRow[], columns: readonly Column[]): DittoResult {
  const title = titleColumnOf(columns)
  const asked = columns.filter((column) => column !== title && cellFormOf(column.role) !== 'number' && column.role !== 'note')
  const above = new Map<ColumnId, string>()
  const copied: { row: number; column: ColumnId }[] = []
  const read = rows.map((row, at) => {
    const changes: [ColumnId, string][] = []
    for (const { id } of asked) {
      const text = row.cells[id]
      if (text === undefined) continue
      const source = above.get(id)
      if (!isDitto(text)) above.set(id, text)
      else if (source !== undefined) {
        changes.push([id, source])
        copied.push({ row: at, column: id })
      }
    }
    return changes.length === 0 ? row : { ...row, cells: { ...row.cells, ...Object.fromEntries(changes) } }
  })
  return { rows: read, copied }
}
