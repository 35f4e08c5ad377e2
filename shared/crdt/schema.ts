import * as Y from 'yjs'
import { isRowKind, type RowKind } from '../domain/annex.ts'
import { isWellFormedId, type AnnexId, type ColumnId, type RowId } from '../domain/ids.ts'
import { isOrderKey } from './placing/orderKeys.ts'

/**
 * The shape of the shared document; the rules are in shared/SPEC.md, CV and RW.
 *
 *   meta     fact → value                       registers
 *   units    unitId → { name, abbr, kind, order, "alias:<text>": true, "member:<unitId>": true, del? }
 *   annexes  annexId → { order, kind, heading, title, reference, numbering, del? }
 *   columns  columnId → { annex, order, role, heading, parentHeading?, widthMm?, internal?, del? }
 *   rows     rowId → { annex, kind, pos: [parent, key], del?, "c:<column>": Y.Text, "s:<column>:<entry>": key, "flag:<f>": true }
 */
export const schemaVersion = 1

export type Row = Y.Map<unknown>

export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta')
export const unitsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('units')
export const annexesOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('annexes')
export const columnsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('columns')
export const rowsOf = (doc: Y.Doc): Y.Map<Row> => doc.getMap('rows')

/** The root maps, by name. */
export const rootNames = ['meta', 'units', 'annexes', 'columns', 'rows'] as const
export type RootName = (typeof rootNames)[number]

/** Who deleted a row or column, and when (ISO time). Rows deleted together carry equal stamps. */
export interface Tombstone {
  readonly by: string
  readonly at: string
}

export const textKey = (column: ColumnId): string => `c:${column}`
export const unitKeyPrefix = (column: ColumnId): string => `s:${column}:`
export const flagPrefix = 'flag:'
export const commentPrefix = 'comment:'

/** The registers of a row that decide where it is shown. */
export interface RowRegisters {
  readonly annex: AnnexId
  readonly kind: RowKind
  readonly parent: RowId | ''
  readonly key: string
  readonly deleted: Tombstone | null
}

export function readTombstone(value: unknown): Tombstone | null {
  if (value === undefined || value === null) return null
  const { by, at } = value as Partial<Tombstone>
  return { by: typeof by === 'string' ? by : '', at: typeof at === 'string' ? at : '' }
}

/** Reads a row's registers, checking their shape; null: unreadable (a foreign or damaged write), to be reported, never repaired. */
export function readRow(id: string, row: unknown): RowRegisters | null {
  if (!isWellFormedId(id) || !(row instanceof Y.Map)) return null
  const annex = row.get('annex')
  const kind = row.get('kind')
  const pos = row.get('pos')
  if (!isWellFormedId(annex) || !isRowKind(kind) || !Array.isArray(pos) || pos.length !== 2) return null
  const [parent, key] = pos as unknown[]
  if (parent !== '' && !isWellFormedId(parent)) return null
  if (!isOrderKey(key)) return null
  return { annex: annex as AnnexId, kind, parent: parent as RowId | '', key, deleted: readTombstone(row.get('del')) }
}

/** The text of a cell; undefined when the row has none for that column (yet). */
export function cellText(row: Row, column: ColumnId): Y.Text | undefined {
  const value = row.get(textKey(column))
  return value instanceof Y.Text ? value : undefined
}

/** Register as text; anything else reads as ''. */
export function textOf(map: Y.Map<unknown>, key: string): string {
  const value = map.get(key)
  return typeof value === 'string' ? value : ''
}
