import type { AnnexProjection, ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import { cellFormOf, titleColumnOf, type Column } from '../../../shared/domain/columns.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { SheetShape } from '../selection/sheetShape.ts'

/** A shown row. */
export interface SheetRow extends ProjectedRow {
  /** Whether rows stand under it in the outline (shown or folded away). */
  readonly parental: boolean
  readonly folded: boolean
  /** A heading that only this view has (grouping): no row of the annex; nothing can be written to it. */
  readonly heading?: { readonly text: string; readonly count: number }
}

/**
 * What is on the screen: the shown rows and columns of an annex after folding, filters and hidden columns. A snapshot of
 * structure; texts are read live from the projection.
 */
export class Sheet implements SheetShape {
  readonly rows: readonly SheetRow[]
  readonly columns: readonly Column[]
  readonly firstDataColumn: number
  readonly titleColumn: number
  /** The column that names rows, even when it is hidden. */
  readonly title: Column | undefined
  readonly #projection: AnnexProjection
  readonly #rowIndexes = new Map<RowId, number>()
  readonly #columnIndexes = new Map<ColumnId, number>()

  constructor(projection: AnnexProjection, rows: readonly SheetRow[], columns: readonly Column[]) {
    this.#projection = projection
    this.rows = rows
    this.columns = columns
    rows.forEach((row, i) => this.#rowIndexes.set(row.id, i))
    columns.forEach((column, i) => this.#columnIndexes.set(column.id, i))
    const data = columns.findIndex((column) => cellFormOf(column.role) !== 'number')
    this.firstDataColumn = data < 0 ? columns.length : data
    this.title = titleColumnOf(projection.columns)
    this.titleColumn = this.title ? this.columnIndex(this.title.id) : -1
  }

  get rowCount(): number {
    return this.rows.length
  }

  get columnCount(): number {
    return this.columns.length
  }

  row(index: number): SheetRow {
    return this.rows[index] as SheetRow
  }

  column(index: number): Column {
    return this.columns[index] as Column
  }

  rowAt(index: number): RowId {
    return this.row(index).id
  }

  columnAt(index: number): ColumnId {
    return this.column(index).id
  }

  rowIndex(row: RowId): number {
    return this.#rowIndexes.get(row) ?? -1
  }

  columnIndex(column: ColumnId): number {
    return this.#columnIndexes.get(column) ?? -1
  }

  spans(row: number): boolean {
    const found = this.rows[row]
    return found !== undefined && this.isHeading(found)
  }

  /** A section or group without texts of its own beside its title: one cell over all columns. */
  isHeading(row: Pick<SheetRow, 'id' | 'kind'>): boolean {
    if (row.kind !== 'section' && row.kind !== 'group') return false
    const title = this.title?.id
    return this.columns.every((column) => column.id === title || this.#projection.text(row.id, column) === '')
  }

  isEmpty(row: number, column: number): boolean {
    return this.text(row, column) === ''
  }

  /** The column that a cell of this row really shows: the title, in a spanning row. */
  shownColumn(row: number, column: number): Column {
    const own = this.column(column)
    return column >= this.firstDataColumn && this.title && this.spans(row) ? this.title : own
  }

  /** Printed text of a shown cell; of a spanning row, the title at the title's place and '' elsewhere. */
  text(row: number, column: number): string {
    const own = this.column(column)
    if (cellFormOf(own.role) === 'number') return this.row(row).number
    if (this.spans(row) && own.id !== this.title?.id) return ''
    const { heading } = this.row(row)
    if (heading) return heading.text
    return this.#projection.text(this.rowAt(row), own)
  }
}
