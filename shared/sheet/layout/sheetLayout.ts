import type { RowKind } from '../../domain/annex.ts'
import type { AnnexId, ColumnId, RowId, UnitId } from '../../domain/ids.ts'
import type { LayoutProfile, Orientation } from './layoutProfile.ts'

/**
 * An annex laid out for paper: what every writer (.xlsx, .csv, later .docx and .pdf) puts down without deciding anything.
 */
export interface SheetLayout {
  readonly annex: AnnexId
  /** Name of the tab. */
  readonly name: string
  readonly profile: LayoutProfile
  readonly orientation: Orientation
  readonly view: ExportView
  /** Width of each printed column; adds up to the printable width. */
  readonly columns: readonly { readonly column: ColumnId; readonly widthMm: number; readonly units: boolean }[]
  readonly rows: readonly LaidOutRow[]
  /** Rows (from 0) that are repeated on every page. */
  readonly header: { readonly first: number; readonly last: number }
}

/** Which rows, columns and marks are shown. `draft`: all; `issued`: nothing internal; else the rows of one unit. */
export type ExportView = { readonly kind: 'draft' } | { readonly kind: 'issued' } | { readonly kind: 'unit'; readonly unit: UnitId }

export interface LaidOutRow {
  readonly part: 'mark' | 'heading' | 'title' | 'reference' | 'gap' | 'header' | 'body' | 'end' | 'version'
  readonly heightPt: number
  /** Shares a cell with the next row: no page should end between the two. */
  readonly keepNext?: true
  /** Cells by column; a column that a merge covers has none. */
  readonly cells: readonly LaidOutCell[]
  /** Of a body row: which row of the annex. */
  readonly row?: { readonly id: RowId; readonly kind: RowKind; readonly level: number }
  readonly comments?: readonly { readonly author: string; readonly text: string }[]
}

export interface LaidOutCell {
  /** Printed column, counted from 0. */
  readonly at: number
  readonly columns: number
  readonly rows: number
  readonly text: string
  readonly look: CellLook
}

export interface CellLook {
  readonly sizePt: number
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly align: 'left' | 'center' | 'right' | 'justify'
  readonly border: boolean
  /** "C00000" for what is never issued; absent: black. */
  readonly colour?: string
}

/** Colour of inner columns, which practice sets in red. */
export const internalColour = 'C00000'
