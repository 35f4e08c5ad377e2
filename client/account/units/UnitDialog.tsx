import { For, Show, type JSX } from 'solid-js'
import { unitKinds, type Unit, type UnitKind } from '../../../shared/domain/annex.ts'
import type { UnitId } from '../../../shared/domain/ids.ts'
import { proposeUnit } from '../../../shared/domain/units/proposeUnit.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { createCall } from '../createCall.ts'
import { writeDirectory, type ChangedDirectory, type Directory } from './directory.ts'

interface UnitDialogProps {
  /** undefined: closed. */
  readonly unit: Unit | 'new' | undefined
  readonly directory: Directory
  readonly onClose: () => void
  readonly onSaved: (changed: ChangedDirectory) => void
}

/** One unit's name, abbreviation, kind and other wordings. */
export function UnitDialog(props: UnitDialogProps): JSX.Element {
  const t = useTranslate()
  const known = (): Unit | undefined => (props.unit === 'new' ? undefined : props.unit)
  const save = createCall(async (form: FormData) => {
    const unit = readUnit(form, known(), props.directory.units)
    const { units } = props.directory
    props.onSaved(await writeDirectory(props.directory, known() ? units.map((other) => (other.id === unit.id ? unit : other)) : [...units, unit]))
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save.run(new FormData(event.currentTarget as HTMLFormElement))
  }
  return (
    <Dialog open={props.unit !== undefined} title={known()?.name ?? t('units.add')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <Field label={t('units.name')} name="name" required maxLength={300} value={known()?.name ?? ''} autocomplete="off" />
        <Field label={t('units.abbr')} name="abbr" maxLength={300} value={known()?.abbr ?? ''} autocomplete="off" />
        <KindAndWordings unit={known()} />
        <Show when={known()?.kind === 'collective'}>
          <Members unit={known()} units={props.directory.units} />
        </Show>
        <Failure text={save.failure()} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => props.onClose()}>
            {t('app.cancel')}
          </button>
          <button class="button primary" disabled={save.busy()}>
            {t('units.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function KindAndWordings(props: { unit: Unit | undefined }): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <label class="field">
        <span>{t('units.kind')}</span>
        <select name="kind">
          <For each={unitKinds}>
            {(kind) => (
              <option value={kind} selected={kind === (props.unit?.kind ?? 'unit')}>
                {t(`units.kind.${kind}`)}
              </option>
            )}
          </For>
        </select>
      </label>
      <label class="field">
        <span>{t('units.aliases')}</span>
        <textarea name="aliases" rows="4">
          {props.unit?.aliases.join('\n') ?? ''}
        </textarea>
        <small class="muted">{t('units.aliasesHint')}</small>
      </label>
    </>
  )
}

function Members(props: { unit: Unit | undefined; units: readonly Unit[] }): JSX.Element {
  const t = useTranslate()
  return (
    <fieldset class="unit-members">
      <legend>{t('units.members')}</legend>
      <For each={props.units.filter(({ kind }) => kind === 'unit')}>
        {(unit) => (
          <label class="settings-check">
            <input type="checkbox" name="members" value={unit.id} checked={props.unit?.members?.includes(unit.id) ?? false} />
            {unit.name}
          </label>
        )}
      </For>
      <small class="muted">{t('units.membersHint')}</small>
    </fieldset>
  )
}

function readUnit(form: FormData, known: Unit | undefined, units: readonly Unit[]): Unit {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const id = known?.id ?? proposeUnit(text('name'), units.map((unit) => unit.id)).id
  const aliases = text('aliases').split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return { id, name: text('name'), abbr: text('abbr'), kind: text('kind') as UnitKind, aliases, members: form.getAll('members').map(String) as UnitId[] }
}
