import type { UnitEntry } from '../../../shared/crdt/unitCells.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { Translate } from '../../ui/translate.ts'
import type { AnnexSession, CellMark } from '../annexSession.ts'
import type { Sheet, SheetRow } from '../grid/sheet.ts'

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

/** Content of cells that are more than their text; undefined for all others. */
export function cellContent(session: AnnexSession, sheet: Sheet, t: Translate, rowId: RowId, columnId: ColumnId): HTMLElement | undefined {
  const index = sheet.rowIndex(rowId)
  const column = sheet.columns[sheet.columnIndex(columnId)]
  if (index < 0 || !column) return undefined
  const row = sheet.row(index)
  const form = cellFormOf(column.role)
  if (form === 'number') return numberCell(row, session.findings?.().get(rowId), t)
  if (sheet.spans(index)) return headingCell(session, sheet, t, row)
  const marks = (session.findings?.().get(rowId) ?? []).filter((mark) => mark.column === columnId)
  const may = session.mayEdit(rowId, columnId)
  if (form !== 'units' && marks.length === 0 && may === true) return undefined
  const content = form === 'units' ? unitsCell(session, rowId, columnId, t) : element('span', 'annex-text', sheet.text(index, sheet.columnIndex(columnId)))
  if (may !== true) content.title = t(may)
  return marked(content, marks)
}

function numberCell(row: SheetRow, marks: readonly CellMark[] | undefined, t: Translate): HTMLElement {
  const cell = element('span', 'annex-number')
  const grip = element('span', 'annex-grip')
  grip.title = t('grid.row.drag')
  if (!row.heading) cell.append(grip)
  cell.append(element('span', 'annex-number-text', row.number))
  return marked(cell, (marks ?? []).filter((mark) => mark.column === null))
}

/** A heading over the whole row: its text, and how many rows it holds, with the button that folds them. */
function headingCell(session: AnnexSession, sheet: Sheet, t: Translate, row: SheetRow): HTMLElement {
  const cell = element('span', 'annex-heading')
  const text = row.heading?.text ?? (sheet.title ? session.projection.text(row.id, sheet.title) : '')
  cell.append(element('span', 'annex-text', text))
  if (row.parental) {
    const fold = element('button', `annex-fold${row.folded ? ' folded' : ''}`, t(session.projection.facts.kind === 'targets' ? 'grid.row.countTargets' : 'grid.row.count', { count: row.heading?.count ?? leavesUnder(session, row.id) }))
    fold.tabIndex = -1
    fold.setAttribute('aria-expanded', String(!row.folded))
    fold.title = t(row.folded ? 'grid.row.unfold' : 'grid.row.fold')
    cell.append(fold)
  }
  return cell
}

/** Tasks and targets under a heading. */
function leavesUnder(session: AnnexSession, row: RowId): number {
  const { order, registers } = session.projection
  return order.subtree(row).filter((id) => {
    const registered = registers.get(id)
    return id !== row && registered?.deleted === null && (registered.kind === 'task' || registered.kind === 'target')
  }).length
}

function unitsCell(session: AnnexSession, row: RowId, column: ColumnId, t: Translate): HTMLElement {
  const cell = element('span', 'annex-text')
  const { projection } = session
  const entries = projection.unitEntries(row, column)
  entries.forEach((entry: UnitEntry, i) => {
    const unit = 'unit' in entry ? projection.directory.get(entry.unit) : undefined
    const text = 'text' in entry ? entry.text : (unit?.name ?? entry.unit)
    const part = element('span', unit ? 'annex-unit' : 'annex-unit unknown', text)
    if (!unit) part.title = t('grid.units.unknown')
    cell.append(part, i < entries.length - 1 ? '; ' : '')
  })
  return cell
}

function marked(content: HTMLElement, marks: readonly CellMark[]): HTMLElement {
  if (marks.length === 0) return content
  const severity = marks.some((mark) => mark.severity === 'warning') ? 'warning' : 'notice'
  const mark = element('span', `annex-mark ${severity}`)
  mark.title = marks.map((m) => m.text).join('\n')
  mark.setAttribute('role', 'img')
  mark.setAttribute('aria-label', mark.title)
  const holder = element('span', 'annex-marked')
  holder.append(content, mark)
  return holder
}
