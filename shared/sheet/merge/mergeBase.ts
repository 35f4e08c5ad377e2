import type { Annex, RowKind } from '../../domain/annex.ts'
import type { Column } from '../../domain/columns.ts'
import type { RowId } from '../../domain/ids.ts'
import type { MarkedAnnex, MarkedRow } from '../own/exportMark.ts'
import { fingerprint, fingerprintAt } from '../own/fingerprint.ts'

/** Whether two texts of a column say the same. */
export type SameText = (column: Column, a: string, b: string) => boolean

/** What an annex was when the file left: enough to tell who changed a cell since. */
export interface MergeBase {
  /** The row was in the file when it left. */
  readonly knows: (row: RowId) => boolean
  /** Kind and level of the row then. */
  readonly place: (row: RowId) => { readonly kind: RowKind; readonly level: number } | undefined
  /** Rows in the order in which they left. */
  readonly order: readonly RowId[]
  /** `text` is what the annex kept in the cell then. @param column the annex's column; one that was not sent says nothing: true */
  readonly wasHere: (row: RowId, column: Column, text: string) => boolean
  /** `text` is what the file said in the cell then. */
  readonly wasSent: (row: RowId, column: Column, text: string) => boolean
  /** What the cell held, where that is known. */
  readonly text: (row: RowId, column: Column) => string | undefined
}

/** The base that is a whole annex, as a frozen version is. */
export function baseOfAnnex(annex: Annex, same: SameText): MergeBase {
  const rows = new Map(annex.rows.map((row) => [row.id, row]))
  const text = (row: RowId, column: Column): string => rows.get(row)?.cells[column.id] ?? ''
  const was = (row: RowId, column: Column, now: string): boolean => same(column, text(row, column), now)
  return { knows: (row) => rows.has(row), place: (row) => rows.get(row), order: annex.rows.map(({ id }) => id), wasHere: was, wasSent: was, text }
}

/** The base that travelled in the file itself, as fingerprints; `undefined`: the file is older than these. */
export function baseOfMark(mark: MarkedAnnex): MergeBase | undefined {
  const rows = new Map(Object.entries(mark.rows) as [RowId, MarkedRow][])
  if ([...rows.values()].some(({ sent }) => sent === undefined)) return undefined
  const places = new Map(mark.columns.map(({ id }, index) => [id, index]))
  const is = (prints: string, column: Column, text: string): boolean => {
    const place = places.get(column.id)
    return place === undefined || fingerprintAt(prints, place) === fingerprint(text)
  }
  return {
    knows: (row) => rows.has(row),
    place: (row) => rows.get(row),
    order: [...rows.keys()],
    wasHere: (row, column, text) => is(rows.get(row)?.kept ?? rows.get(row)?.sent ?? '', column, text),
    wasSent: (row, column, text) => is(rows.get(row)?.sent ?? '', column, text),
    text: () => undefined,
  }
}
