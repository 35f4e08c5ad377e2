import type { Desk } from '../desk.ts'
import type { Editor } from '../editing/editor.ts'
import { keepSelection, stepEnter, stepTab } from '../selection/runs.ts'
import type { Command } from '../selection/keyMap.ts'
import { extendTo, moveBy, moveToEdge, moveToEnd, positionOf, selectAll, selectAt, type Selection } from '../selection/selection.ts'
import { clearCells, fillFromEdge } from './cellCommands.ts'
import { deleteSelectedRows, duplicateRows, insertEmptyRows, moveSelectedRows, shiftSelectedRows, toggleFold } from './rowCommands.ts'
import { activeCell, activePosition, selectedBlock, selectedRows } from './selectedCells.ts'

/** What a command may need besides the desk. */
export interface Bench {
  readonly desk: Desk
  readonly editor: Editor
  /** Opens one of the helpers around the grid. */
  readonly show: (what: 'find' | 'replace' | 'help' | 'menu' | 'columnMenu') => void
  /** Puts the focus behind (or before) the table. */
  readonly leave: (back: boolean) => void
}

/** Begins to edit the active cell; says why when that is not allowed. */
export function openCell({ desk, editor }: Bench, how: 'replace' | 'append'): boolean {
  const active = activeCell(desk)
  if (!active) {
    if (activePosition(desk)) desk.session.notify(desk.t('grid.group.heading'))
    return false
  }
  const { cell, column } = active
  if (column.role === 'number') {
    desk.session.notify(desk.t('grid.number.computed'))
    return false
  }
  const may = desk.session.mayEdit(cell.row, column.id)
  if (may !== true) {
    desk.session.notify(desk.t(may))
    return false
  }
  const selection = desk.selection()
  if (selection && !editor.open()) desk.setSelection({ ...selection })
  return editor.start(cell, column, how)
}

/** Does what a key or a menu entry asks for. */
export function runCommand(bench: Bench, command: Command): void {
  const { desk, editor } = bench
  const selection = desk.selection()
  switch (command.do) {
    case 'move':
    case 'edge':
    case 'page':
    case 'end':
    case 'enter':
    case 'tab':
    case 'selectAll':
    case 'selectRows':
    case 'selectColumns':
      editor.commit()
      if (selection) desk.setSelection(moved(desk, selection, command))
      return
    case 'edit':
    case 'openList':
      openCell(bench, 'append')
      return
    case 'cancel':
      return editor.cancel()
    case 'newLine':
      return breakLine(editor, bench)
    case 'undo':
    case 'redo':
      return stepBack(bench, command.do)
    case 'find':
    case 'replace':
    case 'help':
    case 'menu':
    case 'columnMenu':
      editor.commit()
      return bench.show(command.do)
    case 'leave':
      editor.commit()
      return bench.leave(command.back)
    default:
      editor.commit()
      return changeTable(desk, command.do)
  }
}

type Move = Extract<Command, { do: 'move' | 'edge' | 'page' | 'end' | 'enter' | 'tab' | 'selectAll' | 'selectRows' | 'selectColumns' }>

function moved(desk: Desk, selection: Selection, command: Move): Selection {
  // A commit may have changed the table under the selection.
  desk.flush()
  const sheet = desk.sheet()
  switch (command.do) {
    case 'move':
      return moveBy(sheet, selection, command.rows, command.columns, command.extend)
    case 'edge':
      return moveToEdge(sheet, selection, command.rows, command.columns, command.extend)
    case 'page':
      return movePage(desk, selection, command.down, command.extend)
    case 'end':
      return moveToEnd(sheet, selection, command.last, command.sheet, command.extend)
    case 'enter':
      return stepEnter(sheet, selection, command.back)
    case 'tab':
      return stepTab(sheet, selection, command.back)
    case 'selectAll':
      return selectAll(sheet, selection)
    case 'selectRows':
      return widen(desk, selection, true)
    case 'selectColumns':
      return widen(desk, selection, false)
  }
}

function movePage(desk: Desk, selection: Selection, down: boolean, extend: boolean): Selection {
  const { first, last } = desk.surface.visibleRows()
  return moveBy(desk.sheet(), selection, Math.max(1, last - first - 1) * (down ? 1 : -1), 0, extend)
}

function widen(desk: Desk, selection: Selection, rows: boolean): Selection {
  const block = selectedBlock(desk)
  const sheet = desk.sheet()
  if (!block) return selection
  const from = selectAt(sheet, rows ? { row: block.top, column: 0 } : { row: 0, column: block.left })
  const to = rows ? { row: block.bottom, column: sheet.columnCount - 1 } : { row: sheet.rowCount - 1, column: block.right }
  return { ...extendTo(sheet, from, to), active: selection.active, still: true }
}

function breakLine(editor: Editor, bench: Bench): void {
  if (!editor.open()) {
    openCell(bench, 'append')
    return
  }
  const { text, caret } = editor.typed()
  editor.replaceText(`${text.slice(0, caret)}\n${text.slice(caret)}`, caret + 1)
}

function stepBack({ desk, editor }: Bench, which: 'undo' | 'redo'): void {
  if (editor.open()) return which === 'undo' ? editor.undoTyped() : editor.redoTyped()
  const step = desk.session.undo[which]()
  desk.flush()
  const touched = step?.cells.find(({ row }) => desk.sheet().rowIndex(row) >= 0)
  if (!touched) return
  const sheet = desk.sheet()
  const id = /^[cs]:([^:]+)/.exec(touched.key)?.[1]
  const column = id === undefined ? -1 : sheet.columns.findIndex((shown) => shown.id === id)
  const fallback = activePosition(desk)?.column ?? sheet.firstDataColumn
  desk.setSelection(selectAt(sheet, { row: sheet.rowIndex(touched.row), column: column < 0 ? fallback : column }))
}

type Change = Exclude<Command['do'], Move['do'] | 'edit' | 'openList' | 'cancel' | 'newLine' | 'undo' | 'redo' | 'find' | 'replace' | 'help' | 'menu' | 'columnMenu' | 'leave'>

function changeTable(desk: Desk, what: Change): void {
  switch (what) {
    case 'clear':
      return clearCells(desk)
    case 'fillDown':
    case 'fillRight':
      return fillFromEdge(desk, what === 'fillDown')
    case 'insertBelow':
    case 'insertAbove':
      return insertEmptyRows(desk, what === 'insertBelow', Math.max(1, selectedRows(desk).length))
    case 'duplicate':
      return duplicateRows(desk)
    case 'deleteRows':
      return deleteSelectedRows(desk)
    case 'indent':
    case 'outdent':
      return shiftSelectedRows(desk, what === 'indent')
    case 'moveUp':
    case 'moveDown':
      return moveSelectedRows(desk, what === 'moveDown')
    case 'toggle':
      return toggleFold(desk)
  }
}

/** Keeps the selection on shown cells after the sheet changed. */
export function followSheet(desk: Desk, before: Desk['sheet'] extends () => infer S ? S : never): void {
  const selection = desk.selection()
  const sheet = desk.sheet()
  if (sheet.rowCount === 0 || sheet.columnCount === 0) return desk.setSelection(null)
  if (!selection) return desk.setSelection(selectAt(sheet, { row: 0, column: sheet.firstDataColumn }))
  const kept = keepSelection(before, sheet, selection)
  if (kept !== selection || positionOf(sheet, kept.active) === null) desk.setSelection(kept)
}
