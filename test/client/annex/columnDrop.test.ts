import { expect, test } from 'vitest'
import { columnDrop, type HeadingBox } from '../../../client/annex/columns/columnDrop.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'

const heading = (id: string, left: number, fixed = false): HeadingBox => ({ column: id as ColumnId, left, right: left + 100, fixed })
const headings = [heading('stt', 0, true), heading('a', 100), heading('b', 200), heading('c', 300)]
const drop = (id: string, x: number) => columnDrop(headings, id as ColumnId, x)

test('[GR18] a heading goes to the nearest gap, never in front of the numbers, and not where it stands', () => {
  expect(drop('c', 120)).toEqual({ before: 'a', x: 100 })
  expect(drop('c', 10)).toEqual({ before: 'a', x: 100 })
  expect(drop('a', 240)).toBeNull()
  expect(drop('a', 260)).toEqual({ before: 'c', x: 300 })
  expect(drop('a', 390)).toEqual({ before: undefined, x: 400 })
  expect(drop('b', 210)).toBeNull()
  expect(drop('b', 340)).toBeNull()
  expect(drop('stt', 250)).toBeNull()
})
