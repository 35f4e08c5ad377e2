import type { ColumnId, RowId } from '../../shared/domain/ids.ts'
import type { AnnexHandle } from './annexHandle.ts'
import { insertEmptyRows, insertSection } from './commands/rowCommands.ts'
import { runCommand } from './commands/runCommand.ts'
import type { WorkBench } from './createBench.ts'
import type { Desk } from './desk.ts'
import type { MenuPlace } from './menu/Menu.tsx'
import { selectAt } from './selection/selection.ts'
import { isViewHeading } from './view/groupedRows.ts'

export function createHandle(bench: WorkBench, show: (what: 'find' | 'help' | 'trash' | 'view', at?: MenuPlace) => void): AnnexHandle {
  const { desk, sink, peers } = bench
  const act = (run: () => void) => (): void => {
    bench.editor.commit()
    run()
    sink.focus()
  }
  return {
    goTo: (row, column) => {
      const reached = goTo(desk, row, column)
      if (reached) sink.focus()
      return reached
    },
    goToPerson: (clientId) => {
      const peer = peers().find((found) => found.clientId === clientId)
      return peer ? goTo(desk, peer.row, peer.column) : false
    },
    follow: (person, ended) => bench.following.follow(person, ended),
    focus: () => sink.focus(),
    insertRow: (below) => act(() => insertEmptyRows(desk, below))(),
    insertSection: act(() => insertSection(desk)),
    undo: act(() => runCommand(bench, { do: 'undo' })),
    redo: act(() => runCommand(bench, { do: 'redo' })),
    openFind: () => show('find'),
    openHelp: () => show('help'),
    openTrash: () => show('trash'),
    openView: (at) => show('view', at),
    setMine: (on) => desk.changeView({ mine: on }),
    isMine: () => desk.view().mine,
    look: () => ({ sheet: desk.sheet(), selection: desk.selection() }),
  }
}

/** Selects a cell; headings above it are unfolded, and filters that hide it are taken away. */
function goTo(desk: Desk, row: RowId, column?: ColumnId): boolean {
  const { rows } = desk.session.projection
  const found = rows.find((shown) => shown.id === row)
  if (!found) return false
  if (desk.sheet().rowIndex(row) < 0) {
    const above = new Set<RowId | ''>()
    for (let up = found.parent; up !== ''; up = rows.find((shown) => shown.id === up)?.parent ?? '') above.add(up)
    const folded = desk.view().folded.filter((id) => !above.has(id) && !isViewHeading(id))
    desk.changeView({ folded })
    desk.flush()
    if (desk.sheet().rowIndex(row) < 0) desk.changeView({ conditions: [], mine: false, group: null })
    desk.flush()
  }
  const sheet = desk.sheet()
  const index = column ? sheet.columnIndex(column) : sheet.titleColumn
  desk.setSelection(selectAt(sheet, { row: sheet.rowIndex(row), column: index < 0 ? sheet.firstDataColumn : index }))
  return true
}
