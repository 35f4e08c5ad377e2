import type { Annex, Unit } from '../../../shared/domain/annex.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import type { MergeItem } from './mergeChoices.ts'

/** What a difference is, for telling and for choosing many at once. */
export const mergeKinds = ['theirs', 'conflict', 'new', 'gone', 'deletedHere', 'placed', 'moved', 'mine'] as const
export type MergeKind = (typeof mergeKinds)[number]

export function mergeKindOf({ row, cell, what }: MergeItem): MergeKind {
  if (cell) return cell.verdict
  if (what === 'place') return 'placed'
  if (what === 'move') return 'moved'
  return row.kind === 'new' || row.kind === 'gone' || row.kind === 'deletedHere' ? row.kind : 'theirs'
}

/** Which differences are listed; '' lets all through. Without a kind, what only we changed is left aside: it stays as it is. */
export interface MergeFilter {
  readonly kind: MergeKind | ''
  readonly office: string
  readonly column: string
}

export const everything: MergeFilter = { kind: '', office: '', column: '' }

/** A difference with what it is chosen by. */
export interface ListedItem {
  readonly item: MergeItem
  readonly kind: MergeKind
  /** Row of the annex, or of the file where it is new. */
  readonly row: string
  /** Names of the offices that lead the row. */
  readonly offices: readonly string[]
}

/** Every difference with its kind and the offices that lead its row, in this annex or, for a new row, in the file. */
export function listItems(items: readonly MergeItem[], mine: Annex, theirs: Annex, units: readonly Unit[]): readonly ListedItem[] {
  const leadsOf = (annex: Annex): ReadonlyMap<string, readonly string[]> => {
    const lead = annex.columns.find(({ role }) => role === 'lead')
    const names = (text: string): string[] => readUnits(text, units).map((reading) => units.find(({ id }) => id === reading.unit)?.name ?? reading.text)
    return new Map(annex.rows.map((row) => [row.id, lead ? names(row.cells[lead.id] ?? '') : []]))
  }
  const here = leadsOf(mine)
  const there = leadsOf(theirs)
  return items.map((item) => {
    const isThere = item.row.kind === 'new' || item.row.kind === 'deletedHere'
    const row = 'row' in item.row ? item.row.row : item.row.theirs.id
    return { item, kind: mergeKindOf(item), row, offices: (isThere ? there : here).get(row) ?? [] }
  })
}

export function passes({ item, kind, offices }: ListedItem, filter: MergeFilter): boolean {
  if (filter.kind === '' ? kind === 'mine' : kind !== filter.kind) return false
  if (filter.office !== '' && !offices.includes(filter.office)) return false
  return filter.column === '' || item.cell?.column === filter.column
}
