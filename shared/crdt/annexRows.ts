import type * as Y from 'yjs'
import type { AnnexId, RowId } from '../domain/ids.ts'
import { RowOrder } from '../domain/rowOrder.ts'
import { readRow, rowsOf, type RowRegisters } from './schema.ts'

/** All rows of one annex: their order and registers, and the ids of rows that can't be read. */
export interface AnnexRows {
  readonly order: RowOrder
  readonly registers: ReadonlyMap<RowId, RowRegisters>
  readonly unreadable: readonly string[]
}

/** Reads an annex's rows from the document once; AnnexProjection keeps them current instead. */
export function readAnnexRows(doc: Y.Doc, annex: AnnexId): AnnexRows {
  const order = new RowOrder()
  const registers = new Map<RowId, RowRegisters>()
  const unreadable: string[] = []
  for (const [id, row] of rowsOf(doc)) {
    const read = readRow(id, row)
    if (!read) unreadable.push(id)
    else if (read.annex === annex) {
      registers.set(id as RowId, read)
      order.set({ id: id as RowId, parent: read.parent, key: read.key, deleted: read.deleted !== null })
    }
  }
  return { order, registers, unreadable }
}
