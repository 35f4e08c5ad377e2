import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { setCellText } from '../../../shared/crdt/cellEdits.ts'
import { contentHash } from '../../../shared/crdt/contentHash.ts'
import { convertRows, insertRows, moveRows } from '../../../shared/crdt/rowEdits.ts'
import { userId, type ColumnId, type RowId } from '../../../shared/domain/ids.ts'
import { gateLimits } from '../../../shared/gate/parse/gateLimits.ts'
import { judgeUpdate } from '../../../shared/gate/judgeUpdate.ts'
import { cutUpdate } from '../../../shared/protocol/pieces/cutUpdate.ts'
import { pieceLimits, type PieceLimits } from '../../../shared/protocol/pieces/pieceLimits.ts'
import type { AccessRule } from '../../../shared/domain/permissions.ts'
import { runOf } from '../../simulation/simulate.ts'
import { World } from '../../simulation/world.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { copyOf } from '../../support/gateOracle.ts'
import { GateRoom, openRule, ruleOf } from '../../support/gateRoom.ts'
import { COORDINATING, EVE, KT, makeScene, sentBy } from '../../support/gateScene.ts'
import { A1, LEAD, TASK, offices, rowsIn } from '../../support/replicas.ts'

const runs = Number(process.env['GATE_RUNS'] ?? 100)

/** Plays a run in which every update comes in pieces; what was not accepted, and whether all agree in the end. */
function play(seed: number, limits: PieceLimits, ruleFor: (who: number) => AccessRule, unitOf?: (who: number) => (typeof offices)[number] | undefined) {
  const room = new GateRoom()
  let cuts = 0
  const refused: string[] = []
  const run = runOf(seed, 80)
  const world = new World(run.seed, run.people, {
    ...(unitOf ? { unitOf } : {}),
    admit: (server, update, who) => {
      const admitted: Uint8Array[] = []
      for (const piece of cutUpdate(update, limits)) {
        const verdict = room.receive(server, piece, `p${who}`, ruleFor(who))
        cuts += 1
        if (verdict.kind === 'accepted') admitted.push(verdict.update)
        // Two people made one text at once: lost in Yjs itself, and told.
        else if (verdict.kind === 'partial' && verdict.code === 'access.outOfStep' && verdict.cells.length === 0) admitted.push(verdict.update)
        else refused.push(`seed ${seed}: ${JSON.stringify({ ...verdict, update: 0 })}`)
      }
      return admitted.length === 0 ? Y.encodeStateAsUpdate(new Y.Doc()) : Y.mergeUpdates(admitted)
    },
  })
  run.acts.forEach((act, step) => world.run(act, step, run.seed))
  world.settle()
  const hashes = [...world.people.map((person) => person.ctx.doc), world.server, world.reloaded()].map(contentHash)
  return { refused, agrees: new Set(hashes).size === 1, cuts }
}

test('[GT1] [PR44] honest updates that come in small pieces are taken as the whole ones are', () => {
  const unitOf = (who: number) => (who === 0 ? undefined : offices[who % 2])
  let cuts = 0
  for (let seed = 1; seed <= runs; seed++) {
    const limits: PieceLimits = { structs: 1 + (seed % 9), bytes: 1 << 20, mostStructs: 1_000_000 }
    const plays = [play(seed, limits, () => openRule), play(seed, limits, (who) => ruleOf(unitOf(who)), unitOf)]
    expect(plays.flatMap(({ refused }) => refused)).toEqual([])
    expect([seed, ...plays.map(({ agrees }) => agrees)]).toEqual([seed, true, true])
    cuts += plays.reduce((sum, one) => sum + one.cuts, 0)
  }
  expect(cuts).toBeGreaterThan(runs * 20)
}, 60_000 + runs * 200)

const ownRow = (id: string) => ({
  id: id as RowId,
  kind: 'task' as const,
  texts: { [TASK]: `Việc ${id}`, [COORDINATING]: '' } as Record<ColumnId, string>,
  units: { [LEAD]: [{ unit: KT }] } as Record<ColumnId, readonly { unit: typeof KT }[]>,
})

test('[GT19] a new row whose place and kind were changed later comes in an earlier piece than these, also for an editor by lead', () => {
  const { server, room, rule, eve } = makeScene()
  const update = sentBy(eve, () => {
    insertRows(eve, A1, rowsIn(eve), { at: 'last', under: '' }, Array.from({ length: 60 }, (_, i) => ownRow(`e${i}`)))
    for (let i = 0; i < 60; i++) setCellText(eve, `e${i}` as RowId, TASK, `Sửa ${i}`)
    moveRows(eve, rowsIn(eve), ['e0' as RowId], { at: 'last', under: '' })
    convertRows(eve, ['e1' as RowId], 'group')
  })
  const whole = Y.encodeStateAsUpdate(eve.doc, Y.encodeStateVector(server))
  expect(update.length).toBeGreaterThan(0)
  // The bond between a value and the one that replaced it is longer than a piece may be: it is cut all the same.
  const pieces = [...cutUpdate(whole, { structs: 20, bytes: 1 << 20, mostStructs: 40 })]
  expect(pieces.length).toBeGreaterThan(8)
  const seen: string[][] = []
  for (const piece of pieces) {
    expect(room.receive(server, piece, 'eve', rule).kind).toBe('accepted')
    seen.push([...rowsIn({ doc: server }).unreadable].toSorted())
  }
  expect(seen[0]).toEqual(['e0', 'e1'])
  expect(seen.at(-1)).toEqual([])
  expect(contentHash(server)).toBe(contentHash(eve.doc))
})

