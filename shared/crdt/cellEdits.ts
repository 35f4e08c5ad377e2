import * as Y from 'yjs'
import { DomainError } from '../domain/errors.ts'
import type { ColumnId, RowId } from '../domain/ids.ts'
import { cleanTyped, maxCellLength } from '../domain/text.ts'
import { transact, type EditContext } from './editContext.ts'
import { cellText, rowsOf, textKey, type Row } from './schema.ts'
import { applyTextDiff } from './textDiff.ts'
import { setUnitEntries, type UnitEntry } from './unitCells.ts'

/** The row's map; undefined when no such row is known here. */
export function rowMap(ctx: Pick<EditContext, 'doc'>, row: RowId): Row | undefined {
  const map = rowsOf(ctx.doc).get(row)
  return map instanceof Y.Map ? map : undefined
}

/**
 * The text of a cell, for an editor to bind to. A row that was made while somebody added the column has none: only
 * then is it made here, late.
 */
export function ensureCellText(ctx: EditContext, row: RowId, column: ColumnId): Y.Text | undefined {
  const map = rowMap(ctx, row)
  if (!map) return undefined
  return (
    cellText(map, column) ??
    transact(ctx, () => {
      const text = new Y.Text()
      map.set(textKey(column), text)
      return text
    })
  )
}

/**
 * Makes a text cell read `text` by the smallest change (never by replacing the Y.Text).
 * `caret`: end of what was typed, in UTF-16 units of `text`. No such row: nothing happens, false.
 * @throws DomainError text.tooLong
 */
export function setCellText(ctx: EditContext, row: RowId, column: ColumnId, text: string, caret?: number): boolean {
  const clean = cleanTyped(text)
  if (clean.length > maxCellLength) throw new DomainError('text.tooLong', { limit: maxCellLength })
  const target = ensureCellText(ctx, row, column)
  if (!target) return false
  transact(ctx, () => applyTextDiff(target, clean, clean === text ? caret : undefined))
  return true
}

/** Makes a unit cell hold `entries`. No such row: nothing happens, false. */
export function setCellUnits(ctx: EditContext, row: RowId, column: ColumnId, entries: readonly UnitEntry[]): boolean {
  const map = rowMap(ctx, row)
  if (!map) return false
  setUnitEntries(ctx, map, column, entries)
  return true
}
