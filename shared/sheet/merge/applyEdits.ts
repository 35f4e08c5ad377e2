import type { Annex, AnnexRow } from '../../domain/annex.ts'
import type { RowId } from '../../domain/ids.ts'
import { numberRows } from '../../domain/numbering.ts'
import type { MergeAnchor, MergeEdit } from './annexMerge.ts'

/** An annex with the edits of a merge done, as the preview shows it; the shared document does the same with its own edits. */
export function applyEdits(annex: Annex, edits: readonly MergeEdit[], newRowId: () => RowId): Annex {
  const rows = [...annex.rows]
  const added = new Map<RowId, RowId>()
  const place = (id: RowId): number => rows.findIndex((row) => row.id === id)
  const change = (id: RowId, edit: (row: AnnexRow) => AnnexRow): void => {
    const at = place(id)
    const row = rows[at]
    if (row) rows[at] = edit(row)
  }
  for (const edit of edits) {
    switch (edit.kind) {
      case 'setCell':
        change(edit.row, (row) => ({ ...row, cells: withCell(row.cells, edit.column, edit.text) }))
        break
      case 'placeRow':
        change(edit.row, (row) => ({ ...row, kind: edit.rowKind, level: edit.level }))
        break
      case 'moveRow':
        moveRow(rows, edit.row, anchorId(edit.after, added))
        break
      case 'removeRow':
        rows.splice(place(edit.row), place(edit.row) < 0 ? 0 : 1)
        break
      case 'addRow': {
        const id = newRowId()
        added.set(edit.theirs, id)
        const after = anchorId(edit.after, added)
        rows.splice(after === undefined ? 0 : place(after) + 1, 0, { id, kind: edit.rowKind, level: edit.level, number: '', cells: edit.cells })
        break
      }
    }
  }
  return { ...annex, rows: renumber(rows, annex.numbering) }
}

function moveRow(rows: AnnexRow[], id: RowId, after: RowId | undefined): void {
  const from = rows.findIndex((row) => row.id === id)
  const row = rows[from]
  if (!row || after === id) return
  rows.splice(from, 1)
  rows.splice(after === undefined ? 0 : rows.findIndex((each) => each.id === after) + 1, 0, row)
}

function anchorId(after: MergeAnchor, added: ReadonlyMap<RowId, RowId>): RowId | undefined {
  if (after === null) return undefined
  return 'mine' in after ? after.mine : added.get(after.added)
}

function withCell(cells: AnnexRow['cells'], column: string, text: string): AnnexRow['cells'] {
  const others = Object.entries(cells).filter(([id]) => id !== column)
  return Object.fromEntries(text === '' ? others : [...others, [column, text]])
}

/** Levels without jumps, numbers anew. */
function renumber(rows: readonly AnnexRow[], numbering: Annex['numbering']): readonly AnnexRow[] {
  let above = -1
  const placed = rows.map((row) => {
    above = Math.min(row.level, above + 1)
    return { ...row, level: above }
  })
  const numbers = numberRows(placed, numbering)
  return placed.map((row, index) => ({ ...row, number: numbers[index] ?? '' }))
}
