import type { AnnexMerge, CellMerge, ChangedRow, MergeAnchor, MergeEdit, RowMerge } from './annexMerge.ts'

/** What a person chose. Each question is asked once for each thing that the merge found. */
export interface MergeChoices {
  readonly cell: (cell: CellMerge, row: ChangedRow) => boolean
  readonly place: (row: ChangedRow) => boolean
  readonly move: (row: ChangedRow) => boolean
  readonly add: (row: Extract<RowMerge, { kind: 'new' | 'deletedHere' }>) => boolean
  readonly remove: (row: Extract<RowMerge, { kind: 'gone' }>) => boolean
}

/** What is safe without looking: what only the file changed or added. Conflicts and deletions wait for a person. */
export const safeChoices: MergeChoices = {
  cell: ({ verdict }) => verdict === 'theirs',
  place: () => true,
  move: ({ moved }) => moved?.sure === true,
  add: ({ kind }) => kind === 'new',
  remove: () => false,
}

/** Everything as the file has it. */
export const theirChoices: MergeChoices = { cell: () => true, place: () => true, move: () => true, add: () => true, remove: () => true }

/** The edits that the choices come to, in an order in which they can be done one after the other. */
export function acceptMerge(merge: AnnexMerge, choices: MergeChoices): readonly MergeEdit[] {
  let last: MergeAnchor = null
  return merge.rows.flatMap((row): readonly MergeEdit[] => {
    switch (row.kind) {
      case 'same':
        last = { mine: row.row }
        return []
      case 'changed': {
        const moves = row.moved !== undefined && choices.move(row)
        const edits = [...(moves ? [{ kind: 'moveRow', row: row.row, after: last } as const] : []), ...acceptRow(row, choices)]
        // A row that stays where it is although the file moved it is no neighbour of what follows in the file.
        if (!row.moved || moves) last = { mine: row.row }
        return edits
      }
      case 'gone':
        return choices.remove(row) ? [{ kind: 'removeRow', row: row.row }] : []
      default: {
        if (!choices.add(row)) return []
        const { id, kind, level } = row.theirs
        const edit: MergeEdit = { kind: 'addRow', theirs: id, rowKind: kind, level, cells: row.cells, after: last }
        last = { added: id }
        return [edit]
      }
    }
  })
}

function acceptRow(row: ChangedRow, choices: MergeChoices): readonly MergeEdit[] {
  const cells = row.cells.flatMap((cell): MergeEdit[] =>
    choices.cell(cell, row) ? [{ kind: 'setCell', row: row.row, column: cell.column, text: cell.theirs }] : [],
  )
  const place: MergeEdit[] = row.place && choices.place(row) ? [{ kind: 'placeRow', row: row.row, rowKind: row.place.kind, level: row.place.level }] : []
  return [...cells, ...place]
}
