import { createResource, createSignal, Show, type JSX } from 'solid-js'
import type { Unit } from '../../../shared/domain/annex.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { ApiError } from '../api.ts'
import { createCall } from '../createCall.ts'
import { SiteBar } from '../SiteBar.tsx'
import { CommuneName } from './CommuneName.tsx'
import { readDirectory, writeDirectory, type ChangedDirectory } from './directory.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { UnitDialog } from './UnitDialog.tsx'
import { UnitTable } from './UnitTable.tsx'
import '../../start/start.css'
import '../settings.css'

/** The directory of units of the commune, for its administrator. */
export default function UnitsPage(): JSX.Element {
  const t = useTranslate()
  const [directory, { mutate }] = createResource(readDirectory)
  const [edited, setEdited] = createSignal<Unit | 'new'>()
  const [merging, setMerging] = createSignal(false)
  const take = (changed: ChangedDirectory): void => {
    mutate(changed)
    setEdited(undefined)
    setMerging(false)
    notify(t('units.saved', { count: changed.followed }))
  }
  const order = createCall(async (units: readonly Unit[]) => {
    const known = directory()
    if (known) take(await writeDirectory(known, units))
  })
  return (
    <div class="drop">
      <SiteBar />
      <main class="start">
        <Head onMerge={() => setMerging(true)} onAdd={() => setEdited('new')} />
        <p class="muted">{t('units.hint')}</p>
        <CommuneName />
        <Failure text={(directory.error as ApiError | undefined)?.message ?? order.failure()} />
        <Show when={!directory.error && directory()}>
          {(known) => (
            <>
              <UnitTable units={known().units} busy={order.busy()} onEdit={setEdited} onOrder={order.run} />
              <UnitDialog unit={edited()} directory={known()} onClose={() => setEdited(undefined)} onSaved={take} />
              <MergeDialog open={merging()} directory={known()} onClose={() => setMerging(false)} onMerged={take} />
            </>
          )}
        </Show>
      </main>
    </div>
  )
}

function Head(props: { onMerge: () => void; onAdd: () => void }): JSX.Element {
  const t = useTranslate()
  return (
    <div class="start-head">
      <h1>{t('units.title')}</h1>
      <div class="start-actions">
        <button class="button" onClick={() => props.onMerge()}>
          {t('units.merge')}
        </button>
        <button class="button primary" onClick={() => props.onAdd()}>
          <Icon name="add" />
          {t('units.add')}
        </button>
      </div>
    </div>
  )
}
