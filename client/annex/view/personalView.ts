import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'

/** What a cell must satisfy for its row to be shown. */
export type CellCondition =
  | { readonly is: 'containing'; readonly column: ColumnId; readonly text: string }
  | { readonly is: 'empty' | 'filled'; readonly column: ColumnId }

/** One person's way of looking at one annex. Never part of the shared document. */
export interface PersonalView {
  readonly widths: Readonly<Record<ColumnId, number>>
  readonly hidden: readonly ColumnId[]
  readonly folded: readonly RowId[]
  /** All must hold. */
  readonly conditions: readonly CellCondition[]
  /** Only rows that my unit leads or helps with. */
  readonly mine: boolean
  readonly sort: { readonly column: ColumnId; readonly descending: boolean } | null
  /** Equal neighbours in a column are drawn as one cell. */
  readonly merged: boolean
  /** What rows are put together by instead of the annex's sections; null: by those. */
  readonly group: Grouping | null
}

export const groupings = ['lead', 'quarter'] as const
export type Grouping = (typeof groupings)[number]

export const plainView: PersonalView = { widths: {}, hidden: [], folded: [], conditions: [], mine: false, sort: null, merged: false, group: null }

/** Whether rows are left out or re-ordered: then a new row has no certain place at the end. */
export const narrows = (view: PersonalView): boolean => view.conditions.length > 0 || view.mine || view.sort !== null || view.group !== null

/** Whether rows stand in another order than the annex's: then moving one there would mean nothing that is seen. */
export const reorders = (view: PersonalView): boolean => view.sort !== null || view.group !== null

/** Reads a stored view; anything that doesn't fit falls back to the plain one. */
export function readView(stored: string | null): PersonalView {
  if (stored === null) return plainView
  let raw: Partial<Record<keyof PersonalView, unknown>>
  try {
    raw = JSON.parse(stored) as typeof raw
  } catch (error) {
    // A damaged note of my own widths is worth nothing: start over from the plain view.
    if (error instanceof SyntaxError) return plainView
    throw error
  }
  if (typeof raw !== 'object' || raw === null) return plainView
  const ids = <T extends string>(value: unknown): T[] => (Array.isArray(value) ? value.filter((id): id is T => typeof id === 'string') : [])
  return {
    widths: readWidths(raw.widths),
    hidden: ids<ColumnId>(raw.hidden),
    folded: ids<RowId>(raw.folded),
    conditions: Array.isArray(raw.conditions) ? raw.conditions.filter(isCondition) : [],
    mine: raw.mine === true,
    sort: isSort(raw.sort) ? raw.sort : null,
    merged: raw.merged === true,
    group: groupings.find((grouping) => grouping === raw.group) ?? null,
  }
}

function readWidths(value: unknown): Record<ColumnId, number> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, width]) => typeof width === 'number' && width > 0 && width < 4000))
}

function isCondition(value: unknown): value is CellCondition {
  const { is, column, text } = (value ?? {}) as Record<string, unknown>
  if (typeof column !== 'string') return false
  return is === 'empty' || is === 'filled' || (is === 'containing' && typeof text === 'string')
}

function isSort(value: unknown): value is NonNullable<PersonalView['sort']> {
  const { column, descending } = (value ?? {}) as Record<string, unknown>
  return typeof column === 'string' && typeof descending === 'boolean'
}
