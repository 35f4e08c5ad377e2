import { readAnnexRows } from '../../../shared/crdt/annexRows.ts'
import type { EditContext } from '../../../shared/crdt/editContext.ts'
import type { RowSlot } from '../../../shared/crdt/placing/rowSlots.ts'
import { convertRows, deleteRows, insertRows, moveRows } from '../../../shared/crdt/rowEdits.ts'
import { rowSpec } from '../../../shared/crdt/writeWorkbook.ts'
import type { Annex, AnnexRow, Unit } from '../../../shared/domain/annex.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { movedIndexes } from '../../../shared/sheet/merge/movedRows.ts'

type Parent = RowId | ''

/**
 * Gives the document's outline the rows, order, levels and kinds of `target`, moving as few rows as can be: parents first,
 * so that nothing ever goes under itself. Rows that are not in `target` go last, when what stays has left them.
 * @param present the rows that the document shows; the others of `target` are made
 */
export function placeRows(ctx: EditContext, target: Annex, present: ReadonlySet<RowId>, units: readonly Unit[]): void {
  const wanted = childrenOf(target.rows)
  const kept = new Set(target.rows.map(({ id }) => id))
  for (const [parent, children] of wanted) {
    const staying = rowsThatStay(ctx, target, parent, children)
    children.forEach((row, index) => {
      if (staying.has(row.id)) return
      const before = children[index - 1]
      const slot: RowSlot = before ? { at: 'after', row: before.id } : { at: 'first', under: parent }
      const rows = readAnnexRows(ctx.doc, target.id)
      if (present.has(row.id)) moveRows(ctx, rows, [row.id], slot)
      else insertRows(ctx, target.id, rows, slot, [rowSpec(row, target.columns, units)])
    })
  }
  for (const row of target.rows) if (present.has(row.id)) convertRows(ctx, [row.id], row.kind)
  const gone = [...present].filter((id) => !kept.has(id))
  if (gone.length > 0) deleteRows(ctx, readAnnexRows(ctx.doc, target.id), gone)
}

/** Rows by the row that they stand under; parents come before their children. */
function childrenOf(rows: readonly AnnexRow[]): ReadonlyMap<Parent, readonly AnnexRow[]> {
  const found = new Map<Parent, AnnexRow[]>([['', []]])
  const open: AnnexRow[] = []
  for (const row of rows) {
    while ((open.at(-1)?.level ?? -1) >= row.level) open.pop()
    const parent: Parent = open.at(-1)?.id ?? ''
    const siblings = found.get(parent)
    if (siblings) siblings.push(row)
    else found.set(parent, [row])
    open.push(row)
  }
  return found
}

/** Those of `children` that stand under `parent` already, and in order. */
function rowsThatStay(ctx: EditContext, { id }: Annex, parent: Parent, children: readonly AnnexRow[]): ReadonlySet<RowId> {
  const shown = readAnnexRows(ctx.doc, id).order.flatten().filter((row) => row.parent === parent)
  const places = new Map(shown.map((row, place) => [row.id, place]))
  const known = children.filter((row) => places.has(row.id))
  const moved = movedIndexes(known.map((row) => places.get(row.id) ?? 0))
  return new Set(known.filter((_, index) => !moved.has(index)).map((row) => row.id))
}
