import type { Annex, AnnexRow, Unit } from '../../domain/annex.ts'
import { cellFormOf } from '../../domain/columns.ts'
import type { ExportView } from '../layout/sheetLayout.ts'
import { viewOfAnnex } from '../layout/viewOfAnnex.ts'

/** One place where a file isn't what was issued. An absent row: '' on its side. */
export interface FileDifference {
  /** Heading of the annex. */
  readonly annex: string
  /** Number of the row as printed; '' for what stands above the table. */
  readonly row: string
  /** Heading of the column; '' for a whole row. */
  readonly column: string
  readonly issued: string
  readonly found: string
}

/** Differences between what was issued, in a view, and what a file holds. Rows are known by their ids, else by their place. */
export function compareAnnexes(issued: readonly Annex[], units: readonly Unit[], view: ExportView, found: readonly Annex[]): readonly FileDifference[] {
  const differences = issued.flatMap((annex, index): FileDifference[] => {
    const other = found.find(({ id }) => id === annex.id) ?? found[index]
    const shown: Annex = { ...annex, ...viewOfAnnex(annex, units, view) }
    if (!other) return [{ annex: annex.heading, row: '', column: '', issued: annex.heading, found: '' }]
    return [...compareAbove(shown, other), ...compareRows(shown, other)]
  })
  const extra = found.slice(issued.length).map(({ heading }) => ({ annex: heading, row: '', column: '', issued: '', found: heading }))
  return [...differences, ...extra]
}

function compareAbove(issued: Annex, found: Annex): FileDifference[] {
  const place = { annex: issued.heading, row: '' }
  const texts = (['heading', 'title', 'reference'] as const).flatMap((field) =>
    issued[field] === found[field] ? [] : [{ ...place, column: field, issued: issued[field], found: found[field] }],
  )
  const count = Math.max(issued.columns.length, found.columns.length)
  const headings = Array.from({ length: count }, (_, at) => ({ was: issued.columns[at]?.heading ?? '', is: found.columns[at]?.heading ?? '' }))
  return [...texts, ...headings.flatMap(({ was, is }) => (was === is ? [] : [{ ...place, column: was, issued: was, found: is }]))]
}

function compareRows(issued: Annex, found: Annex): FileDifference[] {
  const byId = new Map(found.rows.map((row) => [row.id, row]))
  const known = issued.rows.some(({ id }) => byId.has(id))
  const matched = new Set<AnnexRow>()
  const differences: FileDifference[] = []
  let last = -1
  issued.rows.forEach((row, at) => {
    const other = known ? byId.get(row.id) : found.rows[at]
    if (!other) {
      differences.push({ annex: issued.heading, row: row.number, column: '', issued: textOf(row, issued), found: '' })
      return
    }
    matched.add(other)
    const place = found.rows.indexOf(other)
    if (place < last) differences.push({ annex: issued.heading, row: row.number, column: '', issued: `${row.number}. ${textOf(row, issued)}`, found: `${place + 1}` })
    last = Math.max(last, place)
    differences.push(...compareCells(row, other, issued, found))
  })
  for (const row of found.rows) {
    if (!matched.has(row)) differences.push({ annex: issued.heading, row: row.number, column: '', issued: '', found: textOf(row, found) })
  }
  return differences
}

function compareCells(row: AnnexRow, other: AnnexRow, issued: Annex, found: Annex): FileDifference[] {
  return issued.columns.flatMap((column, at): FileDifference[] => {
    const theirs = found.columns.find(({ id }) => id === column.id) ?? found.columns[at]
    if (cellFormOf(column.role) === 'number') return []
    const was = row.cells[column.id] ?? ''
    const is = theirs ? (other.cells[theirs.id] ?? '') : ''
    return was === is ? [] : [{ annex: issued.heading, row: row.number, column: column.heading, issued: was, found: is }]
  })
}

const textOf = (row: AnnexRow, { columns }: Annex): string => columns.map(({ id }) => row.cells[id] ?? '').find((text) => text !== '') ?? row.number
