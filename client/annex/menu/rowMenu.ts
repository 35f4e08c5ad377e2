import type { MessageKey } from '../../../shared/i18n/translate.ts'
import { leafKind, pasteOffer } from '../commands/clipboardCommands.ts'
import { convertSelectedRows, insertSection } from '../commands/rowCommands.ts'
import { runCommand } from '../commands/runCommand.ts'
import { activePosition, selectedRows } from '../commands/selectedCells.ts'
import type { WorkBench } from '../createBench.ts'
import type { Command } from '../selection/keyMap.ts'
import type { MenuItem } from './Menu.tsx'

/** What the menu of rows opens beside its own acts. */
export interface RowMenuDoors {
  readonly openTrash: () => void
  /** The menu of the active cell's column: for those who work without a mouse. */
  readonly openColumn: { readonly heading: string; readonly run: () => void } | undefined
}

/** The menu of the selected cells and their rows. */
export function rowMenu(bench: WorkBench, { openTrash, openColumn }: RowMenuDoors): (MenuItem | null)[] {
  const { desk } = bench
  const { t } = desk
  const count = Math.max(1, selectedRows(desk).length)
  const item = (key: MessageKey, shortcut: string, what: Command): MenuItem => ({
    label: t(key, { count }),
    shortcut,
    run: () => {
      bench.sink.focus()
      runCommand(bench, what)
    },
  })
  return [
    ...clipboardItems(bench),
    null,
    item(count > 1 ? 'grid.menu.insertManyAbove' : 'grid.menu.insertAbove', 'Ctrl+Shift+Enter', { do: 'insertAbove' }),
    item(count > 1 ? 'grid.menu.insertManyBelow' : 'grid.menu.insertBelow', 'Ctrl+Enter', { do: 'insertBelow' }),
    { label: t('grid.menu.insertSection'), run: () => insertSection(desk) },
    item('grid.menu.duplicate', 'Ctrl+Shift+D', { do: 'duplicate' }),
    null,
    item('grid.menu.indent', 'Alt+Shift+→', { do: 'indent' }),
    item('grid.menu.outdent', 'Alt+Shift+←', { do: 'outdent' }),
    item('grid.menu.moveUp', 'Alt+Shift+↑', { do: 'moveUp' }),
    item('grid.menu.moveDown', 'Alt+Shift+↓', { do: 'moveDown' }),
    null,
    ...kindItems(bench),
    null,
    ...(openColumn ? [{ label: t('grid.menu.column', { heading: openColumn.heading.slice(0, 40) }), shortcut: 'Ctrl+Shift+F10', run: openColumn.run }] : []),
    item('grid.menu.delete', 'Ctrl+Delete', { do: 'deleteRows' }),
    { label: t('grid.menu.trash'), run: openTrash },
    ...ownItems(desk),
  ]
}

/** What the surroundings of the annex add. */
function ownItems(desk: WorkBench['desk']): (MenuItem | null)[] {
  const at = activePosition(desk)
  const own = at ? (desk.session.cellItems?.(selectedRows(desk), desk.sheet().shownColumn(at.row, at.column).id) ?? []) : []
  return own.length > 0 ? [null, ...own] : []
}

function clipboardItems(bench: WorkBench): MenuItem[] {
  const { t } = bench.desk
  const run = (how: 'copy' | 'cut') => (): void => {
    bench.sink.focus()
    document.execCommand(how)
  }
  return [
    { label: t('grid.menu.cut'), shortcut: 'Ctrl+X', run: run('cut') },
    { label: t('grid.menu.copy'), shortcut: 'Ctrl+C', run: run('copy') },
    { label: t('grid.menu.paste'), shortcut: 'Ctrl+V', run: () => void pasteFromMenu(bench) },
  ]
}

function kindItems({ desk }: WorkBench): MenuItem[] {
  const kinds = new Set(selectedRows(desk).map((row) => desk.session.projection.registers.get(row)?.kind))
  return [leafKind(desk), 'group' as const, 'section' as const].map((kind) => ({
    label: desk.t(`grid.convert.${kind}`),
    checked: kinds.size === 1 && kinds.has(kind),
    run: () => convertSelectedRows(desk, kind),
  }))
}

/** Pastes what the clipboard offers, where the browser lets a page read it. */
async function pasteFromMenu({ desk, sink }: WorkBench): Promise<void> {
  sink.focus()
  try {
    const [item] = await navigator.clipboard.read()
    const read = async (type: string): Promise<string> => (item?.types.includes(type) ? (await item.getType(type)).text() : '')
    pasteOffer(desk, { html: await read('text/html'), text: await read('text/plain') })
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    desk.session.notify(desk.t('grid.menu.pasteRefused'))
  }
}
