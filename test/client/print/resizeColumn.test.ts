import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastColumnMm, resizeColumn } from '../../../client/print/choices/resizeColumn.ts'

test('a column gets the width asked for, the others share the rest in their proportions', () => {
  expect(resizeColumn([50, 100, 100], 0, 150)).toEqual([150, 50, 50])
  expect(resizeColumn([252], 0, 10)).toEqual([252])
})

test('widths stay whole millimetres that add up as before, none below the least', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 12, max: 90 }), { minLength: 2, maxLength: 12 }), fc.nat(), fc.integer({ min: -5, max: 500 }), (widths, at, asked) => {
      const after = resizeColumn(widths, at % widths.length, asked)
      const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0)
      expect(sum(after)).toBe(sum(widths))
      expect(after.every((width) => Number.isInteger(width) && width >= leastColumnMm)).toBe(true)
    }),
  )
})
