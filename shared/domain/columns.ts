import type { ColumnId } from './ids.ts'

/** What a column means, whatever its heading says. Public in the interchange form: add, never rename. */
export const columnRoles = [
  'number',
  'task',
  'indicator',
  'timeline',
  'timelineStart',
  'timelineEnd',
  'product',
  'lead',
  'coordinating',
  'leader',
  'officer',
  'target',
  'targetByPeriod',
  'unitOfMeasure',
  'evidence',
  'relatedTarget',
  'supportForce',
  'budget',
  'note',
  'status',
  'internalReason',
  'group',
  'other',
] as const

export type ColumnRole = (typeof columnRoles)[number]

export function isColumnRole(value: unknown): value is ColumnRole {
  return columnRoles.includes(value as ColumnRole)
}

/** One column of an annex, in print order; headings are the annex's own words. */
export interface Column {
  readonly id: ColumnId
  readonly role: ColumnRole
  readonly heading: string
  /** Shared heading above this one and its neighbours of equal text ("Cơ quan thực hiện"); absent: none. */
  readonly parentHeading?: string
  /** Width on paper, millimetres; absent: the role's usual share. */
  readonly widthMm?: number
  /** Kept in the draft for leaders, never in the issued annex ("không phát hành"). */
  readonly internal?: boolean
}

/** How the cells of a role are stored and edited: `number` is computed, `units` is a set of units, else text. */
export type CellForm = 'number' | 'units' | 'text'

/** The form of the cells under a role. */
export function cellFormOf(role: ColumnRole): CellForm {
  if (role === 'number') return 'number'
  return role === 'lead' || role === 'coordinating' ? 'units' : 'text'
}

/** The column whose text names the row (also the title of sections and groups): task, indicator, else the first text. */
export function titleColumnOf(columns: readonly Column[]): Column | undefined {
  return (
    columns.find((c) => c.role === 'task') ??
    columns.find((c) => c.role === 'indicator') ??
    columns.find((c) => cellFormOf(c.role) === 'text')
  )
}

/** Usual widths on a landscape A4 page, millimetres, used in proportion. Source: habits of the annexes that we were shown. */
export const usualWidthMm: Readonly<Record<ColumnRole, number>> = {
  number: 14,
  task: 84,
  indicator: 84,
  timeline: 30,
  timelineStart: 22,
  timelineEnd: 22,
  product: 46,
  lead: 36,
  coordinating: 42,
  leader: 28,
  officer: 28,
  target: 24,
  targetByPeriod: 24,
  unitOfMeasure: 18,
  evidence: 34,
  relatedTarget: 30,
  supportForce: 28,
  budget: 24,
  note: 26,
  status: 26,
  internalReason: 44,
  group: 34,
  other: 30,
}
