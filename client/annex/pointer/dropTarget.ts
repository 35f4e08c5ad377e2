import type { RowSlot } from '../../../shared/crdt/placing/rowSlots.ts'
import type { RowId } from '../../../shared/domain/ids.ts'

/** Where dragged rows would go, and how it is shown. */
export interface DropTarget {
  readonly slot: RowSlot
  readonly row: RowId
  readonly at: 'above' | 'inside' | 'below'
}

/** What a drop must know of a row. */
export interface DropRow {
  readonly id: RowId
  /** Rows stand under it and are shown: dropping below it means first under it. */
  readonly opened: boolean
}

/**
 * The place for rows that are dropped over `over`, at `share` of its height (0 = top edge, 1 = bottom edge): the upper
 * third above it, the lower third below it, between them inside.
 */
export function dropTarget(over: DropRow, share: number): DropTarget {
  if (share < 1 / 3) return { slot: { at: 'before', row: over.id }, row: over.id, at: 'above' }
  if (share <= 2 / 3) return { slot: { at: 'last', under: over.id }, row: over.id, at: 'inside' }
  const slot: RowSlot = over.opened ? { at: 'first', under: over.id } : { at: 'after', row: over.id }
  return { slot, row: over.id, at: 'below' }
}
