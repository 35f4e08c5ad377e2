import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../../shared/crdt/contentHash.ts'
import type { AccessRule } from '../../../shared/domain/permissions.ts'
import type { Verdict } from '../../../shared/gate/judgeUpdate.ts'
import { offices } from '../../support/replicas.ts'
import { GateRoom, openRule, ruleOf } from '../../support/gateRoom.ts'
import { runOf, type Run } from '../../simulation/simulate.ts'
import { World, type Rights } from '../../simulation/world.ts'

const runs = Number(process.env['GATE_RUNS'] ?? 150)

/** Plays a run behind the gate; what was not accepted, and whether all agree in the end. */
function play(run: Run, rights: (room: GateRoom) => Rights): { refused: string[]; agrees: boolean; judged: number } {
  const room = new GateRoom()
  const world = new World(run.seed, run.people, rights(room))
  run.acts.forEach((act, step) => world.run(act, step, run.seed))
  world.settle()
  const hashes = [...world.people.map((person) => person.ctx.doc), world.server, world.reloaded()].map(contentHash)
  const refused = room.verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [] : [`seed ${run.seed}: ${JSON.stringify({ ...verdict, update: 0 })}`]))
  return { refused, agrees: new Set(hashes).size === 1, judged: room.verdicts.length }
}

/**
 * What the room takes of an honest update. What is told as out of step is lost in Yjs itself (two people made one text
 * at once, and one typed on in the one that lost): leaving it out must change nothing.
 */
function admit(room: GateRoom, server: Y.Doc, update: Uint8Array, who: string, rule: AccessRule): Uint8Array {
  const admitted = room.admit(server, update, who, rule)
  if (!admitted) throw new Error(`an honest update was refused as a whole: ${JSON.stringify(room.verdicts.at(-1))}`)
  const verdict = room.verdicts.at(-1) as Verdict
  if (verdict.kind === 'partial' && verdict.code === 'access.outOfStep' && verdict.cells.length === 0) {
    expect(contentHash(withUpdate(server, admitted))).toBe(contentHash(withUpdate(server, update)))
    room.verdicts[room.verdicts.length - 1] = { kind: 'accepted', update: admitted, claims: [], touched: [] }
  }
  return admitted
}

function withUpdate(doc: Y.Doc, update: Uint8Array): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(copy, update)
  return copy
}

test('[GT1] in an open workbook no honest update is refused: cuts, rejoins, undo, moves, columns, restarts', () => {
  let judged = 0
  for (let seed = 1; seed <= runs; seed++) {
    const result = play(runOf(seed, 80), (room) => ({ admit: (server, update, who) => admit(room, server, update, `p${who}`, openRule) }))
    expect(result.refused).toEqual([])
    expect([seed, result.agrees]).toEqual([seed, true])
    judged += result.judged
  }
  expect(judged).toBeGreaterThan(runs * 10)
}, 60_000 + runs * 60)

test('[GT1] by lead unit no honest update is refused: each unit in its rows, a coordinator everywhere', () => {
  const unitOf = (who: number) => (who === 0 ? undefined : offices[who % 2])
  for (let seed = 1; seed <= runs; seed++) {
    const result = play(runOf(seed, 80), (room) => ({
      unitOf,
      admit: (server, update, who) => admit(room, server, update, `p${who}`, ruleOf(unitOf(who))),
    }))
    expect(result.refused).toEqual([])
    expect([seed, result.agrees]).toEqual([seed, true])
  }
}, 60_000 + runs * 60)
