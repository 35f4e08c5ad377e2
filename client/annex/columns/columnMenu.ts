import { deleteColumn, moveColumn, updateColumn } from '../../../shared/crdt/columnEdits.ts'
import { cellFormOf, type Column } from '../../../shared/domain/columns.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import type { Desk } from '../desk.ts'
import { canvasFonts } from '../heights/canvasFonts.ts'
import type { MenuItem } from '../menu/Menu.tsx'
import { minColumnPx } from './columnWidths.ts'
import { fittingWidth } from './fittingWidth.ts'

/** How much the menu makes a column wider or narrower, pixels: about a word. */
const widthStepPx = 40

/** Gives a column the width that its texts need, on my screen. */
export function fitColumn(desk: Desk, column: ColumnId): void {
  desk.changeView({ widths: { ...desk.view().widths, [column]: fittingWidth(desk.sheet(), column, canvasFonts(desk.surface.viewport).plain) } })
}

function widen(desk: Desk, column: ColumnId, byPx: number): void {
  const now = desk.surface.columnExtent(column)?.size ?? minColumnPx
  desk.changeView({ widths: { ...desk.view().widths, [column]: Math.max(minColumnPx, now + byPx) } })
}

/** What the column menu opens beside its own acts. */
export interface ColumnDialogs {
  readonly edit: (column: Column) => void
  readonly add: (before: ColumnId | undefined) => void
  readonly filter: (column: Column) => void
}

/** The menu of a column: first what is personal to me, then what changes the annex for all. */
export function columnMenu(desk: Desk, id: ColumnId, dialogs: ColumnDialogs): (MenuItem | null)[] {
  const all = desk.session.projection.columns
  const index = all.findIndex((column) => column.id === id)
  const column = all[index]
  if (!column) return []
  const own = desk.session.columnItems?.(id) ?? []
  return [
    ...personalItems(desk, column, dialogs),
    ...((desk.session.rights?.mayEditColumns() ?? true) === true ? [null, ...sharedItems(desk, column, index, dialogs)] : []),
    ...(own.length > 0 ? [null, ...own] : []),
  ]
}

/** What changes the column for all. */
function sharedItems(desk: Desk, column: Column, index: number, dialogs: ColumnDialogs): MenuItem[] {
  const { projection, edit } = desk.session
  const { id } = column
  const all = projection.columns
  return [
    { label: desk.t('grid.column.edit'), run: () => dialogs.edit(column) },
    { label: desk.t('grid.column.addLeft'), run: () => dialogs.add(id) },
    { label: desk.t('grid.column.addRight'), run: () => dialogs.add(all[index + 1]?.id) },
    { label: desk.t('grid.column.moveLeft'), disabled: index <= 0, run: () => moveColumn(edit, projection.annex, id, all[index - 1]?.id) },
    { label: desk.t('grid.column.moveRight'), disabled: index >= all.length - 1, run: () => moveColumn(edit, projection.annex, id, all[index + 2]?.id) },
    {
      label: desk.t('grid.column.internal'),
      checked: column.internal === true,
      run: () => updateColumn(edit, id, { internal: column.internal ? undefined : true }),
    },
    { label: desk.t('grid.column.delete'), disabled: all.length <= 1, run: () => deleteColumn(edit, id) },
  ]
}

function personalItems(desk: Desk, column: Column, dialogs: ColumnDialogs): (MenuItem | null)[] {
  const { t } = desk
  const view = desk.view()
  const sorting = (descending: boolean): MenuItem => {
    const on = view.sort?.column === column.id && view.sort.descending === descending
    return {
      label: t(descending ? 'grid.column.sortDown' : 'grid.column.sortUp'),
      checked: on,
      run: () => desk.changeView({ sort: on ? null : { column: column.id, descending } }),
    }
  }
  const shown = desk.sheet().columns.length
  const cells = cellFormOf(column.role) !== 'number'
  return [
    ...(cells ? [sorting(false), sorting(true), { label: t('grid.column.filter'), run: () => dialogs.filter(column) }, null] : []),
    { label: t('grid.column.hide'), disabled: shown <= 1, run: () => desk.changeView({ hidden: [...view.hidden, column.id] }) },
    { label: t('grid.column.showAll'), disabled: view.hidden.length === 0, run: () => desk.changeView({ hidden: [] }) },
    null,
    { label: t('grid.column.fit'), run: () => fitColumn(desk, column.id) },
    { label: t('grid.column.wider'), run: () => widen(desk, column.id, widthStepPx) },
    { label: t('grid.column.narrower'), run: () => widen(desk, column.id, -widthStepPx) },
    { label: t('grid.column.usualWidths'), disabled: Object.keys(view.widths).length === 0, run: () => desk.changeView({ widths: {} }) },
  ]
}
