import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { addColumn, updateColumn } from '../../../shared/crdt/columnEdits.ts'
import type { EditContext } from '../../../shared/crdt/editContext.ts'
import { deleteRows, insertRows, restoreRows } from '../../../shared/crdt/rowEdits.ts'
import { rowsOf } from '../../../shared/crdt/schema.ts'
import { putUnit } from '../../../shared/crdt/workbookEdits.ts'
import { unitId, type RowId } from '../../../shared/domain/ids.ts'
import type { AccessRule } from '../../../shared/domain/permissions.ts'
import type { Verdict } from '../../../shared/gate/judgeUpdate.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { ruleOf } from '../../support/gateRoom.ts'
import { COORDINATING, EVE, KT, VP, endsOf, idOf, makeScene, sentBy, type Scene } from '../../support/gateScene.ts'
import { A1, LEAD, TASK, keyOf, rowsIn } from '../../support/replicas.ts'

const id = (text: string): RowId => text as RowId
const cellOf = (doc: Y.Doc, row: string): string => String(rowsOf(doc).get(row)?.get(`c:${TASK}`))

/** Eve edits honestly; what the gate says. */
function does(scene: Scene, edit: (ctx: EditContext) => unknown, rule: AccessRule = scene.rule): Verdict {
  return scene.room.receive(scene.server, sentBy(scene.eve, () => scene.eve.doc.transact(() => edit(scene.eve), scene.eve.origin)), 'eve', rule)
}

test('[GT1] a row added with its lead is taken, and may be filled afterwards', () => {
  const scene = makeScene()
  const added = does(scene, (ctx) => insertRows(ctx, A1, rowsIn(ctx), { at: 'after', row: id('theirs') }, [{ id: id('new'), kind: 'task', units: { [LEAD]: [{ unit: KT }] } }]))
  expect(added.kind).toBe('accepted')
  expect(does(scene, (ctx) => setCellText(ctx, id('new'), TASK, 'Lập báo cáo')).kind).toBe('accepted')
  expect(does(scene, (ctx) => setCellUnits(ctx, id('new'), COORDINATING, [{ unit: VP }, { text: 'Các cơ quan liên quan' }])).kind).toBe('accepted')
  expect(does(scene, (ctx) => setCellUnits(ctx, id('new'), LEAD, [{ unit: VP }]))).toMatchObject({ kind: 'partial', code: 'access.leadCell', cells: [{ row: 'new', column: LEAD }] })
})

test('[PM6] a row that is added where a column is locked comes with an empty text in it, and with nothing else', () => {
  const scene = makeScene()
  const rule = { ...scene.rule, lockedColumns: new Set([TASK]) }
  const spec = { kind: 'task' as const, units: { [LEAD]: [{ unit: KT }] } as never }
  const add = (row: string, texts: Record<string, string>): Verdict =>
    does(scene, (ctx) => insertRows(ctx, A1, rowsIn(ctx), { at: 'after', row: id('theirs') }, [{ ...spec, id: id(row), texts: texts as never }]), rule)
  expect(add('empty', {}).kind).toBe('accepted')
  expect(add('filled', { [TASK]: 'Chữ' })).toMatchObject({ kind: 'partial', code: 'access.lockedColumn', cells: [{ row: 'filled', column: TASK }] })
  expect(['empty', 'filled'].map((row) => String(rowsOf(scene.server).get(row)?.get(`c:${TASK}`)))).toEqual(['', ''])
})

test('[GT5] of a paste over rows of two units, the own cells are taken and the others named', () => {
  const scene = makeScene()
  const verdict = does(scene, (ctx) => {
    for (const row of ['theirs', 'mine', 'third', 'mine2']) setCellText(ctx, id(row), TASK, `dán ${row}`)
  })
  expect(verdict).toMatchObject({ kind: 'partial', code: 'access.otherUnit', cells: [{ row: 'theirs', column: TASK }, { row: 'third', column: TASK }] })
  expect(['theirs', 'mine', 'third', 'mine2'].map((row) => cellOf(scene.server, row))).toEqual(['Rà soát thủ tục hành chính', 'dán mine', 'Việc của vp', 'dán mine2'])
})

