import { expect, test } from 'vitest'
import { annexId, rowId } from '../../../../shared/domain/ids.ts'
import { nd30 } from '../../../../shared/sheet/layout/layoutProfile.ts'
import { pageBreaks } from '../../../../shared/sheet/layout/pageBreaks.ts'
import type { LaidOutRow, SheetLayout } from '../../../../shared/sheet/layout/sheetLayout.ts'

/** "s40" is a section of 40 points, "t" a task, "k" one that shares a cell with the next, "h" the heading of the table, "." the end mark. A landscape page has 481.9 points. */
function breaks(...rows: readonly string[]): readonly number[] {
  const laidOut = ['h20', ...rows].map((text, at): LaidOutRow => {
    const heightPt = Number(text.slice(1))
    if (text[0] === 'h') return { part: 'header', heightPt, cells: [] }
    if (text[0] === '.') return { part: 'end', heightPt, cells: [] }
    return { part: 'body', heightPt, cells: [], row: { id: rowId(`r${at}`), kind: text[0] === 's' ? 'section' : 'task', level: 0 }, ...(text[0] === 'k' ? { keepNext: true } : {}) }
  })
  const layout: SheetLayout = { annex: annexId('a'), name: '', profile: nd30, orientation: 'landscape', view: { kind: 'issued' }, columns: [], rows: laidOut, header: { first: 0, last: 0 } }
  return pageBreaks(layout)
}

test('[LY66] a heading goes to the page of what follows', () => {
  expect(breaks('t400', 's30', 't60')).toEqual([2])
  expect(breaks('t400', 's20', 's20', 't60')).toEqual([2])
  expect(breaks('t380', 's20', 't60')).toEqual([])
})

test('[LY66] a break that falls by itself is not told, and what follows it is counted from there', () => {
  expect(breaks('t400', 't100', 't300', 's30', 't60')).toEqual([4])
  expect(breaks('t400', 't100', 't240', 's30', 't60')).toEqual([])
})

test('[LY66] headings with nothing above them stay where they are', () => {
  expect(breaks('s30', 't470')).toEqual([])
})

test('[LY66] the end mark takes the last row with it', () => {
  expect(breaks('t200', 't250', '.20')).toEqual([2])
  expect(breaks('t200', 't230', '.20')).toEqual([])
})

test('[LY66] [LY63] rows that share a cell go to the next page together, with the heading above them', () => {
  expect(breaks('t350', 'k50', 't100')).toEqual([2])
  expect(breaks('t350', 's30', 'k50', 't100')).toEqual([2])
})
