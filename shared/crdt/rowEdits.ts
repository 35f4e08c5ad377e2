import * as Y from 'yjs'
import type { RowFlag, RowKind } from '../domain/annex.ts'
import { cellFormOf, type Column } from '../domain/columns.ts'
import type { AnnexId, ColumnId, RowId } from '../domain/ids.ts'
import type { AnnexRows } from './annexRows.ts'
import { readColumns } from './columns.ts'
import { newId, tombstone, transact, type EditContext } from './editContext.ts'
import { keysBetween } from './placing/orderKeys.ts'
import { slotKeys, slotParent, type RowSlot } from './placing/rowSlots.ts'
import { flagPrefix, readTombstone, rowsOf, textKey, type Row } from './schema.ts'
import { setUnitEntries, type UnitEntry } from './unitCells.ts'

/** A row to be made, with the rows under it. */
export interface RowSpec {
  readonly id?: RowId
  readonly kind: RowKind
  readonly texts?: Readonly<Record<ColumnId, string>>
  readonly units?: Readonly<Record<ColumnId, readonly UnitEntry[]>>
  readonly flags?: readonly RowFlag[]
  readonly children?: readonly RowSpec[]
}

/** Why an edit of the outline was not done; nothing has been written then. */
export type RowEditRefusal = 'row.unknown' | 'row.cycle' | 'row.noPlace'
export type RowEditResult = { readonly ok: true; readonly rows: readonly RowId[] } | { readonly ok: false; readonly code: RowEditRefusal }

/** Makes rows (with their children) in `slot`. Every text cell gets its Y.Text here, in the row's own transaction. */
export function insertRows(ctx: EditContext, annex: AnnexId, rows: AnnexRows, slot: RowSlot, specs: readonly RowSpec[]): RowEditResult {
  const places = slotKeys(rows, slot, specs.length, ctx.random)
  if (!places) return { ok: false, code: 'row.unknown' }
  const columns = readColumns(ctx.doc, annex)
  return transact(ctx, () => {
    rekey(ctx, places.rekeyed)
    const made = specs.map((spec, i) => makeRow(ctx, annex, columns, spec, places.parent, places.keys[i] as string))
    return { ok: true, rows: made }
  })
}

function makeRow(ctx: EditContext, annex: AnnexId, columns: readonly Column[], spec: RowSpec, parent: RowId | '', key: string): RowId {
  const id = spec.id ?? (newId(ctx, 'r') as RowId)
  const row: Row = new Y.Map()
  row.set('annex', annex)
  row.set('kind', spec.kind)
  row.set('pos', [parent, key])
  for (const flag of spec.flags ?? []) row.set(flagPrefix + flag, true)
  for (const column of columns) {
    if (cellFormOf(column.role) === 'text') row.set(textKey(column.id), new Y.Text(spec.texts?.[column.id] ?? ''))
  }
  rowsOf(ctx.doc).set(id, row)
  for (const [column, entries] of Object.entries(spec.units ?? {})) setUnitEntries(ctx, row, column as ColumnId, entries)
  const children = spec.children ?? []
  const keys = keysBetween(null, null, children.length, ctx.random)
  children.forEach((child, i) => makeRow(ctx, annex, columns, child, id, keys[i] as string))
  return id
}

function rekey(ctx: EditContext, keys: ReadonlyMap<RowId, string>): void {
  for (const [id, key] of keys) {
    const row = rowsOf(ctx.doc).get(id)
    const pos = row?.get('pos')
    if (row && Array.isArray(pos)) row.set('pos', [pos[0] as string, key])
  }
}

/** `ids` without rows that stand under another of them, in print order. */
export function topmostRows(rows: AnnexRows, ids: readonly RowId[]): RowId[] {
  const chosen = new Set(ids)
  const shown = rows.order.flatten()
  const parents = new Map(shown.map((row) => [row.id, row.parent]))
  const underChosen = (id: RowId): boolean => {
    for (let up = parents.get(id) ?? ''; up !== ''; up = parents.get(up) ?? '') if (chosen.has(up)) return true
    return false
  }
  return shown.filter((row) => chosen.has(row.id) && !underChosen(row.id)).map((row) => row.id)
}

