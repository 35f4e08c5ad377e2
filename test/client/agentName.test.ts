import { expect, test } from 'vitest'
import { agentName } from '../../client/account/mine/agentName.ts'
import { movedUnit } from '../../client/account/units/directory.ts'
import { unitId } from '../../shared/domain/ids.ts'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'

test('[AC4] a browser is named as people call it', () => {
  expect(agentName(`${windows} Chrome/140.0 Safari/537.36`)).toBe('Chrome, Windows')
  expect(agentName(`${windows} Chrome/140.0 Safari/537.36 Edg/140.0`)).toBe('Edge, Windows')
  expect(agentName(`${windows} coc_coc_browser/140.0 Chrome/134.0 Safari/537.36`)).toBe('Cốc Cốc, Windows')
  expect(agentName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox, Linux')
  expect(agentName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1')).toBe('Safari, iOS')
  expect(agentName('<script>alert(1)</script>')).toBe('')
})

test('[AC7] a unit changes places with its neighbour, and nothing happens at the ends', () => {
  const units = ['a', 'b', 'c'].map((id) => ({ id: unitId(id), name: id, abbr: '', kind: 'unit' as const, aliases: [] }))
  expect(movedUnit(units, 0, 1)?.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  expect(movedUnit(units, 2, -1)?.map(({ id }) => id)).toEqual(['a', 'c', 'b'])
  expect([movedUnit(units, 0, -1), movedUnit(units, 2, 1)]).toEqual([null, null])
})
