import { Show, type JSX } from 'solid-js'
import type { WorkbookFacts } from '../../shared/domain/annex.ts'
import type { AnnexId } from '../../shared/domain/ids.ts'
import { createCall, fieldsOf } from '../account/createCall.ts'
import { Failure } from '../ui/Failure.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'
import type { ImportTarget } from './ImportScreen.tsx'
import type { Import } from './reading/createImport.ts'
import type { ImportReading } from './reading/importProtocol.ts'

interface AcceptFormProps {
  readonly reading: ImportReading
  readonly import: Import
  readonly target: ImportTarget
  readonly skipped: ReadonlySet<AnnexId>
}

/** What the person decides: the plan's name and year, and whether it is written. */
export function AcceptForm(props: AcceptFormProps): JSX.Element {
  const t = useTranslate()
  const workbook = () => props.reading.result.workbook
  const annexes = () => workbook().annexes.filter(({ id }) => !props.skipped.has(id))
  const call = createCall((facts: WorkbookFacts) =>
    props.target.write({
      workbook: { ...workbook(), facts, annexes: annexes() },
      result: props.reading.result,
      interchange: () => props.import.interchange(facts, annexes().map(({ id }) => id)),
    }),
  )
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    const { facts } = workbook()
    call.run(props.target.asksFacts ? { ...facts, title: field('title').trim(), year: Number(field('year')) } : facts)
  }
  return (
    <form class="import-accept" onSubmit={submit}>
      <Show when={props.target.asksFacts}>
        <Field label={t('import.planTitle')} name="title" value={workbook().facts.title} />
        <Field label={t('import.year')} name="year" type="number" min="2000" max="2100" required value={workbook().facts.year || new Date().getFullYear()} />
      </Show>
      <Failure text={call.failure()} />
      <button class="button primary" disabled={call.busy() || annexes().length === 0}>
        <Icon name="check" />
        {call.busy() ? t('import.accepting') : props.target.label}
      </button>
    </form>
  )
}
