import { For, type JSX } from 'solid-js'
import type { Unit } from '../../../shared/domain/annex.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { createCall, fieldsOf } from '../createCall.ts'
import { mergeUnits, type ChangedDirectory, type Directory } from './directory.ts'

interface MergeDialogProps {
  readonly open: boolean
  readonly directory: Directory
  readonly onClose: () => void
  readonly onMerged: (changed: ChangedDirectory) => void
}

/** Makes one unit of two. */
export function MergeDialog(props: MergeDialogProps): JSX.Element {
  const t = useTranslate()
  const merge = createCall(async (from: string, into: string) => {
    props.onMerged(await mergeUnits(props.directory, from, into))
  })
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    if (field('from') !== field('into')) merge.run(field('from'), field('into'))
  }
  return (
    <Dialog open={props.open} title={t('units.mergeTitle')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <p class="muted">{t('units.mergeHint')}</p>
        <UnitChoice name="from" label={t('units.mergeFrom')} units={props.directory.units} />
        <UnitChoice name="into" label={t('units.mergeInto')} units={props.directory.units} />
        <Failure text={merge.failure()} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => props.onClose()}>
            {t('app.cancel')}
          </button>
          <button class="button primary" disabled={merge.busy()}>
            {t('units.mergeDo')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function UnitChoice(props: { name: string; label: string; units: readonly Unit[] }): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select name={props.name} required>
        <option value="" />
        <For each={props.units}>{(unit) => <option value={unit.id}>{unit.name}</option>}</For>
      </select>
    </label>
  )
}