test('[GT19] a new row without an annex, or whose place never was, is refused as before', () => {
  for (const missing of ['annex', 'pos'] as const) {
    const { server, room, rule } = makeScene()
    const keys = ['annex', 'kind', 'pos'].map((key) => {
      if (key !== missing) return { parent: [EVE, 0] as const, key, any: [key === 'pos' ? ['', 'a1'] : key === 'kind' ? 'task' : A1] }
      return key === 'annex' ? { parent: [EVE, 0] as const, key, deleted: 1 } : { parent: [EVE, 0] as const, key: 'flag:x', any: [true] }
    })
    const lead = { parent: [EVE, 0] as const, key: `s:${LEAD}:${KT}`, any: ['a0'] }
    const update = craftUpdate([{ client: EVE, clock: 0, structs: [{ root: 'rows', key: 'fresh', type: 1 }, ...keys, lead] }])
    expect(room.receive(server, update, 'eve', rule)).toMatchObject({ kind: 'partial', code: 'access.unfit', cells: [{ row: 'fresh' }] })
    expect(server.getMap('rows').has('fresh')).toBe(false)
  }
})

test('[GT17] what is more than the largest piece is refused unread; of who may only read, what is more than an ordinary one', () => {
  const scene = makeScene()
  const judged = (role: 'viewer' | 'commenter' | 'editor' | 'coordinator', count: number) => {
    const update = craftUpdate([{ client: 5, clock: 0, structs: Array.from({ length: count }, () => ({ gc: 1 })) }])
    return judgeUpdate(scene.server, update, { userId: userId('eve') }, { ...ruleOf(KT), role }, { authorOf: () => undefined })
  }
  const refused = (code: string) => ({ kind: 'refused', code, cells: [] })
  expect([judged('viewer', gateLimits.readerStructs + 1), judged('commenter', gateLimits.readerStructs + 1)]).toEqual([refused('access.readOnly'), refused('access.readOnly')])
  expect([judged('editor', gateLimits.structs + 1), judged('coordinator', gateLimits.structs + 1)]).toEqual([refused('access.tooMuch'), refused('access.tooMuch')])
  expect([judged('editor', gateLimits.structs).kind, judged('coordinator', pieceLimits.mostStructs).kind]).toEqual(['accepted', 'accepted'])
  expect(Y.getState(scene.server.store, 5)).toBe(0)
  // A lie about the number is seen before anything is read.
  const lie = craftUpdate([{ client: 5, clock: 0, claims: 30_000, structs: Array.from({ length: 15_000 }, () => ({ gc: 1 })) }])
  expect(judgeUpdate(copyOf(scene.server), lie, { userId: userId('eve') }, openRule, { authorOf: () => undefined })).toEqual(refused('access.tooMuch'))
})

test('[GT10] [GT17] who answers a first sync repeats all that was ever deleted, more than a piece may delete, and passes; who deletes that much does not', () => {
  const { server } = makeScene()
  const count = gateLimits.structs * gateLimits.rangesPerStruct + 1_000
  const text = server.getText('long')
  // From the end, one letter of each pair: as many ranges, and nothing is searched for.
  text.insert(0, 'ab'.repeat(count))
  server.transact(() => {
    for (let i = count - 1; i >= 0; i--) text.delete(2 * i, 1)
  })
  const answer = Y.encodeStateAsUpdate(server, Y.encodeStateVector(server))
  const judged = (role: 'viewer' | 'editor', doc: Y.Doc) => judgeUpdate(doc, answer, { userId: userId('eve') }, { ...ruleOf(KT), role }, { authorOf: () => undefined })
  expect([judged('viewer', server).kind, judged('editor', server).kind]).toEqual(['accepted', 'accepted'])
  expect(judged('editor', makeScene().server)).toEqual({ kind: 'refused', code: 'access.tooMuch', cells: [] })
})

test('[GT11] [PR44] fresh order keys for all siblings stay in one piece: in parts they would be moves', () => {
  const { server, room, rule, eve } = makeScene()
  const shown = rowsIn(eve).order.flatten().map(({ id }) => id)
  const update = sentBy(eve, () =>
    eve.doc.transact(() => {
      shown.forEach((id, i) => eve.doc.getMap<Y.Map<unknown>>('rows').get(id)?.set('pos', ['', `b${10 + i}`]))
      setCellText(eve, 'mine' as RowId, TASK, 'Báo cáo tháng')
    }, eve.origin),
  )
  const pieces = [...cutUpdate(update, { structs: 2, bytes: 1 << 20, mostStructs: 100 })]
  expect([shown.length, pieces.length]).toEqual([5, 2])
  expect(pieces.map((piece) => room.receive(server, piece, 'eve', rule).kind)).toEqual(['accepted', 'accepted'])
  expect(contentHash(server)).toBe(contentHash(eve.doc))
})

test('[GT8] [PR45] pieces behind one that was refused for its client id are refused as well, and no fault of form', () => {
  const { server, room, rule, victim } = makeScene()
  const state = Y.getState(server.store, victim.doc.clientID)
  const piece = (clock: number): Uint8Array => craftUpdate([{ client: victim.doc.clientID, clock, structs: [{ gc: 10 }] }])
  const refused = { kind: 'refused', code: 'access.foreignAuthor', cells: [] }
  expect([0, 10, 20].map((ahead) => room.receive(server, piece(state + ahead), 'eve', rule))).toEqual([refused, refused, refused])
  expect(room.receive(server, piece(state + 10), 'victim', rule)).toEqual({ kind: 'malformed', reason: 'clockGap' })
})
