import * as Y from 'yjs'
import type { Annex, AnnexRow, Unit, Workbook } from '../domain/annex.ts'
import { cellFormOf, type Column } from '../domain/columns.ts'
import type { ColumnId, RowId } from '../domain/ids.ts'
import { readUnits } from '../domain/units/readUnits.ts'
import { readAnnexRows } from './annexRows.ts'
import { addColumn } from './columnEdits.ts'
import { newId, transact, type EditContext } from './editContext.ts'
import { insertRows, type RowSpec } from './rowEdits.ts'
import { annexesOf, columnsOf, commentPrefix, metaOf, rowsOf, schemaVersion } from './schema.ts'
import type { UnitEntry } from './unitCells.ts'
import { addAnnex, putUnit, setFacts } from './workbookEdits.ts'

/** Fills an *empty* document with a workbook. Never call it on a document that already holds one: all would stand twice. */
export function writeWorkbook(doc: Y.Doc, workbook: Workbook, ctx: Omit<EditContext, 'doc'>): void {
  const edit: EditContext = { ...ctx, doc }
  if (metaOf(doc).size > 0 || rowsOf(doc).size > 0) throw new Error('a workbook is written into an empty document only')
  transact(edit, () => {
    metaOf(doc).set('schemaVersion', schemaVersion)
    setFacts(edit, workbook.facts)
    for (const unit of workbook.units) putUnit(edit, unit)
    for (const annex of workbook.annexes) writeAnnex(edit, annex, workbook.units)
  })
}

/**
 * Adds an annex with its columns and rows to a document, as the last one. Ids that the document already has are
 * replaced: other programs number the columns of every annex c1, c2 …
 */
export function writeAnnex(ctx: EditContext, given: Annex, directory: readonly Unit[]): void {
  const annex = withFreeIds(ctx, given)
  transact(ctx, () => {
    const { kind, heading, title, reference, numbering } = annex
    addAnnex(ctx, { kind, heading, title, reference, numbering }, annex.id)
    for (const { id, ...column } of annex.columns) addColumn(ctx, annex.id, column, undefined, id)
    const specs = nested(annex.rows, (row) => rowSpec(row, annex.columns, directory))
    insertRows(ctx, annex.id, readAnnexRows(ctx.doc, annex.id), { at: 'last', under: '' }, specs)
    for (const row of annex.rows) writeComments(ctx, row)
  })
}

function withFreeIds(ctx: EditContext, annex: Annex): Annex {
  const free = <Id extends string>(taken: { has(id: string): boolean }, id: Id, prefix: string): Id => (taken.has(id) ? (newId(ctx, prefix) as Id) : id)
  const columns = new Map(annex.columns.map(({ id }) => [id, free(columnsOf(ctx.doc), id, 'c')]))
  const renamed = (cells: AnnexRow['cells']): AnnexRow['cells'] =>
    Object.fromEntries(Object.entries(cells).map(([id, text]) => [columns.get(id as ColumnId) ?? id, text]))
  return {
    ...annex,
    id: free(annexesOf(ctx.doc), annex.id, 'a'),
    columns: annex.columns.map((column) => ({ ...column, id: columns.get(column.id) ?? column.id })),
    rows: annex.rows.map((row) => ({ ...row, id: free(rowsOf(ctx.doc), row.id, 'r'), cells: renamed(row.cells) })),
  }
}

function writeComments(ctx: EditContext, row: AnnexRow): void {
  const map = rowsOf(ctx.doc).get(row.id)
  row.comments?.forEach((comment, i) => {
    if (map instanceof Y.Map) map.set(`${commentPrefix}${String(i).padStart(3, '0')}${newId(ctx, '')}`, { ...comment })
  })
}

/** What of `RowSpec` a plain row holds, without its children. */
export function rowSpec(row: Omit<AnnexRow, 'id'> & { id?: RowId }, columns: readonly Column[], directory: readonly Unit[]): RowSpec {
  const texts: Record<ColumnId, string> = {}
  const units: Record<ColumnId, UnitEntry[]> = {}
  for (const column of columns) {
    const text = row.cells[column.id]
    if (text === undefined) continue
    const form = cellFormOf(column.role)
    if (form === 'text') texts[column.id] = text
    if (form === 'units') units[column.id] = readUnits(text, directory).map((r) => (r.unit === null ? { text: r.text } : { unit: r.unit }))
  }
  return { ...(row.id ? { id: row.id } : {}), kind: row.kind, texts, units, ...(row.flags ? { flags: row.flags } : {}) }
}

/** Nests flat rows by their levels; a row deeper than its predecessor + 1 hangs on the predecessor. */
export function nested<T extends { readonly level: number }>(rows: readonly T[], specOf: (row: T) => RowSpec): RowSpec[] {
  const top: RowSpec[] = []
  const open: RowSpec[][] = [top]
  for (const row of rows) {
    open.length = Math.min(row.level, open.length - 1) + 1
    const children: RowSpec[] = []
    open.at(-1)?.push({ ...specOf(row), children })
    open.push(children)
  }
  return top
}
