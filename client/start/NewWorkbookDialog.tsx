import type { JSX } from 'solid-js'
import { callApi } from '../account/api.ts'
import { createCall, fieldsOf } from '../account/createCall.ts'
import { me } from '../account/session.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Field } from '../ui/Field.tsx'
import { useTranslate } from '../ui/translate.ts'

/** Asks for the three facts that a workbook starts from. */
export function NewWorkbookDialog(props: { open: boolean; onClose: () => void; onMade: (id: string) => void }): JSX.Element {
  const t = useTranslate()
  const nextYear = new Date().getFullYear() + 1
  const call = createCall(async (facts: { title: string; year: number; issuer: string }) => {
    props.onMade((await callApi<{ id: string }>('POST', '/api/workbooks', facts)).id)
  })
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    call.run({ title: field('title'), year: Number(field('year')), issuer: field('issuer') })
  }
  return (
    <Dialog open={props.open} title={t('start.newTitle')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <Failure text={call.failure()} />
        <Field label={t('start.newPlan')} name="title" required placeholder={t('start.newPlanHint', { year: nextYear })} />
        <Field label={t('start.newIssuer')} name="issuer" value={me()?.commune ?? ''} placeholder={t('start.newIssuerHint')} />
        <Field label={t('start.newYear')} name="year" type="number" min="2000" max="2100" value={nextYear} required />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => props.onClose()}>
            {t('app.cancel')}
          </button>
          <button class="button primary" disabled={call.busy()}>
            {t('start.create')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