test('[GT1] a cell of a row that was deleted meanwhile is written all the same, and comes back with it', () => {
  const scene = makeScene()
  const { victim, server, room } = scene
  const sent = sentBy(victim, () => deleteRows(victim, rowsIn(victim), [id('mine')]))
  expect(room.receive(server, sent, 'victim', ruleOf(undefined)).kind).toBe('accepted')
  expect(does(scene, (ctx) => setCellText(ctx, id('mine'), TASK, 'Báo cáo tháng')).kind).toBe('accepted')
  Y.applyUpdate(victim.doc, Y.encodeStateAsUpdate(server))
  room.receive(server, sentBy(victim, () => restoreRows(victim, rowsIn(victim), [id('mine')])), 'victim', ruleOf(undefined))
  expect(cellOf(server, 'mine')).toBe('Báo cáo tháng')
})

test('[GT6] what the document knows is cut off, even from the middle of a struct', () => {
  const scene = makeScene()
  const { last } = endsOf(scene.server, 'mine')
  const first = craftUpdate([{ client: EVE, clock: 0, structs: [{ origin: last, text: 'ab' }] }])
  expect(scene.room.receive(scene.server, first, 'eve', scene.rule).kind).toBe('accepted')
  // The known half says something else now: only the rest is believed.
  const longer = craftUpdate([{ client: EVE, clock: 0, structs: [{ origin: last, text: 'XYcd' }] }])
  expect(scene.room.receive(scene.server, longer, 'eve', scene.rule).kind).toBe('accepted')
  expect(cellOf(scene.server, 'mine')).toBe('Báo cáo quýabcd')
  const again = scene.room.receive(scene.server, longer, 'eve', scene.rule)
  expect(again).toMatchObject({ kind: 'accepted', update: Uint8Array.of(0, 0) })
})

test('[GT8] a client id stays with the person who wrote under it first; one person may have several', () => {
  const scene = makeScene()
  const typed = (client: number): Uint8Array => craftUpdate([{ client, clock: 0, structs: [{ parent: idOf(scene.server, 'mine'), key: `flag:x${client}`, any: [true] }] }])
  const send = (client: number, who: string) => scene.room.receive(scene.server, typed(client), who, scene.rule)
  expect(send(1_001, 'eve')).toMatchObject({ kind: 'accepted', claims: [1_001] })
  expect(send(1_002, 'eve')).toMatchObject({ kind: 'accepted', claims: [1_002] })
  const next = craftUpdate([{ client: 1_001, clock: 1, structs: [{ gc: 1 }] }])
  expect(scene.room.receive(scene.server, next, 'mallory', scene.rule)).toEqual({ kind: 'refused', code: 'access.foreignAuthor', cells: [] })
  expect(send(500, 'eve')).toMatchObject({ kind: 'refused', code: 'access.foreignAuthor' })
})

test.each(['viewer', 'commenter'] as const)('[GT10] a %s is refused as a whole, also after a gap, and may repeat what is known', (role) => {
  const scene = makeScene()
  const rule: AccessRule = { ...scene.rule, role }
  expect(does(scene, (ctx) => setCellText(ctx, id('mine'), TASK, 'của tôi'), rule)).toEqual({ kind: 'refused', code: 'access.readOnly', cells: [] })
  expect(does(scene, (ctx) => setCellText(ctx, id('mine'), TASK, 'của tôi, nữa'), rule)).toEqual({ kind: 'refused', code: 'access.readOnly', cells: [] })
  expect(scene.room.receive(scene.server, Y.encodeStateAsUpdate(scene.server), 'eve', rule)).toMatchObject({ kind: 'accepted', update: Uint8Array.of(0, 0), claims: [] })
  expect(scene.room.receive(scene.server, Uint8Array.of(1, 2, 3), 'eve', rule).kind).toBe('malformed')
})

test('[GT11] whoever goes on adding rows into one gap gives all siblings fresh keys in the end, and nothing is refused', () => {
  const scene = makeScene()
  let before = id('theirs')
  let rekeyed = 0
  for (let i = 0; i < 900 && rekeyed === 0; i++) {
    const key = keyOf(scene.eve, 'third')
    const row = id(`n${i}`)
    const verdict = does(scene, (ctx) => insertRows(ctx, A1, rowsIn(ctx), { at: i % 2 ? 'before' : 'after', row: before }, [{ id: row, kind: 'task', units: { [LEAD]: [{ unit: KT }] } }]))
    expect([i, verdict.kind]).toEqual([i, 'accepted'])
    if (keyOf(scene.eve, 'third') !== key) rekeyed += 1
    before = row
  }
  expect(rekeyed).toBe(1)
  expect(keyOf({ doc: scene.server }, 'third')).toBe(keyOf(scene.eve, 'third'))
})

