import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepSelection, stepEnter, stepTab } from '../../../client/annex/selection/runs.ts'
import {
  blockOf,
  extendTo,
  moveBy,
  moveToEdge,
  moveToEnd,
  positionOf,
  selectAll,
  selectAt,
  selectRows,
  type Selection,
} from '../../../client/annex/selection/selection.ts'
import type { SheetShape } from '../../../client/annex/selection/sheetShape.ts'
import { plainSheet } from '../../support/plainSheet.ts'

const sheet = plainSheet([
  //
  '#====',
  '##.##',
  '##.#.',
  '##..#',
  '#====',
  '##.##',
])
const at = (row: number, column: number): Selection => selectAt(sheet, { row, column })
const where = (selection: Selection, shape: SheetShape = sheet): number[] => {
  const position = positionOf(shape, selection.active)
  return position ? [position.row, position.column] : []
}
const head = (selection: Selection): number[] => {
  const position = positionOf(sheet, selection.head)
  return position ? [position.row, position.column] : []
}

describe('moving', () => {
  test('[GR2] arrows step, and stop at the edges', () => {
    expect(where(moveBy(sheet, at(1, 1), 1, 0, false))).toEqual([2, 1])
    expect(where(moveBy(sheet, at(0, 0), -1, 0, false))).toEqual([0, 0])
    expect(where(moveBy(sheet, at(5, 4), 1, 0, false))).toEqual([5, 4])
    expect(where(moveBy(sheet, at(5, 4), 0, 1, false))).toEqual([5, 4])
  })

  test('[GR2] Shift extends from the anchor; the active cell stays', () => {
    const extended = moveBy(sheet, moveBy(sheet, at(1, 1), 1, 0, true), 0, 2, true)
    expect(where(extended)).toEqual([1, 1])
    expect(head(extended)).toEqual([2, 3])
    expect(blockOf(sheet, extended)).toEqual({ top: 1, bottom: 2, left: 1, right: 3 })
  })

  test('[GR2] Ctrl+arrow goes to the edge of the data', () => {
    const columns = plainSheet(['##.###..#'], 0)
    const from = (column: number) => moveToEdge(columns, selectAt(columns, { row: 0, column }), 0, 1, false)
    expect([0, 1, 3, 5, 8].map((column) => where(from(column), columns)[1])).toEqual([1, 3, 5, 8, 8])
    expect(where(moveToEdge(columns, selectAt(columns, { row: 0, column: 8 }), 0, -1, false), columns)).toEqual([0, 5])
  })

  test('[GR2] Home and End: the row; with Ctrl the sheet', () => {
    expect(where(moveToEnd(sheet, at(2, 3), false, false, false))).toEqual([2, 1])
    expect(where(moveToEnd(sheet, at(2, 3), true, false, false))).toEqual([2, 4])
    expect(where(moveToEnd(sheet, at(2, 3), false, true, false))).toEqual([0, 1])
    expect(where(moveToEnd(sheet, at(2, 3), true, true, false))).toEqual([5, 4])
  })

  test('[GR2] Ctrl+A takes everything and leaves the active cell', () => {
    const all = selectAll(sheet, at(2, 3))
    expect(blockOf(sheet, all)).toEqual({ top: 0, bottom: 5, left: 0, right: 4 })
    expect(where(all)).toEqual([2, 3])
  })

  test('[GR4] over a heading the column is kept, and inside it there is only one cell', () => {
    const down = moveBy(sheet, moveBy(sheet, at(3, 3), 1, 0, false), 1, 0, false)
    expect(where(down)).toEqual([5, 3])
    expect(where(moveBy(sheet, at(4, 3), 0, 1, false))).toEqual([4, 3])
    expect(where(moveBy(sheet, at(4, 3), 0, -1, false))).toEqual([4, 0])
    expect(blockOf(sheet, at(4, 3))).toEqual({ top: 4, bottom: 4, left: 1, right: 4 })
  })

  test('[GR2] whatever keys come, the selection stays inside the sheet', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), rows: fc.integer({ min: -3, max: 3 }), columns: fc.integer({ min: -3, max: 3 }), extend: fc.boolean() }),
      fc.record({ kind: fc.constant('edge' as const), rows: fc.integer({ min: -1, max: 1 }), columns: fc.integer({ min: -1, max: 1 }), extend: fc.boolean() }),
      fc.record({ kind: fc.constant('enter' as const), back: fc.boolean() }),
      fc.record({ kind: fc.constant('tab' as const), back: fc.boolean() }),
    )
    const shapes = fc.array(fc.stringMatching(/^[#.]{5}$|^#====$/), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(shapes, fc.array(step, { maxLength: 40 }), (rows, steps) => {
        const shape = plainSheet(rows)
        let selection = selectAt(shape, { row: 0, column: 1 })
        for (const each of steps) {
          if (each.kind === 'move') selection = moveBy(shape, selection, each.rows, each.columns, each.extend)
          else if (each.kind === 'edge') selection = moveToEdge(shape, selection, each.rows, each.columns, each.extend)
          else if (each.kind === 'enter') selection = stepEnter(shape, selection, each.back)
          else selection = stepTab(shape, selection, each.back)
          const block = blockOf(shape, selection)
          const active = positionOf(shape, selection.active)
          expect(block && block.top >= 0 && block.left >= 0 && block.bottom < shape.rowCount && block.right < shape.columnCount).toBe(true)
          expect(active && active.row >= (block?.top ?? 0) && active.row <= (block?.bottom ?? 0)).toBe(true)
        }
      }),
    )
  })
})

