import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'

/** A line of the log as the server tells it. */
export interface LogLine {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly kind: 'cell' | 'rowMade' | 'rowDeleted' | 'rowMoved' | 'row' | 'frame' | 'linkOpened' | 'linkEnded'
  readonly row: RowId | ''
  readonly rowTitle: string
  readonly column: ColumnId | ''
  readonly heading: string
  readonly from: string
  readonly to: string
  readonly before: string
  readonly after: string
  readonly refusal: string
}

export interface LogPage {
  readonly lines: readonly LogLine[]
  /** Where the next page begins; null: this was the last. */
  readonly next: number | null
}

/** Which lines a person wants to see; absent or empty means all. */
export interface LogChoice {
  readonly login?: string
  readonly unit?: string
  readonly refused?: boolean
  readonly row?: RowId
  readonly column?: ColumnId
}

/** The choice as the call's query: "?login=…" or ''. */
export function logQuery({ login, unit, refused, row, column }: LogChoice, before?: number | null): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ login, unit, row, column })) if (value) query.set(name, value)
  if (refused) query.set('refused', '1')
  if (before) query.set('before', String(before))
  return query.size === 0 ? '' : `?${query.toString()}`
}
