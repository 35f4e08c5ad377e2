import { createSignal, getOwner, onMount, runWithOwner, Show, type JSX } from 'solid-js'
import { useTranslate } from '../ui/translate.ts'
import './look/annex.css'
import './look/overlay.css'
import './look/panels.css'
import type { AnnexViewProps } from './AnnexView.tsx'
import { ColumnDialog } from './columns/ColumnDialog.tsx'
import { listenToHeader } from './columns/listenToHeader.ts'
import { createBench, type WorkBench } from './createBench.ts'
import { createDesk } from './createDesk.ts'
import { createHandle } from './createHandle.ts'
import { createHelpers, type Helpers } from './createHelpers.ts'
import { EmptyTable } from './EmptyTable.tsx'
import { FindBar } from './find/FindBar.tsx'
import { OpenCellList } from './lists/OpenCellList.tsx'
import { KeyboardHelp } from './menu/KeyboardHelp.tsx'
import { Menu } from './menu/Menu.tsx'
import { FollowStrip } from './presence/FollowStrip.tsx'
import { TrashPanel } from './rows/TrashPanel.tsx'
import { CellAnnouncer } from './selection/CellAnnouncer.tsx'
import { FilterDialog } from './view/FilterDialog.tsx'
import { ViewStrip } from './view/ViewStrip.tsx'

/** One annex as a table to work in. */
export function AnnexTable(props: AnnexViewProps): JSX.Element {
  const t = useTranslate()
  const owner = getOwner()
  const [bench, setBench] = createSignal<WorkBench | null>(null)
  const helpers = createHelpers(bench)
  let host!: HTMLDivElement
  onMount(() =>
    runWithOwner(owner, () => {
      const desk = createDesk(host, props.session, t)
      const made = createBench(desk, helpers.showNamed)
      listenToHeader(desk, helpers.showColumnMenu)
      setBench(made)
      props.onReady?.(createHandle(made, helpers.showNamed))
    }),
  )
  return (
    <div class="annex">
      <Show when={bench()} keyed>
        {(made) => <AboveTable bench={made} helpers={helpers} />}
      </Show>
      <div class="annex-body">
        <div class="annex-grid" ref={host} />
        <Show when={bench()} keyed>
          {(made) => <BesideTable bench={made} helpers={helpers} />}
        </Show>
      </div>
      <Show when={bench()} keyed>
        {(made) => <OverTable bench={made} helpers={helpers} />}
      </Show>
    </div>
  )
}

interface Around {
  bench: WorkBench
  helpers: Helpers
}

function AboveTable(props: Around): JSX.Element {
  return (
    <>
      <FollowStrip following={props.bench.following} />
      <ViewStrip desk={props.bench.desk} />
      <Show when={props.helpers.open('find', 'replace')} keyed>
        {(find) => <FindBar bench={props.bench} replacing={find.is === 'replace'} onClose={() => props.helpers.close(find.is)} />}
      </Show>
    </>
  )
}

function BesideTable(props: Around): JSX.Element {
  const restored = createHandle(props.bench, props.helpers.showNamed)
  return (
    <>
      <EmptyTable bench={props.bench} />
      <Show when={props.helpers.open('trash')}>
        <TrashPanel desk={props.bench.desk} onClose={() => props.helpers.close('trash')} onRestored={({ row }) => restored.goTo(row)} />
      </Show>
    </>
  )
}

function OverTable(props: Around): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <OpenCellList bench={props.bench} />
      <CellAnnouncer bench={props.bench} />
      <Show when={props.helpers.open('column')} keyed>
        {({ task }) => <ColumnDialog desk={props.bench.desk} task={task} onClose={() => props.helpers.close('column')} />}
      </Show>
      <Show when={props.helpers.open('filter')} keyed>
        {({ column }) => <FilterDialog desk={props.bench.desk} column={column} onClose={() => props.helpers.close('filter')} />}
      </Show>
      <Show when={props.helpers.open('menu')} keyed>
        {({ items, at }) => <Menu label={t('grid.menu')} items={items} at={at} onClose={() => props.helpers.close('menu')} />}
      </Show>
      <Show when={props.helpers.open('help')}>
        <KeyboardHelp onClose={() => props.helpers.close('help')} />
      </Show>
    </>
  )
}
