import { createEffect, createSignal, on, type JSX } from 'solid-js'
import { activePosition } from '../commands/selectedCells.ts'
import type { WorkBench } from '../createBench.ts'

/** Longest text read out for a cell: enough to know it, without reading a page at each arrow. */
const maxSpoken = 160

/** Names the active cell to screen readers: heading, row number, text, and whether it may be edited. */
export function CellAnnouncer(props: { bench: WorkBench }): JSX.Element {
  const { desk } = props.bench
  const [spoken, setSpoken] = createSignal('')
  const describe = (): string => {
    const at = activePosition(desk)
    if (!at) return ''
    const sheet = desk.sheet()
    const column = sheet.shownColumn(at.row, at.column)
    const index = sheet.columnIndex(column.id)
    const text = index < 0 ? '' : sheet.text(at.row, index)
    const name = desk.t('grid.cell', { column: column.heading, row: sheet.row(at.row).number, text: text.slice(0, maxSpoken) || desk.t('grid.cell.empty') })
    return desk.session.mayEdit(sheet.rowAt(at.row), column.id) === true ? name : `${name}, ${desk.t('grid.cell.locked')}`
  }
  createEffect(on(desk.selection, () => setSpoken(describe())))
  return (
    <div class="annex-hidden" role="status" aria-live="polite">
      {spoken()}
    </div>
  )
}
