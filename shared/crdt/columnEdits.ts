import * as Y from 'yjs'
import { cellFormOf, type Column } from '../domain/columns.ts'
import type { AnnexId, ColumnId } from '../domain/ids.ts'
import { readColumnPlaces } from './columns.ts'
import { newId, tombstone, transact, type EditContext } from './editContext.ts'
import { isOrderKey, keysBetween } from './placing/orderKeys.ts'
import { cellText, columnsOf, readRow, rowsOf, textKey } from './schema.ts'

/** Everything of a column that can be changed after it was made; `undefined` removes an optional fact. */
export type ColumnChange = {
  readonly [K in 'role' | 'heading' | 'parentHeading' | 'widthMm' | 'internal']?: Column[K] | undefined
}

/** Adds a column before `before` (absent: last), and a Y.Text for it to every row of the annex. */
export function addColumn(ctx: EditContext, annex: AnnexId, column: Omit<Column, 'id'>, before?: ColumnId, id?: ColumnId): ColumnId {
  const made = id ?? (newId(ctx, 'c') as ColumnId)
  transact(ctx, () => {
    const map = new Y.Map<unknown>()
    map.set('annex', annex)
    map.set('order', columnKey(ctx, annex, before))
    for (const [key, value] of Object.entries(column)) if (value !== undefined) map.set(key, value)
    columnsOf(ctx.doc).set(made, map)
    if (cellFormOf(column.role) !== 'text') return
    for (const [row, registers] of rowsOf(ctx.doc)) {
      if (readRow(row, registers)?.annex === annex && !cellText(registers, made)) registers.set(textKey(made), new Y.Text())
    }
  })
  return made
}

function columnKey(ctx: EditContext, annex: AnnexId, before: ColumnId | undefined, moving?: ColumnId): string {
  const places = readColumnPlaces(ctx.doc, annex).filter((place) => place.column.id !== moving && isOrderKey(place.key))
  const index = before ? places.findIndex((place) => place.column.id === before) : -1
  const end = index < 0 ? places.length : index
  const low = places[end - 1]?.key ?? null
  const high = places.slice(end).find((place) => low === null || place.key > low)?.key ?? null
  return keysBetween(low, high, 1, ctx.random)[0] as string
}

/** Changes facts of a column, each its own register. Unknown column: nothing happens. */
export function updateColumn(ctx: EditContext, column: ColumnId, change: ColumnChange): void {
  const map = columnsOf(ctx.doc).get(column)
  if (!map) return
  transact(ctx, () => {
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) map.delete(key)
      else if (map.get(key) !== value) map.set(key, value)
    }
  })
}

/** Moves a column before `before` (absent: last). */
export function moveColumn(ctx: EditContext, annex: AnnexId, column: ColumnId, before?: ColumnId): void {
  const map = columnsOf(ctx.doc).get(column)
  if (map) transact(ctx, () => map.set('order', columnKey(ctx, annex, before, column)))
}

/** Tombstones a column; its cells' texts stay in the rows. */
export function deleteColumn(ctx: EditContext, column: ColumnId): void {
  const map = columnsOf(ctx.doc).get(column)
  if (map) transact(ctx, () => map.set('del', tombstone(ctx)))
}
