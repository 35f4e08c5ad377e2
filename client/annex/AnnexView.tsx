import { createSignal, getOwner, onMount, runWithOwner, Show, type JSX } from 'solid-js'
import type { Column } from '../../shared/domain/columns.ts'
import { useTranslate } from '../ui/translate.ts'
import './annex.css'
import './overlay.css'
import './panels.css'
import type { AnnexHandle } from './annexHandle.ts'
import type { AnnexSession } from './annexSession.ts'
import { insertEmptyRows } from './commands/rowCommands.ts'
import { ColumnDialog, type ColumnTask } from './columns/ColumnDialog.tsx'
import { columnMenu } from './columns/columnMenu.ts'
import { listenToHeader } from './columns/listenToHeader.ts'
import { createBench, type WorkBench } from './createBench.ts'
import { createDesk } from './createDesk.ts'
import { createHandle } from './createHandle.ts'
import { FindBar } from './find/FindBar.tsx'
import { OpenCellList } from './lists/OpenCellList.tsx'
import { KeyboardHelp } from './menu/KeyboardHelp.tsx'
import { Menu, type MenuItem, type MenuPlace } from './menu/Menu.tsx'
import { rowMenu } from './menu/rowMenu.ts'
import { TrashPanel } from './rows/TrashPanel.tsx'
import { CellAnnouncer } from './selection/CellAnnouncer.tsx'
import { FilterDialog } from './view/FilterDialog.tsx'
import { ViewStrip } from './view/ViewStrip.tsx'

export interface AnnexViewProps {
  readonly session: AnnexSession
  readonly onReady?: (handle: AnnexHandle) => void
}

interface OpenMenu {
  readonly items: readonly (MenuItem | null)[]
  readonly at: MenuPlace
}

/** One annex as a table to work in. Make it anew for another annex (`<Show keyed>`). */
export function AnnexView(props: AnnexViewProps): JSX.Element {
  const t = useTranslate()
  const owner = getOwner()
  const [bench, setBench] = createSignal<WorkBench | null>(null)
  const [menu, setMenu] = createSignal<OpenMenu | null>(null)
  const [find, setFind] = createSignal<'find' | 'replace' | null>(null)
  const [help, setHelp] = createSignal(false)
  const [trash, setTrash] = createSignal(false)
  const [column, setColumn] = createSignal<ColumnTask | null>(null)
  const [filter, setFilter] = createSignal<Column | null>(null)
  let host!: HTMLDivElement
  const refocus = (close: () => void) => (): void => {
    close()
    bench()?.sink.focus()
  }
  const show = (what: 'find' | 'replace' | 'help' | 'menu' | 'trash', at?: MenuPlace): void => {
    const made = bench()
    if (what === 'help') setHelp(true)
    else if (what === 'trash') setTrash(true)
    else if (what !== 'menu') setFind(what)
    else if (made) setMenu({ items: rowMenu(made, () => setTrash(true)), at: at ?? underActive(made) })
  }
  onMount(() =>
    runWithOwner(owner, () => {
      const desk = createDesk(host, props.session, t)
      const made = createBench(desk, show)
      listenToHeader(desk, (id, at) => setMenu({ items: columnMenu(desk, id, { edit: (edit) => setColumn({ edit }), add: (before) => setColumn({ add: true, before }), filter: setFilter }), at }))
      setBench(made)
      props.onReady?.(createHandle(made, show))
    }),
  )
  return (
    <div class="annex">
      <Show when={bench()}>{(made) => <ViewStrip desk={made().desk} />}</Show>
      <Show when={find() !== null && bench()}>
        {(made) => <FindBar bench={made()} replacing={find() === 'replace'} onClose={refocus(() => setFind(null))} />}
      </Show>
      <div class="annex-body">
        <div class="annex-grid" ref={host} />
        <Show when={bench()?.desk.sheet().rowCount === 0}>
          <div class="annex-nothing">
            <p>{t(bench()?.desk.session.projection.rows.length === 0 ? 'grid.empty' : 'grid.empty.filtered')}</p>
            <button type="button" class="annex-button main" onClick={() => bench() && startTable(bench() as WorkBench)}>
              {t(bench()?.desk.session.projection.rows.length === 0 ? 'grid.empty.add' : 'grid.view.all')}
            </button>
          </div>
        </Show>
        <Show when={trash() && bench()}>
          {(made) => (
            <TrashPanel desk={made().desk} onClose={refocus(() => setTrash(false))} onRestored={({ row }) => createHandle(made(), show).goTo(row)} />
          )}
        </Show>
      </div>
      <Show when={bench()}>
        {(made) => (
          <>
            <OpenCellList bench={made()} />
            <CellAnnouncer bench={made()} />
            <Show when={column()} keyed>
              {(task) => <ColumnDialog desk={made().desk} task={task} onClose={refocus(() => setColumn(null))} />}
            </Show>
            <Show when={filter()} keyed>
              {(of) => <FilterDialog desk={made().desk} column={of} onClose={refocus(() => setFilter(null))} />}
            </Show>
          </>
        )}
      </Show>
      <Show when={menu()} keyed>
        {(open) => <Menu label={t('grid.menu')} items={open.items} at={open.at} onClose={refocus(() => setMenu(null))} />}
      </Show>
      <Show when={help()}>
        <KeyboardHelp onClose={refocus(() => setHelp(false))} />
      </Show>
    </div>
  )
}

/** The first row of an empty annex; of one that a filter empties, all rows again. */
function startTable({ desk, sink }: WorkBench): void {
  if (desk.session.projection.rows.length === 0) insertEmptyRows(desk, true)
  else desk.changeView({ conditions: [], mine: false })
  sink.focus()
}

function underActive({ sink }: WorkBench): MenuPlace {
  const box = sink.element.getBoundingClientRect()
  return { x: box.left + 8, y: Math.min(box.bottom, innerHeight - 40) }
}
