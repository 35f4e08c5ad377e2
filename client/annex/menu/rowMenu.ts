import type { RowKind } from '../../../shared/domain/annex.ts'
import { leafKind, pasteOffer } from '../commands/clipboardCommands.ts'
import { convertSelectedRows, foldAll, insertSection } from '../commands/rowCommands.ts'
import { runCommand } from '../commands/runCommand.ts'
import { selectedRows } from '../commands/selectedCells.ts'
import type { WorkBench } from '../createBench.ts'
import type { Command } from '../selection/keyMap.ts'
import type { MenuItem } from './Menu.tsx'

/** The menu of the selected cells and their rows. */
export function rowMenu(bench: WorkBench, openTrash: () => void): (MenuItem | null)[] {
  const { desk, sink } = bench
  const { t } = desk
  const command = (key: Parameters<typeof t>[0], shortcut: string, what: Command): MenuItem => ({
    label: t(key),
    shortcut,
    run: () => {
      sink.focus()
      runCommand(bench, what)
    },
  })
  const copy = (how: 'copy' | 'cut') => (): void => {
    sink.focus()
    document.execCommand(how)
  }
  const kinds = new Set(selectedRows(desk).map((row) => desk.session.projection.registers.get(row)?.kind))
  const convert = (kind: RowKind): MenuItem => ({
    label: t(`grid.convert.${kind}`),
    checked: kinds.size === 1 && kinds.has(kind),
    run: () => {
      sink.focus()
      convertSelectedRows(desk, kind)
    },
  })
  return [
    { label: t('grid.menu.cut'), shortcut: 'Ctrl+X', run: copy('cut') },
    { label: t('grid.menu.copy'), shortcut: 'Ctrl+C', run: copy('copy') },
    { label: t('grid.menu.paste'), shortcut: 'Ctrl+V', run: () => void pasteFromMenu(bench) },
    null,
    command('grid.menu.insertAbove', 'Ctrl+Shift+Enter', { do: 'insertAbove' }),
    command('grid.menu.insertBelow', 'Ctrl+Enter', { do: 'insertBelow' }),
    { label: t('grid.menu.insertSection'), run: () => insertSection(desk) },
    command('grid.menu.duplicate', 'Ctrl+Shift+D', { do: 'duplicate' }),
    null,
    command('grid.menu.indent', 'Alt+Shift+→', { do: 'indent' }),
    command('grid.menu.outdent', 'Alt+Shift+←', { do: 'outdent' }),
    command('grid.menu.moveUp', 'Alt+Shift+↑', { do: 'moveUp' }),
    command('grid.menu.moveDown', 'Alt+Shift+↓', { do: 'moveDown' }),
    null,
    convert(leafKind(desk)),
    convert('group'),
    convert('section'),
    null,
    { label: t('grid.menu.foldAll'), run: () => foldAll(desk, true) },
    { label: t('grid.menu.unfoldAll'), run: () => foldAll(desk, false) },
    null,
    command('grid.menu.delete', 'Ctrl+Delete', { do: 'deleteRows' }),
    { label: t('grid.menu.trash'), run: openTrash },
  ]
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