/** Moves rows with all that stands under them into `slot`, keeping their order. Refused when it would close a cycle. */
export function moveRows(ctx: EditContext, rows: AnnexRows, ids: readonly RowId[], slot: RowSlot): RowEditResult {
  const moving = topmostRows(rows, ids)
  const parent = slotParent(rows, slot)
  if (parent === null || moving.length === 0) return { ok: false, code: 'row.unknown' }
  if (moving.some((id) => rows.order.isWithin(parent, id))) return { ok: false, code: 'row.cycle' }
  const places = slotKeys(rows, slot, moving.length, ctx.random, new Set(moving))
  if (!places) return { ok: false, code: 'row.unknown' }
  transact(ctx, () => {
    rekey(ctx, places.rekeyed)
    moving.forEach((id, i) => rowsOf(ctx.doc).get(id)?.set('pos', [places.parent, places.keys[i] as string]))
  })
  return { ok: true, rows: moving }
}

/** Puts each row last under the shown row before it on its level ("thụt vào"). */
export function indentRows(ctx: EditContext, rows: AnnexRows, ids: readonly RowId[]): RowEditResult {
  return shiftRows(ctx, rows, ids, (id) => {
    const shown = rows.order.flatten()
    const self = shown.find((row) => row.id === id)
    const peers = shown.filter((row) => row.parent === self?.parent)
    const before = peers[peers.findIndex((row) => row.id === id) - 1]
    return before ? { at: 'last', under: before.id } : null
  })
}

/** Puts each row right after the row that it stands under ("thụt ra"). */
export function outdentRows(ctx: EditContext, rows: AnnexRows, ids: readonly RowId[]): RowEditResult {
  // From the last to the first, so that rows of one parent keep their order behind it.
  return shiftRows(ctx, rows, ids.toReversed(), (id) => {
    const parent = rows.order.flatten().find((row) => row.id === id)?.parent
    return parent ? { at: 'after', row: parent } : null
  })
}

function shiftRows(ctx: EditContext, rows: AnnexRows, ids: readonly RowId[], slotFor: (id: RowId) => RowSlot | null): RowEditResult {
  const topmost = new Set(topmostRows(rows, ids))
  return transact(ctx, () => {
    const moved: RowId[] = []
    for (const id of ids) {
      const slot = topmost.has(id) ? slotFor(id) : null
      const places = slot && slotKeys(rows, slot, 1, ctx.random, new Set([id]))
      if (!places) continue
      rekey(ctx, places.rekeyed)
      setPlace(ctx, rows, id, places.parent, places.keys[0] as string)
      moved.push(id)
    }
    return moved.length > 0 ? { ok: true, rows: moved } : { ok: false, code: 'row.noPlace' }
  })
}

/** Writes a place, and notes it in `rows` at once: observers run only after the transaction, the next row needs it now. */
function setPlace(ctx: EditContext, rows: AnnexRows, id: RowId, parent: RowId | '', key: string): void {
  rowsOf(ctx.doc).get(id)?.set('pos', [parent, key])
  const place = rows.order.place(id)
  if (place) rows.order.set({ ...place, parent, key })
}

/** Tombstones rows and all that stands under them, with one stamp. Texts stay, and can come back. */
export function deleteRows(ctx: EditContext, rows: AnnexRows, ids: readonly RowId[]): void {
  const stamp = tombstone(ctx)
  transact(ctx, () => {
    for (const id of new Set(ids.flatMap((top) => rows.order.subtree(top)))) {
      const row = rowsOf(ctx.doc).get(id)
      if (row && row.get('del') === undefined) row.set('del', stamp)
    }
  })
}

/** Brings rows back, with those under them that were deleted by the same act. */
export function restoreRows(ctx: EditContext, rows: AnnexRows, ids: readonly RowId[]): void {
  transact(ctx, () => {
    for (const top of ids) {
      const stamp = readTombstone(rowsOf(ctx.doc).get(top)?.get('del'))
      for (const id of rows.order.subtree(top)) {
        const row = rowsOf(ctx.doc).get(id)
        const own = readTombstone(row?.get('del'))
        if (row && own && own.by === stamp?.by && own.at === stamp.at) row.delete('del')
      }
    }
  })
}

/** Makes rows sections, groups, tasks or targets; their texts stay. */
export function convertRows(ctx: EditContext, ids: readonly RowId[], kind: RowKind): void {
  transact(ctx, () => {
    for (const id of ids) {
      const row = rowsOf(ctx.doc).get(id)
      if (row && row.get('kind') !== kind) row.set('kind', kind)
    }
  })
}
