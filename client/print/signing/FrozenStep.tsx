import { Show, type JSX } from 'solid-js'
import { fieldsOf } from '../../account/createCall.ts'
import { formalDate } from '../../../shared/sheet/layout/dressAnnex.ts'
import { Field } from '../../ui/Field.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { ReasonForm } from './ReasonForm.tsx'
import type { StepProps } from './Signing.tsx'

/** Nobody writes: the coordinator notes number and date of the issued plan, or opens the workbook again. */
export function FrozenStep(props: StepProps): JSX.Element {
  const t = useTranslate()
  const version = (): number => props.signing.events.findLast(({ act }) => act === 'freeze')?.version ?? 0
  const issue = () => props.signing.events.findLast((each) => each.act === 'issue' && each.version === version())
  return (
    <>
      <Show when={issue()}>{(event) => <p class="message">{t('signing.issued', { version: version(), text: event().text, date: formalDate(event().date) })}</p>}</Show>
      <Show when={props.opened.access().role === 'coordinator'}>
        <Show when={version() > 0}>
          <form
            class="signing-freeze"
            onSubmit={(event) => {
              const field = fieldsOf(event)
              props.onAct({ act: 'issue', text: field('number'), date: field('date') })
            }}
          >
            <Field name="number" label={t('signing.planNumber')} maxLength={100} required value={props.opened.facts().planNumber} />
            <Field name="date" type="date" label={t('signing.planDate')} required value={props.opened.facts().planDate} />
            <button class="button" disabled={props.busy}>
              {t('signing.issue')}
            </button>
          </form>
        </Show>
        <ReasonForm label={t('signing.reopen')} hint={t('signing.reopenHint')} busy={props.busy} onSend={(text) => props.onAct({ act: 'reopen', text })} />
      </Show>
    </>
  )
}
