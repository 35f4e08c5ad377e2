import type { MergeChoices } from '../../../shared/sheet/merge/acceptMerge.ts'
import type { AnnexMerge, CellMerge, ChangedRow, RowMerge } from '../../../shared/sheet/merge/annexMerge.ts'

/** One thing that a merge would change, by a key of its own; what is chosen is a set of these keys. */
export interface MergeItem {
  readonly key: string
  readonly row: RowMerge
  /** Absent: the row itself is added, taken out, placed or moved. */
  readonly cell?: CellMerge
  /** Of a row that is on both sides: it gets another kind or level, or goes elsewhere. */
  readonly what?: 'place' | 'move'
}

const cellKey = (row: string, cell: CellMerge): string => `cell:${row}:${cell.column}`
const placeKey = (row: ChangedRow): string => `place:${row.row}`
const moveKey = (row: ChangedRow): string => `move:${row.moved?.with ?? row.row}`
const addKey = (row: Extract<RowMerge, { kind: 'new' | 'deletedHere' }>): string => `add:${row.theirs.id}`

/** All that the merge would change, in the order of the rows. */
export function mergeItems(merge: AnnexMerge): MergeItem[] {
  return merge.rows.flatMap((row): MergeItem[] => {
    switch (row.kind) {
      case 'same':
        return []
      case 'changed':
        return [
          ...row.cells.map((cell) => ({ key: cellKey(row.row, cell), row, cell })),
          ...(row.place ? [{ key: placeKey(row), row, what: 'place' as const }] : []),
          // What moved along with the row above it is taken or left with that row.
          ...(row.moved && row.moved.with === undefined ? [{ key: moveKey(row), row, what: 'move' as const }] : []),
        ]
      case 'gone':
        return [{ key: `remove:${row.row}`, row }]
      default:
        return [{ key: addKey(row), row }]
    }
  })
}

/** What can be taken without a second thought: what only the file changed, fills an empty cell, or adds. Nothing that takes away. */
export function safeKeys(items: readonly MergeItem[]): Set<string> {
  const isSafe = ({ row, cell, what }: MergeItem): boolean => {
    if (cell) return cell.verdict === 'theirs' && cell.theirs !== ''
    if (what === 'place') return true
    return row.kind === 'new' || (what === 'move' && row.kind === 'changed' && row.moved?.sure === true)
  }
  return new Set(items.filter(isSafe).map((item) => item.key))
}

/** The choices of a set of keys, as the merge asks for them. */
export function choicesOf(chosen: ReadonlySet<string>): MergeChoices {
  return {
    cell: (cell, row) => chosen.has(cellKey(row.row, cell)),
    place: (row) => chosen.has(placeKey(row)),
    move: (row) => chosen.has(moveKey(row)),
    add: (row) => chosen.has(addKey(row)),
    remove: (row) => chosen.has(`remove:${row.row}`),
  }
}
