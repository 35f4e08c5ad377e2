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

/** Fills `target` from `block`: series count on; with `copy` everything is only repeated. Headings take nothing and count for nothing. */
export function fillArea(desk: Desk, block: Block, target: FillTarget, copy: boolean): void {
  const sheet = desk.sheet()
  const { area, down, back } = target
  const takes = (row: number): boolean => !sheet.spans(row)
  const [from, to] = down ? [range(block.top, block.bottom).filter(takes), range(area.top, area.bottom).filter(takes)] : [range(block.left, block.right), range(area.left, area.right)]
  if (from.length === 0) return
  const steps = new Map((back ? to.toReversed() : to).map((at, step) => [at, step]))
  const lines = new Map<number, string[]>()
  for (const line of down ? range(area.left, area.right) : range(area.top, area.bottom)) {
    const source = from.map((i) => (down ? sheet.text(i, line) : sheet.text(line, i)))
    lines.set(line, copy ? repeat(source, to.length, back) : fillSeries(source, to.length, back))
  }
  const writes = blockWrites(sheet, area, (r, c) => lines.get(down ? c : r)?.[steps.get(down ? r : c) ?? -1] ?? '')
  const taken = down ? writes.filter(({ row }) => takes(sheet.rowIndex(row))) : writes
  reportOutcome(desk, writeCells(desk.session, taken))
}

const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)

function repeat(source: readonly string[], count: number, back: boolean): string[] {
  const size = source.length
  return Array.from({ length: count }, (_, n) => source[back ? size - 1 - (n % size) : n % size] ?? '')
}
