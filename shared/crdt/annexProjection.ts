import * as Y from 'yjs'
import type { Annex, RowKind, Unit } from '../domain/annex.ts'
import { cellFormOf, type Column } from '../domain/columns.ts'
import type { AnnexId, ColumnId, RowId, UnitId } from '../domain/ids.ts'
import { numberRows } from '../domain/numbering.ts'
import { RowOrder } from '../domain/rowOrder.ts'
import type { AnnexRows } from './annexRows.ts'
import { readColumns } from './columns.ts'
import { readAnnexFacts, readDirectory } from './readWorkbook.ts'
import { annexesOf, cellText, columnsOf, readRow, rowsOf, unitsOf, type Row, type RowRegisters } from './schema.ts'
import { printUnitEntries, readUnitEntries, type UnitEntry } from './unitCells.ts'

/** A shown row of an annex, in print order. */
export interface ProjectedRow {
  readonly id: RowId
  readonly kind: RowKind
  readonly level: number
  readonly number: string
  /** The shown row above it in the outline; '' at the top level. */
  readonly parent: RowId | ''
}

/** What one transaction changed, as far as a view must know. */
export interface ProjectionChange {
  /** Order, levels, kinds or numbers may differ: read `rows` again. */
  readonly structure: boolean
  /** Columns differ: read `columns` again. */
  readonly columns: boolean
  /** Heading block, numbering, or names of units differ: everything shown may differ. */
  readonly facts: boolean
  /** Rows whose cells differ. */
  readonly rows: ReadonlySet<RowId>
  /** Whether this window made the change. */
  readonly local: boolean
}

/**
 * One annex of the shared document as a view needs it: rows in order with their numbers, columns, printed cell texts;
 * kept current incrementally. Listeners run once a transaction that touched the annex, after all has been updated.
 */
export class AnnexProjection implements AnnexRows {
  readonly doc: Y.Doc
  readonly annex: AnnexId
  readonly order = new RowOrder()
  readonly #registers = new Map<RowId, RowRegisters>()
  readonly #unreadable = new Set<string>()
  readonly #listeners = new Set<(change: ProjectionChange) => void>()
  #rows: readonly ProjectedRow[] | null = null
  #columns: readonly Column[] | null = null
  #directory: ReadonlyMap<UnitId, Unit> | null = null
  readonly #onRows = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => this.#rowsChanged(events, transaction)
  readonly #onColumns = (_: unknown, transaction: Y.Transaction) => this.#tell({ columns: true }, transaction)
  readonly #onFacts = (_: unknown, transaction: Y.Transaction) => this.#tell({ facts: true }, transaction)

  constructor(doc: Y.Doc, annex: AnnexId) {
    this.doc = doc
    this.annex = annex
    for (const id of rowsOf(doc).keys()) this.#readRow(id)
    rowsOf(doc).observeDeep(this.#onRows as never)
    columnsOf(doc).observeDeep(this.#onColumns)
    annexesOf(doc).observeDeep(this.#onFacts)
    unitsOf(doc).observeDeep(this.#onFacts)
  }

  destroy(): void {
    rowsOf(this.doc).unobserveDeep(this.#onRows as never)
    columnsOf(this.doc).unobserveDeep(this.#onColumns)
    annexesOf(this.doc).unobserveDeep(this.#onFacts)
    unitsOf(this.doc).unobserveDeep(this.#onFacts)
    this.#listeners.clear()
  }

  get registers(): ReadonlyMap<RowId, RowRegisters> {
    return this.#registers
  }

  get unreadable(): readonly string[] {
    return [...this.#unreadable]
  }

  get facts(): Omit<Annex, 'columns' | 'rows'> {
    return readAnnexFacts(this.doc, this.annex)
  }

  get rows(): readonly ProjectedRow[] {
    return (this.#rows ??= this.#derive())
  }

  get columns(): readonly Column[] {
    return (this.#columns ??= readColumns(this.doc, this.annex))
  }

  /** The directory of units, deleted ones too. */
  get directory(): ReadonlyMap<UnitId, Unit> {
    return (this.#directory ??= readDirectory(this.doc))
  }

  /** The row's map in the document; undefined when unknown. */
  rowMap(row: RowId): Row | undefined {
    const map = rowsOf(this.doc).get(row)
    return map instanceof Y.Map ? map : undefined
  }

  /** Printed text of a cell ('' when empty, or for the number column: that is `ProjectedRow.number`). */
  text(row: RowId, column: Column): string {
    const map = this.rowMap(row)
    if (!map) return ''
    const form = cellFormOf(column.role)
    if (form === 'units') return printUnitEntries(readUnitEntries(map, column.id), this.directory)
    return form === 'text' ? (cellText(map, column.id)?.toString() ?? '') : ''
  }

  unitEntries(row: RowId, column: ColumnId): readonly UnitEntry[] {
    const map = this.rowMap(row)
    return map ? readUnitEntries(map, column) : []
  }

  /** Calls `listener` after each transaction that changed this annex; returns how to stop. */
  subscribe(listener: (change: ProjectionChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #derive(): ProjectedRow[] {
    const placed = this.order.flatten().map((row) => ({ ...row, kind: this.#registers.get(row.id)?.kind ?? ('task' as const) }))
    const numbers = numberRows(placed, this.facts.numbering)
    return placed.map((row, i) => ({ ...row, number: numbers[i] as string }))
  }

  #readRow(id: string): void {
    const read = readRow(id, rowsOf(this.doc).get(id))
    if (read) this.#unreadable.delete(id)
    else this.#unreadable.add(id)
    if (read?.annex === this.annex) {
      this.#registers.set(id as RowId, read)
      this.order.set({ id: id as RowId, parent: read.parent, key: read.key, deleted: read.deleted !== null })
    } else {
      this.#registers.delete(id as RowId)
      this.order.delete(id as RowId)
    }
  }

  #rowsChanged(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    const rows = new Set<RowId>()
    let structure = false
    for (const event of events) {
      if (event.path.length === 0) {
        for (const id of (event as Y.YMapEvent<unknown>).keysChanged) structure = this.#changed(id, rows) || structure
        continue
      }
      const id = String(event.path[0])
      if (event.path.length === 1 && touchesPlace(event as Y.YMapEvent<unknown>)) structure = this.#changed(id, rows) || structure
      else if (this.#registers.has(id as RowId)) rows.add(id as RowId)
    }
    if (structure || rows.size > 0) this.#tell({ structure, rows }, transaction)
  }

  /** Reads a row anew; whether it is or was one of this annex. */
  #changed(id: string, rows: Set<RowId>): boolean {
    const before = this.#registers.has(id as RowId)
    this.#readRow(id)
    const isOurs = before || this.#registers.has(id as RowId)
    if (isOurs) rows.add(id as RowId)
    return isOurs
  }

  #tell(change: Partial<ProjectionChange>, transaction: Y.Transaction): void {
    if (change.structure || change.facts) this.#rows = null
    if (change.columns || change.facts) this.#columns = null
    if (change.facts) this.#directory = null
    const full = { structure: false, columns: false, facts: false, rows: new Set<RowId>(), local: transaction.local, ...change }
    for (const listener of this.#listeners) listener(full)
  }
}

const placeKeys = ['pos', 'kind', 'annex', 'del']

function touchesPlace(event: Y.YMapEvent<unknown>): boolean {
  return placeKeys.some((key) => event.keysChanged.has(key))
}
