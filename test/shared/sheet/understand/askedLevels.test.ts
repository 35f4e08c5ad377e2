import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedLevels } from '../../../../shared/sheet/understand/rows/askedLevels.ts'

test('[IM10] a row that gets another level takes along what stands under it, and nothing else moves', () => {
  const levels = [0, 1, 2, 2, 1, 0, 1]
  const ask = (index: number, level: number) => askedLevels(levels, levels.map((_, at) => (at === index ? level : undefined)))
  expect(ask(4, 2)).toEqual([0, 1, 2, 2, 2, 0, 1])
  expect(ask(1, 0)).toEqual([0, 0, 1, 1, 1, 0, 1])
  expect(ask(5, 1)).toEqual([0, 1, 2, 2, 1, 1, 2])
  expect(ask(0, 3)).toEqual([0, 1, 2, 2, 1, 0, 1])
})

test('[IM10] no level jumps, and without corrections nothing changes', () => {
  const outline = fc.array(fc.nat(4), { maxLength: 30 }).map((wanted) => {
    let above = -1
    return wanted.map((level) => (above = Math.min(level, above + 1)))
  })
  fc.assert(
    fc.property(outline, fc.array(fc.option(fc.nat(5), { nil: undefined }), { maxLength: 30 }), (levels, asked) => {
      const result = askedLevels(levels, asked)
      expect(result.every((level, index) => level >= 0 && level <= (result[index - 1] ?? -1) + 1)).toBe(true)
      expect(askedLevels(levels, [])).toEqual(levels)
    }),
  )
})
