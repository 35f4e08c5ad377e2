import type { WriteOutcome } from '../cells/writeCells.ts'
import { writeCells } from '../cells/writeCells.ts'
import { fillSeries } from '../clipboard/fillSeries.ts'
import type { Desk } from '../desk.ts'
import type { Block } from '../selection/sheetShape.ts'
import { blockWrites, selectedBlock } from './selectedCells.ts'

/** Tells a person what could not be written. */
export function reportOutcome(desk: Desk, outcome: WriteOutcome, dropped = 0): void {
  const parts: string[] = []
  if (outcome.refused > 0) parts.push(desk.t('grid.paste.refused', { count: outcome.refused }))
  if (outcome.tooLong > 0) parts.push(desk.t('grid.paste.tooLongCells', { count: outcome.tooLong }))
  if (dropped > 0) parts.push(desk.t('grid.paste.dropped', { count: dropped }))
  if (parts.length > 0) desk.session.notify(parts.join(' '))
}

/** Empties the selected cells. */
export function clearCells(desk: Desk): void {
  const block = selectedBlock(desk)
  if (!block) return
  const writes = blockWrites(desk.sheet(), block, () => '').filter(
    ({ row, column }) => desk.session.projection.text(row, column) !== '',
  )
  if (writes.length > 0) reportOutcome(desk, writeCells(desk.session, writes))
}

/** Ctrl+D and Ctrl+R: copies the first row (or column) of the block over the others; of a single cell, the one before it. */
export function fillFromEdge(desk: Desk, down: boolean): void {
  const block = selectedBlock(desk)
  if (!block) return
  const sheet = desk.sheet()
  const alone = down ? block.top === block.bottom : block.left === block.right
  const source = (down ? block.top : block.left) - (alone ? 1 : 0)
  if (source < (down ? 0 : sheet.firstDataColumn)) return
  const target: Block = alone ? block : down ? { ...block, top: block.top + 1 } : { ...block, left: block.left + 1 }
  const writes = blockWrites(sheet, target, (r, c) => (down ? sheet.text(source, c) : sheet.text(r, source)))
  reportOutcome(desk, writeCells(desk.session, writes))
}

/** What the fill handle was dragged over. */
export interface FillTarget {
  readonly area: Block
  readonly down: boolean
  /** Up or left. */
  readonly back: boolean
}

/** The area beside `block` that a fill up to a cell covers: along the longer way; null inside the block. */
export function fillTarget(block: Block, row: number, column: number): FillTarget | null {
  const below = row - block.bottom
  const above = block.top - row
  const right = column - block.right
  const left = block.left - column
  const most = Math.max(below, above, right, left)
  if (most <= 0) return null
  if (most === below) return { area: { ...block, top: block.bottom + 1, bottom: row }, down: true, back: false }
  if (most === above) return { area: { ...block, top: row, bottom: block.top - 1 }, down: true, back: true }
  if (most === right) return { area: { ...block, left: block.right + 1, right: column }, down: false, back: false }
  return { area: { ...block, left: column, right: block.left - 1 }, down: false, back: true }
}

/** Fills `target` from `block`: series count on; with `copy` everything is only repeated. */
export function fillArea(desk: Desk, block: Block, target: FillTarget, copy: boolean): void {
  const sheet = desk.sheet()
  const { area, down, back } = target
  const lines = new Map<number, string[]>()
  const count = down ? area.bottom - area.top + 1 : area.right - area.left + 1
  for (let line = down ? area.left : area.top; line <= (down ? area.right : area.bottom); line++) {
    const source: string[] = []
    for (let i = down ? block.top : block.left; i <= (down ? block.bottom : block.right); i++) {
      source.push(down ? sheet.text(i, line) : sheet.text(line, i))
    }
    lines.set(line, copy ? repeat(source, count, back) : fillSeries(source, count, back))
  }
  const writes = blockWrites(sheet, area, (r, c) => {
    const step = down ? (back ? area.bottom - r : r - area.top) : back ? area.right - c : c - area.left
    return lines.get(down ? c : r)?.[step] ?? ''
  })
  reportOutcome(desk, writeCells(desk.session, writes))
}

function repeat(source: readonly string[], count: number, back: boolean): string[] {
  const size = source.length
  return Array.from({ length: count }, (_, n) => source[back ? size - 1 - (n % size) : n % size] ?? '')
}
