import { For, type JSX } from 'solid-js'
import type { Unit } from '../../../shared/domain/annex.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { callApi } from '../api.ts'
import { createCall, fieldsOf } from '../createCall.ts'
import type { SentLink } from './LinkToSend.tsx'

interface AddPersonProps {
  readonly open: boolean
  readonly units: readonly Unit[]
  readonly onClose: () => void
  readonly onAdded: (link: SentLink) => void
}

/** Asks for a name and a unit; the answer is a link to be sent. */
export function AddPerson(props: AddPersonProps): JSX.Element {
  const t = useTranslate()
  const call = createCall(async (person: { name: string; unit: string; isAdmin: boolean }) => {
    props.onAdded(await callApi<SentLink>('POST', '/api/people', person))
  })
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    call.run({ name: field('name'), unit: field('unit'), isAdmin: field('isAdmin') === 'yes' })
  }
  return (
    <Dialog open={props.open} title={t('people.addTitle')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <p class="muted">{t('people.addHint')}</p>
        <Field label={t('people.name')} name="name" required maxLength={200} placeholder={t('share.nameHint')} autocomplete="off" />
        <label class="field">
          <span>{t('people.unit')}</span>
          <select name="unit">
            <option value="">{t('people.noUnit')}</option>
            <For each={props.units.filter(({ kind }) => kind === 'unit')}>{(unit) => <option value={unit.id}>{unit.name}</option>}</For>
          </select>
        </label>
        <label class="settings-check">
          <input type="checkbox" name="isAdmin" value="yes" />
          {t('people.asAdmin')}
        </label>
        <Failure text={call.failure()} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => props.onClose()}>
            {t('app.cancel')}
          </button>
          <button class="button primary" disabled={call.busy()}>
            {t('people.add')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
