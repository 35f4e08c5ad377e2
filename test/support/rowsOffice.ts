import type * as Y from 'yjs'
import { setCellText } from '../../shared/crdt/cellEdits.ts'
import { addColumn } from '../../shared/crdt/columnEdits.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import { insertRows } from '../../shared/crdt/rowEdits.ts'
import { columnId, userId, type ColumnId, type RowId, type UnitId } from '../../shared/domain/ids.ts'
import { Office, type OfficeOptions } from './office.ts'
import { A1, LEAD, offices, rowsIn, seedAnnex, TASK } from './replicas.ts'
import type { WireClient } from './wireClient.ts'

export const COORDINATING = columnId('c6')
export const SHUT = columnId('c7')
export const [VP, KT] = offices as [UnitId, UnitId]

/** A context for edits in a client's document. */
export function editing(doc: Y.Doc, me: string): EditContext {
  return { doc, origin: { test: me }, random: Math.random, now: Date.now, me: userId(me) }
}

const row = (id: string, unit: UnitId) => ({
  id: id as RowId,
  kind: 'task' as const,
  texts: { [TASK]: `Việc ${id}` } as Record<ColumnId, string>,
  units: { [LEAD]: [{ unit }] } as Record<ColumnId, readonly { unit: UnitId }[]>,
})

/**
 * A running server whose workbook holds rows led by two units: "own" and "shut" by kt, "other" by vp; columns as
 * `seedAnnex` makes them, and two more. People: boss (coordinator), kt and vp (editors of their units).
 */
export async function openRowsOffice(options: OfficeOptions = {}): Promise<Office> {
  const office = await Office.open(options)
  const boss = await office.enter('boss')
  const ctx = editing(boss.doc, 'boss')
  seedAnnex(ctx)
  addColumn(ctx, A1, { role: 'coordinating', heading: 'Phối hợp' }, undefined, COORDINATING)
  addColumn(ctx, A1, { role: 'note', heading: 'Ghi chú' }, undefined, SHUT)
  insertRows(ctx, A1, rowsIn(ctx), { at: 'last', under: '' }, [row('own', KT), row('shut', KT), row('other', VP)])
  await boss.saved()
  boss.cut()
  await office.hire('kt', 'editor', KT)
  await office.hire('vp', 'editor', VP)
  return office
}

/** Writes a cell as `login` would; resolves when the server has answered. */
export async function write(client: WireClient, login: string, at: string, text: string, column = TASK): Promise<void> {
  setCellText(editing(client.doc, login), at as RowId, column, text)
  const { length } = client.only('refused')
  await client.until(() => client.durable === client.sent || client.only('refused').length > length, 'answer')
}
