import type { JSX } from 'solid-js'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { callApi } from '../api.ts'
import { createCall, fieldsOf } from '../createCall.ts'
import { loadSession, me } from '../session.ts'

/** Who issues the plans of this commune: proposed for new workbooks. */
export function CommuneName(): JSX.Element {
  const t = useTranslate()
  const call = createCall(async (name: string) => {
    await callApi('POST', '/api/commune', { name })
    await loadSession()
    notify(t('units.communeSaved'))
  })
  return (
    <section class="settings-part">
      <form class="stack settings-form" onSubmit={(event) => call.run(fieldsOf(event)('name'))}>
        <Field label={t('units.communeName')} name="name" maxLength={300} placeholder={t('units.communeHint')} value={me()?.commune ?? ''} />
        <Failure text={call.failure()} />
        <div>
          <button class="button" disabled={call.busy()}>
            {t('units.communeSave')}
          </button>
        </div>
      </form>
    </section>
  )
}
