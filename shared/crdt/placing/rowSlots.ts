import type { Random, RowId } from '../../domain/ids.ts'
import type { RowPlace } from '../../domain/rowOrder.ts'
import type { AnnexRows } from '../annexRows.ts'
import { freshKeys, keysBetween, maxOrderKeyLength } from './orderKeys.ts'

/** A place in the outline to put rows: beside a row, or first or last under one ('' = top level). */
export type RowSlot =
  | { readonly at: 'before' | 'after'; readonly row: RowId }
  | { readonly at: 'first' | 'last'; readonly under: RowId | '' }

/** Order keys for rows that go into a slot, and new keys for siblings where the old ones had grown too long. */
export interface SlotKeys {
  readonly parent: RowId | ''
  readonly keys: readonly string[]
  readonly rekeyed: ReadonlyMap<RowId, string>
}

/** The stated parent that rows put into `slot` get; null: the slot's row is unknown. */
export function slotParent(rows: AnnexRows, slot: RowSlot): RowId | '' | null {
  if ('under' in slot) return slot.under
  return rows.order.place(slot.row)?.parent ?? null
}

/** Keys for `count` rows in `slot`; rows in `moving` are about to leave and don't count as neighbours. */
export function slotKeys(rows: AnnexRows, slot: RowSlot, count: number, random: Random, moving: ReadonlySet<RowId> = new Set()): SlotKeys | null {
  const parent = slotParent(rows, slot)
  if (parent === null) return null
  const siblings = rows.order.statedChildren(parent).filter((place) => !moving.has(place.id))
  const index = slotIndex(rows, slot, siblings)
  const low = siblings[index - 1]?.key ?? null
  // Two people's inserts can carry equal keys, and nothing fits between those: go on to the next greater one.
  const high = siblings.slice(index).find((place) => low === null || place.key > low)?.key ?? null
  const keys = keysBetween(low, high, count, random)
  if (keys.every((key) => key.length <= maxOrderKeyLength)) return { parent, keys, rekeyed: new Map() }
  return rekeyed(parent, siblings, index, count)
}

function slotIndex(rows: AnnexRows, slot: RowSlot, siblings: readonly RowPlace[]): number {
  if ('under' in slot) return slot.at === 'first' ? 0 : siblings.length
  const key = rows.order.place(slot.row)?.key ?? ''
  const found = siblings.findIndex((place) => place.id === slot.row)
  // The slot's row may itself be moving: then its neighbours' keys tell where it stood.
  if (found < 0) return siblings.filter((place) => place.key < key).length
  return slot.at === 'before' ? found : found + 1
}

function rekeyed(parent: RowId | '', siblings: readonly RowPlace[], index: number, count: number): SlotKeys {
  const keys = freshKeys(siblings.length + count)
  const moved = new Map<RowId, string>()
  siblings.forEach((place, i) => moved.set(place.id, keys[i < index ? i : i + count] as string))
  return { parent, keys: keys.slice(index, index + count), rekeyed: moved }
}
