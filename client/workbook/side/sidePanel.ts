import { createSignal, type Accessor } from 'solid-js'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'

/** What stands beside the annex, one at a time. */
export type Side = { readonly is: 'refused' | 'suggestions' | 'board' } | { readonly is: 'log'; readonly row?: RowId; readonly column?: ColumnId }

export interface SidePanel {
  readonly shown: Accessor<Side | null>
  show(side: Side | null): void
}

export function createSidePanel(): SidePanel {
  const [shown, show] = createSignal<Side | null>(null)
  return { shown, show: (side) => void show(side) }
}
