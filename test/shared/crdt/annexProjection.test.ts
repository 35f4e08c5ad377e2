import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AnnexProjection } from '../../../shared/crdt/annexProjection.ts'
import { readAnnexRows } from '../../../shared/crdt/annexRows.ts'
import { insertRows } from '../../../shared/crdt/rowEdits.ts'
import { addAnnex } from '../../../shared/crdt/workbookEdits.ts'
import { annexId } from '../../../shared/domain/ids.ts'
import { A1, add, makeReplica, rowsIn, seedAnnex } from '../../support/replicas.ts'
import { cutUpdate } from '../../../shared/protocol/pieces/cutUpdate.ts'

test('[PR45] the pieces of an annex that comes in are no change of the one that is shown', () => {
  const ctx = makeReplica(7)
  seedAnnex(ctx)
  add(ctx, { at: 'last', under: '' }, 'một')
  const [doc, other] = [new Y.Doc(), annexId('a2')]
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ctx.doc))
  addAnnex(ctx, { kind: 'tasks', heading: '', title: 'Khác', reference: '', numbering: 'restart' }, other)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ctx.doc))
  const [shown, coming] = [new AnnexProjection(doc, A1), new AnnexProjection(doc, other)]
  const heard = { shown: 0, coming: 0 }
  shown.subscribe(() => (heard.shown += 1))
  coming.subscribe(({ structure }) => (heard.coming += structure ? 1 : 0))
  const known = Y.encodeStateVector(doc)
  insertRows(ctx, other, readAnnexRows(ctx.doc, other), { at: 'last', under: '' }, Array.from({ length: 200 }, () => ({ kind: 'task' as const })))
  const pieces = [...cutUpdate(Y.encodeStateAsUpdate(ctx.doc, known), { structs: 50, bytes: 1 << 20, mostStructs: 1_000 })]
  for (const piece of pieces) Y.applyUpdate(doc, piece)
  expect([pieces.length > 10, heard.shown, heard.coming]).toEqual([true, 0, pieces.length])
  expect(coming.rows).toHaveLength(200)
  add(ctx, { at: 'last', under: '' }, 'hai')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ctx.doc))
  expect([heard.shown, shown.rows.map(({ id }) => id)]).toEqual([1, rowsIn(ctx).order.flatten().map(({ id }) => id)])
})
