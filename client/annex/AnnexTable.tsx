import { createSignal, getOwner, lazy, onMount, runWithOwner, Show, Suspense, type JSX } from 'solid-js'
import { useTranslate } from '../ui/translate.ts'
import './look/annex.css'
import './look/overlay.css'
import './look/panels.css'
import type { AnnexViewProps } from './AnnexView.tsx'
import { listenToColumnDrag } from './columns/listenToColumnDrag.ts'
import { listenToHeader } from './columns/listenToHeader.ts'
import { createBench, type WorkBench } from './createBench.ts'
import { createDesk } from './createDesk.ts'
import { createHandle } from './createHandle.ts'
import { createHelpers, type Helpers } from './createHelpers.ts'
import { EmptyTable } from './EmptyTable.tsx'
import { FindBar } from './find/FindBar.tsx'
import { OpenCellList } from './lists/OpenCellList.tsx'
import { Menu } from './menu/Menu.tsx'
import { FollowStrip } from './presence/FollowStrip.tsx'
import { CellAnnouncer } from './selection/CellAnnouncer.tsx'
import { ViewStrip } from './view/ViewStrip.tsx'

// Loaded when first opened: the first load is for reading and writing.
const ColumnDialog = lazy(async () => ({ default: (await import('./columns/ColumnDialog.tsx')).ColumnDialog }))
const FilterDialog = lazy(async () => ({ default: (await import('./view/FilterDialog.tsx')).FilterDialog }))
const KeyboardHelp = lazy(async () => ({ default: (await import('./menu/KeyboardHelp.tsx')).KeyboardHelp }))
const TrashPanel = lazy(async () => ({ default: (await import('./rows/TrashPanel.tsx')).TrashPanel }))

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
      listenToColumnDrag(desk)
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
        <Suspense>
          <TrashPanel desk={props.bench.desk} onClose={() => props.helpers.close('trash')} onRestored={({ row }) => restored.goTo(row)} />
        </Suspense>
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
      <Show when={props.helpers.open('menu')} keyed>
        {({ items, at }) => <Menu label={t('grid.menu')} items={items} at={at} onClose={() => props.helpers.close('menu')} />}
      </Show>
      <Dialogs bench={props.bench} helpers={props.helpers} />
    </>
  )
}

function Dialogs(props: Around): JSX.Element {
  return (
    <Suspense>
      <Show when={props.helpers.open('column')} keyed>
        {({ task }) => <ColumnDialog desk={props.bench.desk} task={task} onClose={() => props.helpers.close('column')} />}
      </Show>
      <Show when={props.helpers.open('filter')} keyed>
        {({ column }) => <FilterDialog desk={props.bench.desk} column={column} onClose={() => props.helpers.close('filter')} />}
      </Show>
      <Show when={props.helpers.open('help')}>
        <KeyboardHelp onClose={() => props.helpers.close('help')} />
      </Show>
    </Suspense>
  )
}