test('[GT11] fresh keys that carry a colleague\'s row past another are a move', () => {
  const scene = makeScene()
  const [theirs, third] = [keyOf({ doc: scene.server }, 'theirs'), keyOf({ doc: scene.server }, 'third')]
  const swap = craftUpdate([
    {
      client: EVE,
      clock: 0,
      structs: [
        { origin: idOf(scene.server, 'theirs', 'pos'), any: [['', third]] },
        { origin: idOf(scene.server, 'third', 'pos'), any: [['', theirs]] },
      ],
    },
  ])
  expect(scene.room.receive(scene.server, swap, 'eve', scene.rule)).toMatchObject({ kind: 'partial', code: 'access.otherUnit', cells: [{ row: 'theirs' }, { row: 'third' }] })
  expect([keyOf({ doc: scene.server }, 'theirs'), keyOf({ doc: scene.server }, 'third')]).toEqual([theirs, third])
})

test('[GT12] what hangs on a refused letter is told, until the window starts from the server again', () => {
  const scene = makeScene()
  does(scene, (ctx) => setCellText(ctx, id('theirs'), TASK, 'Rà soát thủ tục hành chính!'))
  const next = does(scene, (ctx) => setCellText(ctx, id('theirs'), TASK, 'Rà soát thủ tục hành chính!!'))
  expect(next).toMatchObject({ kind: 'partial', code: 'access.outOfStep', cells: [] })
  expect(cellOf(scene.server, 'theirs')).toBe('Rà soát thủ tục hành chính')
})

test('[GT13] a coordinator may do all of it, in the form that it has', () => {
  const scene = makeScene()
  const rule = ruleOf(undefined)
  expect(does(scene, (ctx) => addColumn(ctx, A1, { role: 'note', heading: 'Ghi chú', widthMm: 30, internal: true }), rule).kind).toBe('accepted')
  expect(does(scene, (ctx) => updateColumn(ctx, TASK, { heading: 'Nội dung', parentHeading: 'Việc' }), rule).kind).toBe('accepted')
  expect(does(scene, (ctx) => putUnit(ctx, { id: unitId('tn'), name: 'Đoàn Thanh niên', abbr: '', kind: 'collective', aliases: ['Đoàn TN'], members: [KT] }), rule).kind).toBe('accepted')
  expect(does(scene, (ctx) => setCellUnits(ctx, id('theirs'), LEAD, [{ unit: KT }]), rule).kind).toBe('accepted')
  const strange = does(scene, (ctx) => (ctx.doc.getMap('meta').set('title', { a: 1 }), ctx.doc.getMap('meta').set('place', 'Tân Phước An')), rule)
  expect(strange).toMatchObject({ kind: 'partial', code: 'access.unfit' })
  expect([scene.server.getMap('meta').get('title'), scene.server.getMap('meta').get('place')]).toEqual(['Kế hoạch', 'Tân Phước An'])
})

test('[GT13] what is only too long is refused, and its sender goes on', () => {
  const scene = makeScene()
  const long = does(scene, (ctx) => setCellUnits(ctx, id('mine'), COORDINATING, [{ text: 'Các cơ quan '.repeat(2_000) }]))
  expect(long.kind).toBe('accepted')
  const tooLong = does(scene, (ctx) => setCellUnits(ctx, id('mine'), COORDINATING, [{ text: 'Các cơ quan '.repeat(3_000) }]))
  expect(tooLong).toMatchObject({ kind: 'partial', code: 'access.unfit' })
  expect(does(scene, (ctx) => setCellText(ctx, id('mine'), TASK, 'Báo cáo năm')).kind).toBe('accepted')
})

test('[PM3] the members of a collective that leads write in its rows where the workbook says so', () => {
  const scene = makeScene()
  const rule = ruleOf(undefined)
  const collective = unitId('tn')
  does(scene, (ctx) => (putUnit(ctx, { id: collective, name: 'Các phòng', abbr: '', kind: 'collective', aliases: [], members: [KT] }), setCellUnits(ctx, id('theirs'), LEAD, [{ unit: collective }])), rule)
  expect(does(scene, (ctx) => setCellText(ctx, id('theirs'), TASK, 'a')).kind).toBe('partial')
  const again = makeScene()
  does(again, (ctx) => (putUnit(ctx, { id: collective, name: 'Các phòng', abbr: '', kind: 'collective', aliases: [], members: [KT] }), setCellUnits(ctx, id('theirs'), LEAD, [{ unit: collective }])), rule)
  expect(does(again, (ctx) => setCellText(ctx, id('theirs'), TASK, 'a'), { ...again.rule, collectivesLead: true }).kind).toBe('accepted')
})
