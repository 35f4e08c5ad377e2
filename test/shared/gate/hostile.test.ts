import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { setCellText } from '../../../shared/crdt/cellEdits.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { contentHash } from '../../../shared/crdt/contentHash.ts'
import { hostileUpdate } from '../../support/hostileUpdate.ts'
import { copyOf, harmOf } from '../../support/gateOracle.ts'
import type { AccessRule } from '../../../shared/domain/permissions.ts'
import { openRule, ruleOf } from '../../support/gateRoom.ts'
import { COORDINATING, EVE, KT, makeScene, sentBy, type Scene } from '../../support/gateScene.ts'
import { pick, seededRandom } from '../../support/random.ts'
import { TASK } from '../../support/replicas.ts'

/** Inputs of one run; a scene lasts for 25 of them, so that later ones meet what earlier ones left. */
const inputs = Number(process.env['GATE_FUZZ'] ?? 2_000)
const inputsOfScene = 25

/** Eve's right in a scene: her unit's rows only, or everything but a locked row and column. */
const rules: readonly AccessRule[] = [
  ruleOf(KT),
  { ...openRule, lockedRows: new Set(['theirs' as RowId]), lockedColumns: new Set([COORDINATING]) },
  { ...ruleOf(KT), role: 'commenter' },
]

/** An honest edit of a colleague in between; all windows must go on agreeing with the server. */
function victimTypes({ victim, server, room }: Scene, text: string): void {
  const sent = sentBy(victim, () => setCellText(victim, 'theirs' as RowId, TASK, text))
  const verdict = room.receive(server, sent, 'victim', ruleOf(undefined))
  expect(verdict.kind).toBe('accepted')
}

test('[GT4] no crafted or mutated update changes what its sender may not, or leaves the document broken', () => {
  const counts = { accepted: 0, partial: 0, refused: 0, malformed: 0 }
  for (let seed = 1; seed <= inputs / inputsOfScene; seed++) {
    const random = seededRandom(seed)
    const rule = rules[seed % 8 === 7 ? 2 : seed % 2] as AccessRule
    const scene = { ...makeScene(), rule }
    scene.server.on('update', (update: Uint8Array) => Y.applyUpdate(scene.victim.doc, update, 'server'))
    for (let i = 0; i < inputsOfScene; i++) {
      const update = hostileUpdate(scene, random)
      const admitted = scene.room.admit(scene.server, update, 'eve', rule)
      counts[scene.room.verdicts.at(-1)!.kind] += 1
      if (admitted !== null) {
        expect([seed, i, harmOf(scene.server, admitted, rule, 'eve')]).toEqual([seed, i, []])
        Y.applyUpdate(scene.server, admitted)
      }
      if (random() < 0.1) victimTypes(scene, pick(random, ['Rà soát', 'Rà soát thủ tục', '']))
    }
    expect([seed, contentHash(scene.victim.doc)]).toEqual([seed, contentHash(scene.server)])
    expect([seed, contentHash(copyOf(scene.server))]).toEqual([seed, contentHash(scene.server)])
  }
  // The fuzz is worth something only while it gets through in every way.
  expect(Math.min(counts.accepted, counts.partial, counts.malformed)).toBeGreaterThan(inputs / 50)
}, 60_000 + inputs * 5)

test('[GT5] what was refused leaves no gap: the sender goes on, and everybody agrees', () => {
  const scene = makeScene()
  const { eve, server, room, rule } = scene
  const send = (update: Uint8Array) => room.receive(server, update, 'eve', rule)
  const refused = send(sentBy(eve, () => setCellText(eve, 'theirs' as RowId, TASK, 'của tôi')))
  expect(refused).toMatchObject({ kind: 'partial', code: 'access.otherUnit', cells: [{ row: 'theirs', column: TASK }] })
  expect(send(sentBy(eve, () => setCellText(eve, 'mine' as RowId, TASK, 'Báo cáo tháng'))).kind).toBe('accepted')
  const shown = (doc: Y.Doc, row: string): string => String((doc.getMap('rows').get(row) as Y.Map<unknown>).get(`c:${TASK}`))
  expect([shown(server, 'theirs'), shown(server, 'mine')]).toEqual(['Rà soát thủ tục hành chính', 'Báo cáo tháng'])
  expect(Y.getState(server.store, EVE)).toBe(Y.getState(eve.doc.store, EVE))
  expect(contentHash(copyOf(server))).toBe(contentHash(server))
})
