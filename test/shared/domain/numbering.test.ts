import { expect, test } from 'vitest'
import { formatRoman, numberRows, type NumberedRow } from '../../../shared/domain/numbering.ts'

const rows = (...specs: [NumberedRow['kind'], number][]): NumberedRow[] => specs.map(([kind, level]) => ({ kind, level }))

const twoSections = rows(['section', 0], ['group', 1], ['task', 2], ['task', 2], ['task', 1], ['section', 0], ['task', 1], ['task', 2])

test('[NB1] sections count in Roman numerals', () => {
  expect([1, 4, 9, 14, 40, 1999].map(formatRoman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'MCMXCIX'])
  expect(numberRows(rows(['section', 0], ['section', 0]), 'continuous')).toEqual(['I', 'II'])
})

test('[NB2] numbers restart in each section', () => {
  expect(numberRows(twoSections, 'restart')).toEqual(['I', '1', '1.1', '1.2', '2', 'II', '1', '1.1'])
})

test('[NB2] an annex without sections counts from 1', () => {
  expect(numberRows(rows(['task', 0], ['task', 1], ['task', 0]), 'restart')).toEqual(['1', '1.1', '2'])
})

test('[NB3] continuous numbers pass sections and groups', () => {
  expect(numberRows(twoSections, 'continuous')).toEqual(['I', '', '1', '2', '3', 'II', '4', '4.1'])
})

test('[NB4] the tenth child is 1.10', () => {
  const ten = rows(['task', 0], ...Array.from({ length: 10 }, (): [NumberedRow['kind'], number] => ['task', 1]))
  expect(numberRows(ten, 'restart').at(-1)).toBe('1.10')
})

test('[NB5] a jump of levels counts as one deeper', () => {
  expect(numberRows(rows(['section', 0], ['task', 3], ['task', 1]), 'restart')).toEqual(['I', '1', '2'])
  expect(numberRows(rows(['task', 5]), 'restart')).toEqual(['1'])
})
