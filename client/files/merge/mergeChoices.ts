import type { MergeChoices } from '../../../shared/sheet/merge/acceptMerge.ts'
import type { AnnexMerge, CellMerge, RowMerge } from '../../../shared/sheet/merge/annexMerge.ts'

/** One thing that a merge would change, by a key of its own; what is chosen is a set of these keys. */
export interface MergeItem {
  readonly key: string
  readonly row: RowMerge
  /** Absent: the row itself is added, taken out or placed. */
  readonly cell?: CellMerge
}

const cellKey = (row: string, cell: CellMerge): string => `cell:${row}:${cell.column}`
const addKey = (row: Extract<RowMerge, { kind: 'new' | 'deletedHere' }>): string => `add:${row.theirs.id}`

/** All that the merge would change, in the order of the rows. */
export function mergeItems(merge: AnnexMerge): MergeItem[] {
  return merge.rows.flatMap((row): MergeItem[] => {
    switch (row.kind) {
      case 'same':
        return []
      case 'changed':
        return [
          ...row.cells.filter((cell) => cell.verdict !== 'mine').map((cell) => ({ key: cellKey(row.row, cell), row, cell })),
          ...(row.place ? [{ key: `place:${row.row}`, row }] : []),
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
  const isSafe = ({ row, cell }: MergeItem): boolean => (cell ? cell.verdict === 'theirs' || cell.mine === '' : row.kind === 'new')
  return new Set(items.filter(isSafe).map((item) => item.key))
}

/** The choices of a set of keys, as the merge asks for them. */
export function choicesOf(chosen: ReadonlySet<string>): MergeChoices {
  return {
    cell: (cell, row) => chosen.has(cellKey(row.row, cell)),
    place: (row) => chosen.has(`place:${row.row}`),
    add: (row) => chosen.has(addKey(row)),
    remove: (row) => chosen.has(`remove:${row.row}`),
  }
}
