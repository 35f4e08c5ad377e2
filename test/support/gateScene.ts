import * as Y from 'yjs'
import { addColumn } from '../../shared/crdt/columnEdits.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import { insertRows } from '../../shared/crdt/rowEdits.ts'
import { rowsOf } from '../../shared/crdt/schema.ts'
import { setFacts } from '../../shared/crdt/workbookEdits.ts'
import { columnId, userId, type ColumnId, type RowId } from '../../shared/domain/ids.ts'
import type { AccessRule } from '../../shared/domain/permissions.ts'
import { copyOf } from './gateOracle.ts'
import { GateRoom, ruleOf } from './gateRoom.ts'
import { A1, LEAD, TASK, makeReplica, offices, rowsIn, seedAnnex } from './replicas.ts'
import type { Id } from './craftUpdate.ts'

export const COORDINATING = columnId('c6')
export const [VP, KT] = offices as [(typeof offices)[number], (typeof offices)[number]]
export const EVE = 900
export const VICTIM = 500

/**
 * A server with two rows of Eve's unit (kt) and three of others, and a victim's window. Eve is an editor by lead unit;
 * what she sends goes through the gate.
 */
export interface Scene {
  readonly server: Y.Doc
  readonly room: GateRoom
  readonly rule: AccessRule
  /** The victim's window, up to date. */
  readonly victim: EditContext
  /** Eve's window, up to date, with an honest program. */
  readonly eve: EditContext
}

const row = (id: string, unit: (typeof offices)[number], text = `Việc của ${unit}`) => ({
  id: id as RowId,
  kind: 'task' as const,
  texts: { [TASK]: text } as Record<ColumnId, string>,
  units: { [LEAD]: [{ unit }] } as Record<ColumnId, readonly { unit: typeof unit }[]>,
})

export function makeScene(): Scene {
  const seed = makeReplica(7)
  seedAnnex(seed)
  addColumn(seed, A1, { role: 'coordinating', heading: 'Phối hợp' }, undefined, COORDINATING)
  setFacts(seed, { title: 'Kế hoạch', year: 2026 })
  insertRows(seed, A1, rowsIn(seed), { at: 'last', under: '' }, [
    row('theirs', VP, 'Rà soát thủ tục hành chính'),
    row('mine', KT, 'Báo cáo quý'),
    row('third', VP),
    row('mine2', KT),
    { ...row('closed', VP), kind: 'section' },
  ])
  const [victim, eve] = [window(VICTIM, 'victim', seed.doc), window(EVE, 'eve', seed.doc)]
  const room = new GateRoom()
  room.authors.bind([7], userId('seed'))
  room.authors.bind([VICTIM], userId('victim'))
  return { server: copyOf(seed.doc), room, rule: ruleOf(KT), victim, eve }
}

function window(client: number, me: string, from: Y.Doc): EditContext {
  const ctx = { ...makeReplica(client), me }
  Y.applyUpdate(ctx.doc, Y.encodeStateAsUpdate(from))
  return ctx
}

/** Id of the item that holds a value: a row's own, or one of its registers. */
export function idOf(doc: Y.Doc, entry: string, key?: string, root = 'rows'): Id {
  const top = doc.getMap(root)
  const item = key === undefined ? top._map.get(entry) : (top.get(entry) as Y.Map<unknown>)._map.get(key)
  if (!item) throw new Error(`nothing at ${root}/${entry}/${key}`)
  return [item.id.client, item.id.clock]
}

/** Ids of the first and last characters of a cell's text. */
export function endsOf(doc: Y.Doc, row: string): { first: Id; last: Id } {
  const text = rowsOf(doc).get(row)?.get(`c:${TASK}`) as Y.Text
  let last = text._start as Y.Item
  while (last.right) last = last.right
  const first = text._start as Y.Item
  return { first: [first.id.client, first.id.clock], last: [last.lastId.client, last.lastId.clock] }
}

/** What an honest window sends for an edit. */
export function sentBy(ctx: EditContext, edit: () => unknown): Uint8Array {
  const sent: Uint8Array[] = []
  const hear = (update: Uint8Array): number => sent.push(update)
  ctx.doc.on('update', hear)
  edit()
  ctx.doc.off('update', hear)
  return sent.length === 1 ? (sent[0] as Uint8Array) : Y.mergeUpdates(sent)
}
