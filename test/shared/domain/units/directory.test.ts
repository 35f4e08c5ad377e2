import { describe, expect, test } from 'vitest'
import type { UnitKind } from '../../../../shared/domain/annex.ts'
import { proposeUnit } from '../../../../shared/domain/units/proposeUnit.ts'
import { starterDirectory } from '../../../../shared/domain/units/starterUnits.ts'
import { unitKey } from '../../../../shared/domain/units/unitKey.ts'

test('[UN9] each name, abbreviation and alias of the starter directory names one unit', () => {
  const owners = new Map<string, string>()
  const clashes: string[] = []
  for (const unit of starterDirectory()) {
    for (const name of [unit.name, unit.abbr, ...unit.aliases].filter((text) => text !== '')) {
      const owner = owners.get(unitKey(name))
      if (owner !== undefined && owner !== unit.id) clashes.push(`${name}: ${owner}, ${unit.id}`)
      owners.set(unitKey(name), unit.id)
    }
  }
  expect(clashes).toEqual([])
  expect(owners.size).toBeGreaterThan(80)
})

test('[UN9] members of collectives are offices of the directory', () => {
  const ids = new Set(starterDirectory().map((unit) => unit.id))
  const members = starterDirectory().flatMap((unit) => unit.members ?? [])
  expect(members.length).toBeGreaterThan(0)
  expect(members.filter((id) => !ids.has(id))).toEqual([])
})

describe('proposed units', () => {
  test.each<readonly [string, string, UnitKind]>([
    ['Hội Nông dân xã', 'Hội Nông dân xã', 'unit'],
    ['các hợp tác xã.', 'Các hợp tác xã', 'collective'],
    ['Đề nghị Thuế cơ sở 10', 'Thuế cơ sở 10', 'external'],
    ['Sở Nội vụ', 'Sở Nội vụ', 'external'],
    ['Đề nghị Hội Luật gia', 'Hội Luật gia', 'external'],
    ['Bộ phận Một cửa', 'Bộ phận Một cửa', 'unit'],
  ])('[UN10] %s', (text, name, kind) => expect(proposeUnit(text, [])).toMatchObject({ name, kind, aliases: [] }))
})

test('[UN10] a proposed id is none that is taken', () => {
  expect(proposeUnit('Hội Nông dân xã', []).id).toBe('hndx')
  expect(proposeUnit('Hội Nông dân xã', ['hndx', 'hndx-2']).id).toBe('hndx-3')
  expect(proposeUnit('…', ['u']).id).toBe('u-2')
})
