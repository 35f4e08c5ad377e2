import * as Y from 'yjs'
import { readAnnexRows, type AnnexRows } from '../../shared/crdt/annexRows.ts'
import { addColumn } from '../../shared/crdt/columnEdits.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import { insertRows, type RowSpec } from '../../shared/crdt/rowEdits.ts'
import type { RowSlot } from '../../shared/crdt/placing/rowSlots.ts'
import { addAnnex, putUnit } from '../../shared/crdt/workbookEdits.ts'
import { annexId, columnId, unitId, type ColumnId, type RowId } from '../../shared/domain/ids.ts'
import { readRow, rowsOf } from '../../shared/crdt/schema.ts'
import { seededRandom } from './random.ts'

export const A1 = annexId('a1')
export const TASK = columnId('c2')
export const TIMELINE = columnId('c3')
export const LEAD = columnId('c5')
export const offices = ['vp', 'kt', 'vhxh', 'hcc'].map(unitId)

/** One person's window: a document and the context of its edits. */
export function makeReplica(clientId: number, seed = clientId): EditContext {
  const doc = new Y.Doc()
  doc.clientID = clientId
  let clock = 1_770_000_000_000
  return { doc, origin: { window: clientId }, random: seededRandom(seed), now: () => (clock += 1000), me: `person${clientId}` }
}

/** An annex with four columns and four offices, without rows. */
export function seedAnnex(ctx: EditContext): void {
  ctx.doc.transact(() => {
    addAnnex(ctx, { kind: 'tasks', heading: 'Phụ lục', title: 'NHIỆM VỤ', reference: '', numbering: 'restart' }, A1)
    addColumn(ctx, A1, { role: 'number', heading: 'STT' }, undefined, columnId('c1'))
    addColumn(ctx, A1, { role: 'task', heading: 'Nhiệm vụ' }, undefined, TASK)
    addColumn(ctx, A1, { role: 'timeline', heading: 'Thời gian' }, undefined, TIMELINE)
    addColumn(ctx, A1, { role: 'lead', heading: 'Chủ trì' }, undefined, LEAD)
    for (const id of offices) putUnit(ctx, { id, name: `Cơ quan ${id}`, abbr: id.toUpperCase(), kind: 'unit', aliases: [] })
  }, ctx.origin)
}

/** Exchanges everything between all documents. */
export function syncAll(...contexts: readonly Pick<EditContext, 'doc'>[]): void {
  for (let round = 0; round < 2; round++) {
    for (const from of contexts) {
      for (const to of contexts) {
        if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote')
      }
    }
  }
}

/** `count` replicas that start from one seeded annex. */
export function makeReplicas(count: number): EditContext[] {
  const contexts = Array.from({ length: count }, (_, i) => makeReplica(i + 1))
  seedAnnex(contexts[0] as EditContext)
  syncAll(...contexts)
  return contexts
}

export const rowsIn = (ctx: Pick<EditContext, 'doc'>): AnnexRows => readAnnexRows(ctx.doc, A1)

/** Adds rows named by their ids; "text" is their title. Throws when refused. */
export function add(ctx: EditContext, slot: RowSlot, ...specs: readonly (string | RowSpec)[]): readonly RowId[] {
  const result = insertRows(
    ctx,
    A1,
    rowsIn(ctx),
    slot,
    specs.map((spec) => (typeof spec === 'string' ? task(spec) : spec)),
  )
  if (!result.ok) throw new Error(result.code)
  return result.rows
}

export const task = (id: string, ...children: RowSpec[]): RowSpec => ({
  id: id as RowId,
  kind: 'task',
  texts: { [TASK]: id } as Record<ColumnId, string>,
  children,
})

export const section = (id: string, ...children: RowSpec[]): RowSpec => ({ ...task(id, ...children), kind: 'section' })

/** Shown rows as "a >b >>c". */
export function outline(ctx: Pick<EditContext, 'doc'>): string {
  return rowsIn(ctx)
    .order.flatten()
    .map((row) => '>'.repeat(row.level) + row.id)
    .join(' ')
}

export const keyOf = (ctx: Pick<EditContext, 'doc'>, id: string): string => readRow(id, rowsOf(ctx.doc).get(id))?.key ?? ''
