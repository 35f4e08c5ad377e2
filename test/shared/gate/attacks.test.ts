import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { allChecks, checkNames, type Checks } from '../../../shared/gate/checks.ts'
import { attacks, type Attack } from '../../support/gateAttacks.ts'
import { copyOf, harmOf } from '../../support/gateOracle.ts'
import { makeScene } from '../../support/gateScene.ts'

/** Null: the attack fails; else what it reaches. */
function attempt({ send, succeeds, hurts }: Attack, checks: Checks = allChecks): string | null {
  const scene = makeScene()
  const update = send(scene)
  const before = copyOf(scene.server)
  const admitted = scene.room.admit(scene.server, update, 'eve', scene.rule, checks)
  if (succeeds?.(scene.room.verdicts.at(-1)!, scene)) return `passed as ${scene.room.verdicts.at(-1)?.kind}`
  if (admitted === null) return null
  const harm = harmOf(before, admitted, scene.rule, 'eve')
  if (harm.length > 0) return harm.join('; ')
  const after = copyOf(before)
  Y.applyUpdate(after, admitted)
  return hurts?.(after, scene) ? 'the document is hurt' : null
}

describe('[GT2] known attacks reach nothing', () => {
  test.each(attacks)('$name', (attack) => {
    expect(attempt(attack)).toBeNull()
  })
})

test.each(checkNames)('[GT3] without the check "%s" an attack succeeds', (name) => {
  const without = { ...allChecks, [name]: false }
  const reached = attacks.filter((attack) => attack.needs === name).map((attack) => attempt(attack, without))
  expect(reached).not.toEqual([])
  expect(reached.filter((harm) => harm === null)).toEqual([])
})
