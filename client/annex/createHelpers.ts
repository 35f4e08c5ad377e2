import { createSignal, type Accessor } from 'solid-js'
import type { Column } from '../../shared/domain/columns.ts'
import type { ColumnId } from '../../shared/domain/ids.ts'
import type { ColumnTask } from './columns/ColumnDialog.tsx'
import { columnMenu } from './columns/columnMenu.ts'
import type { WorkBench } from './createBench.ts'
import type { MenuItem, MenuPlace } from './menu/Menu.tsx'
import { rowMenu } from './menu/rowMenu.ts'

/** What can be open around the grid; only one of a kind at a time. */
export type Helper =
  | { readonly is: 'menu'; readonly items: readonly (MenuItem | null)[]; readonly at: MenuPlace }
  | { readonly is: 'find' }
  | { readonly is: 'replace' }
  | { readonly is: 'help' }
  | { readonly is: 'trash' }
  | { readonly is: 'column'; readonly task: ColumnTask }
  | { readonly is: 'filter'; readonly column: Column }

export interface Helpers {
  readonly open: <Is extends Helper['is']>(...is: Is[]) => Extract<Helper, { is: Is }> | null
  readonly show: (helper: Helper) => void
  /** Closes, and gives the focus back to the table. */
  readonly close: (is: Helper['is']) => void
  readonly showNamed: (what: 'find' | 'replace' | 'help' | 'menu' | 'trash', at?: MenuPlace) => void
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
  return {
    open: <Is extends Helper['is']>(...is: Is[]) =>
      (helpers().find((helper) => (is as Helper['is'][]).includes(helper.is)) as Extract<Helper, { is: Is }> | undefined) ?? null,
    show,
    close,
    showNamed: (what, at) => {
      const made = bench()
      if (what !== 'menu') show({ is: what } as Helper)
      else if (made) show({ is: 'menu', items: rowMenu(made, () => show({ is: 'trash' })), at: at ?? underActive(made) })
    },
    showColumnMenu: (id, at) => {
      const made = bench()
      if (!made) return
      const dialogs = {
        edit: (edit: Column) => show({ is: 'column', task: { edit } }),
        add: (before: ColumnId | undefined) => show({ is: 'column', task: { add: true, before } }),
        filter: (column: Column) => show({ is: 'filter', column }),
      }
      show({ is: 'menu', items: columnMenu(made.desk, id, dialogs), at })
    },
  }
}

function underActive({ sink }: WorkBench): MenuPlace {
  const box = sink.element.getBoundingClientRect()
  return { x: box.left + 8, y: Math.min(box.bottom, innerHeight - 40) }
}