describe('Enter and Tab', () => {
  test('[GR3] Enter after a run of Tabs goes back to its first column, one row down', () => {
    let selection = at(1, 2)
    selection = stepTab(sheet, stepTab(sheet, selection, false), false)
    expect(where(selection)).toEqual([1, 4])
    selection = stepEnter(sheet, selection, false)
    expect(where(selection)).toEqual([2, 2])
    expect(where(stepEnter(sheet, selection, false))).toEqual([3, 2])
  })

  test('[GR3] Tab at the end of a row goes on in the next one', () => {
    expect(where(stepTab(sheet, at(1, 4), false))).toEqual([2, 1])
    expect(where(stepTab(sheet, at(2, 1), true))).toEqual([1, 4])
    expect(where(stepTab(sheet, at(4, 1), false))).toEqual([5, 1])
  })

  test('[GR3] inside a block Enter walks down the columns, Tab along the rows, round and round', () => {
    const block = extendTo(sheet, at(1, 1), { row: 2, column: 2 })
    const walk = (step: (selection: Selection) => Selection): string => {
      let selection = block
      return Array.from({ length: 5 }, () => where((selection = step(selection))).join()).join(' ')
    }
    expect(walk((selection) => stepEnter(sheet, selection, false))).toBe('2,1 1,2 2,2 1,1 2,1')
    expect(walk((selection) => stepTab(sheet, selection, false))).toBe('1,2 2,1 2,2 1,1 1,2')
    expect(blockOf(sheet, stepTab(sheet, block, false))).toEqual(blockOf(sheet, block))
  })
})

describe('when the sheet changes', () => {
  const before = plainSheet(['##', '##', '##', '##'], 1, ['a', 'b', 'c', 'd'])

  test('[GR1] rows that come in above leave the selection on its cells', () => {
    const after = plainSheet(['##', '##', '##', '##', '##'], 1, ['new', 'a', 'b', 'c', 'd'])
    const selection = selectAt(before, { row: 2, column: 1 })
    expect(keepSelection(before, after, selection)).toBe(selection)
    expect(where(selection, after)).toEqual([3, 1])
  })

  test('[GR1] when the active row goes, the row that takes its place is selected', () => {
    const after = plainSheet(['##', '##', '##'], 1, ['a', 'b', 'd'])
    expect(keepSelection(before, after, selectAt(before, { row: 2, column: 1 })).active.row).toBe('d')
    expect(keepSelection(before, after, selectAt(before, { row: 3, column: 1 })).active.row).toBe('d')
    const short = plainSheet(['##'], 1, ['a'])
    expect(keepSelection(before, short, selectAt(before, { row: 3, column: 1 })).active.row).toBe('a')
  })

  test('[GR1] when another selected row goes, the active cell stays selected alone', () => {
    const after = plainSheet(['##', '##', '##'], 1, ['a', 'b', 'c'])
    const kept = keepSelection(before, after, selectRows(before, 1, 3))
    expect(kept.active.row).toBe('b')
    expect(kept.head).toEqual(kept.active)
  })
})
