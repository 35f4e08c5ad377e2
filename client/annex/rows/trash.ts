import type { AnnexProjection } from '../../../shared/crdt/annexProjection.ts'
import { cellText } from '../../../shared/crdt/schema.ts'
import { titleColumnOf } from '../../../shared/domain/columns.ts'
import type { RowId } from '../../../shared/domain/ids.ts'

/** One act of deleting: the topmost row of it, and how many rows went with it. */
export interface Deletion {
  readonly row: RowId
  readonly title: string
  /** User id of whoever deleted it. */
  readonly by: string
  /** ISO time. */
  readonly at: string
  readonly rows: number
}

/** What the trash holds, the newest first. Rows deleted in one act with a row above them belong to that row's entry. */
export function readTrash(projection: AnnexProjection): Deletion[] {
  const title = titleColumnOf(projection.columns)
  const found: Deletion[] = []
  for (const [row, { deleted, parent }] of projection.registers) {
    if (!deleted) continue
    const above = parent === '' ? undefined : projection.registers.get(parent)?.deleted
    if (above && above.at === deleted.at && above.by === deleted.by) continue
    const together = projection.order.subtree(row).filter((id) => {
      const own = projection.registers.get(id)?.deleted
      return own?.at === deleted.at && own.by === deleted.by
    })
    const map = projection.rowMap(row)
    const text = map && title ? (cellText(map, title.id)?.toString() ?? '') : ''
    found.push({ row, title: text, by: deleted.by, at: deleted.at, rows: together.length })
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
