import type { AnnexRow, RowKind } from '../../domain/annex.ts'
import type { Column } from '../../domain/columns.ts'
import type { ColumnId, RowId } from '../../domain/ids.ts'

/**
 * What bringing a file into an annex would change, to be looked at and chosen from before anything is written.
 * "mine" is the annex as it is now, "theirs" the file, "base" the version that the file was exported from.
 */
export interface AnnexMerge {
  /** Whether a base was there: without one, who changed a cell can't be told. */
  readonly threeWay: boolean
  readonly columns: readonly { readonly mine: ColumnId; readonly theirs: ColumnId }[]
  /** Columns that only the file has. */
  readonly newColumns: readonly Column[]
  /** Rows in the order in which they would stand. */
  readonly rows: readonly RowMerge[]
}

export type RowMerge =
  | { readonly kind: 'same'; readonly row: RowId }
  | ChangedRow
  | {
      readonly kind: 'new'
      readonly theirs: AnnexRow
      /** Texts by the columns of mine; those of new columns keep their own ids. */
      readonly cells: Readonly<Record<ColumnId, string>>
      /** The row of mine that it follows; null: it comes first. A new row before it may stand in between. */
      readonly after: RowId | null
    }
  /** Not in the file any more. `changed`: it was changed here since the export, so taking it out would lose that. */
  | { readonly kind: 'gone'; readonly row: RowId; readonly changed: boolean }
  /** Deleted here since the export, and still in the file. `changed`: the file changed it since. */
  | { readonly kind: 'deletedHere'; readonly theirs: AnnexRow; readonly cells: Readonly<Record<ColumnId, string>>; readonly changed: boolean }

export interface ChangedRow {
  readonly kind: 'changed'
  readonly row: RowId
  readonly theirs: RowId
  readonly cells: readonly CellMerge[]
  /** The file gives the row another kind or level. */
  readonly place?: { readonly kind: RowKind; readonly level: number }
  /** The row stands elsewhere in the file. */
  readonly moved?: RowMove
}

export interface RowMove {
  /** Only the file moved rows; else nobody can tell who did. */
  readonly sure: boolean
  /** The row above it that moved and took it along; absent: it moved by itself. */
  readonly with?: RowId
}

/** `theirs`: only the file changed it; `mine`: only we did; `conflict`: both did, or nobody can tell. */
export type CellVerdict = 'theirs' | 'mine' | 'conflict'

export interface CellMerge {
  readonly column: ColumnId
  readonly verdict: CellVerdict
  readonly mine: string
  readonly theirs: string
  /** What the cell held before; absent where only fingerprints of that are known, or no base at all. */
  readonly base?: string
}

/** The row that an added row follows: one of mine, or one that was added before it (by its id in the file); null: it is the first. */
export type MergeAnchor = { readonly mine: RowId } | { readonly added: RowId } | null

/** One step of an accepted merge; all of them are one transaction and one undo. */
export type MergeEdit =
  | { readonly kind: 'setCell'; readonly row: RowId; readonly column: ColumnId; readonly text: string }
  | { readonly kind: 'placeRow'; readonly row: RowId; readonly rowKind: RowKind; readonly level: number }
  | {
      readonly kind: 'addRow'
      readonly theirs: RowId
      readonly rowKind: RowKind
      readonly level: number
      readonly cells: Readonly<Record<ColumnId, string>>
      readonly after: MergeAnchor
    }
  /** One line of the print to its place behind another one; rows under it have steps of their own. */
  | { readonly kind: 'moveRow'; readonly row: RowId; readonly after: MergeAnchor }
  | { readonly kind: 'removeRow'; readonly row: RowId }
