import { createSignal, type Accessor } from 'solid-js'
import type { Column } from '../../shared/domain/columns.ts'
import type { ColumnId } from '../../shared/domain/ids.ts'
import type { ColumnTask } from './columns/ColumnDialog.tsx'
import { columnMenu, type ColumnDialogs } from './columns/columnMenu.ts'
import { activePosition } from './commands/selectedCells.ts'
import type { WorkBench } from './createBench.ts'
import type { MenuItem, MenuPlace } from './menu/Menu.tsx'
import { rowMenu } from './menu/rowMenu.ts'
import { viewMenu } from './view/viewMenu.ts'

/** What can be open around the grid; only one of a kind at a time. */
export type Helper =
  | { readonly is: 'menu'; readonly items: readonly (MenuItem | null)[]; readonly at: MenuPlace }
  | { readonly is: 'find' }
  | { readonly is: 'replace' }
  | { readonly is: 'help' }
  | { readonly is: 'trash' }
  | { readonly is: 'column'; readonly task: ColumnTask }
  | { readonly is: 'filter'; readonly column: Column }

/** What a key or a button opens by name. */
export type NamedHelper = 'find' | 'replace' | 'help' | 'trash' | 'menu' | 'columnMenu' | 'view'

export interface Helpers {
  readonly open: <Is extends Helper['is']>(...is: Is[]) => Extract<Helper, { is: Is }> | null
  readonly show: (helper: Helper) => void
  /** Closes, and gives the focus back to the table. */
  readonly close: (is: Helper['is']) => void
  readonly showNamed: (what: NamedHelper, at?: MenuPlace) => void
  readonly showColumnMenu: (column: ColumnId, at: MenuPlace) => void
}

/** Menus, dialogs, search and trash of one table. */
export function createHelpers(bench: Accessor<WorkBench | null>): Helpers {
  const [helpers, setHelpers] = createSignal<readonly Helper[]>([])
  // Replacing takes the place of finding; a new menu takes the place of the old one.
  const slot = (is: Helper['is']): string => (is === 'replace' ? 'find' : is)
  const show = (helper: Helper): void => void setHelpers((now) => [...now.filter((other) => slot(other.is) !== slot(helper.is)), helper])
  const close = (is: Helper['is']): void => {
    setHelpers((now) => now.filter((other) => other.is !== is))
    bench()?.sink.focus()
  }
  const showMenu = (items: readonly (MenuItem | null)[], at: MenuPlace): void => show({ is: 'menu', items, at })
  const showColumnMenu = (id: ColumnId, at: MenuPlace): void => {
    const made = bench()
    if (made) showMenu(columnMenu(made.desk, id, columnDialogs(show)), at)
  }
  const showNamed = (what: NamedHelper, at?: MenuPlace): void => {
    const made = bench()
    if (what === 'find' || what === 'replace' || what === 'help' || what === 'trash') return show({ is: what })
    if (!made) return
    const place = at ?? underActive(made)
    if (what === 'view') return showMenu(viewMenu(made.desk), place)
    const column = columnOfActive(made)
    if (what === 'columnMenu') return column && showColumnMenu(column.id, place)
    showMenu(rowMenu(made, { openTrash: () => show({ is: 'trash' }), openColumn: column && { heading: column.heading, run: () => showColumnMenu(column.id, place) } }), place)
  }
  return {
    open: <Is extends Helper['is']>(...is: Is[]) =>
      (helpers().find((helper) => (is as Helper['is'][]).includes(helper.is)) as Extract<Helper, { is: Is }> | undefined) ?? null,
    show,
    close,
    showNamed,
    showColumnMenu,
  }
}

function columnDialogs(show: (helper: Helper) => void): ColumnDialogs {
  return {
    edit: (edit) => show({ is: 'column', task: { edit } }),
    add: (before) => show({ is: 'column', task: { add: true, before } }),
    filter: (column) => show({ is: 'filter', column }),
  }
}

/** The column in which the active cell stands, also under a heading that covers it. */
function columnOfActive({ desk }: WorkBench): Column | undefined {
  const at = activePosition(desk)
  return at ? desk.sheet().columns[at.column] : undefined
}

function underActive({ sink }: WorkBench): MenuPlace {
  const box = sink.element.getBoundingClientRect()
  return { x: box.left + 8, y: Math.min(box.bottom, innerHeight - 40) }
}
