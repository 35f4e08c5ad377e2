import { Index, Match, Show, Switch, type JSX } from 'solid-js'
import { DomainError } from '../../shared/domain/errors.ts'
import { rowKinds, type Unit, type Workbook } from '../../shared/domain/annex.ts'
import { isMessageKey } from '../../shared/i18n/translate.ts'
import type { ImportResult } from '../../shared/sheet/understand/importResult.ts'
import { createCall, fieldsOf } from '../account/createCall.ts'
import { Failure } from '../ui/Failure.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate, type Translate } from '../ui/translate.ts'
import { createImport, type Import } from './createImport.ts'
import { ImportedAnnex } from './ImportedAnnex.tsx'
import { NoticeList } from './NoticeList.tsx'
import { UnknownUnits } from './UnknownUnits.tsx'
import './import.css'

/** Where an accepted file goes: a new workbook, or further annexes of one that is open. */
export interface ImportTarget {
  /** Words on the button that accepts. */
  readonly label: string
  /** Directory to resolve names of offices by; absent: the usual ones. */
  readonly units?: readonly Unit[]
  /** @param result what the workbook was understood from */
  readonly write: (workbook: Workbook, result: ImportResult) => Promise<void>
  /** Whether name and year of the plan are asked for. */
  readonly asksFacts: boolean
}

/** From a file to a workbook: reads it, shows what was understood, and writes only when it is accepted. */
export function ImportScreen(props: { file: File; target: ImportTarget; onCancel: () => void; onAnother: () => void }): JSX.Element {
  const t = useTranslate()
  const imported = createImport(props.file, props.target.units)
  return (
    <section class="import" aria-label={t('import.title')}>
      <header class="import-head">
        <button class="button plain icon-only" onClick={() => props.onCancel()} aria-label={t('app.cancel')} title={t('app.cancel')}>
          <Icon name="close" />
        </button>
        <div>
          <h1 class="import-title">{t('import.title')}</h1>
          <p class="muted small">{props.file.name}</p>
        </div>
      </header>
      <Switch>
        <Match when={imported.result.error as unknown}>{(error) => <Refused reason={reasonOf(error(), t)} onAnother={props.onAnother} />}</Match>
        <Match when={imported.result.latest?.workbook.annexes.length === 0}>
          <Refused reason={t('error.import.noTable')} onAnother={props.onAnother} />
        </Match>
        <Match when={imported.result.latest}>{(read) => <Preview result={read()} import={imported} target={props.target} onCancel={props.onCancel} />}</Match>
        <Match when={imported.result.loading}>
          <p class="import-wait" role="status">
            {t('import.reading', { file: props.file.name })}
          </p>
        </Match>
      </Switch>
    </section>
  )
}

/** The sentence for a refusal; what is no refusal is a fault of ours, and is thrown on. */
function reasonOf(error: unknown, t: Translate): string {
  if (error instanceof DomainError) {
    const key = `error.${error.code}`
    if (isMessageKey(key)) return t(key, error.details)
  }
  throw error
}

function Refused(props: { reason: string; onAnother: () => void }): JSX.Element {
  const t = useTranslate()
  return (
    <div class="import-refused">
      <h2>{t('import.failedTitle')}</h2>
      <Failure text={props.reason} />
      <button class="button primary" onClick={() => props.onAnother()}>
        <Icon name="upload" />
        {t('import.another')}
      </button>
    </div>
  )
}

function Preview(props: { result: ImportResult; import: Import; target: ImportTarget; onCancel: () => void }): JSX.Element {
  return (
    <div class="import-body">
      <div class="import-side">
        <p class="import-summary" role="status">
          <Summary workbook={props.result.workbook} />
        </p>
        <Acceptance result={props.result} target={props.target} onCancel={props.onCancel} />
        <UnknownUnits workbook={props.result.workbook} import={props.import} />
        <NoticeList notices={props.result.notices} />
      </div>
      <div class="import-result">
        <Index each={props.result.workbook.annexes}>
          {(annex, i) => <Show when={props.result.tables[i]}>{(source) => <ImportedAnnex annex={annex()} source={source()} import={props.import} />}</Show>}
        </Index>
      </div>
    </div>
  )
}

/** How much was read, kind by kind; a kind that isn't there isn't named. */
function Summary(props: { workbook: Workbook }): JSX.Element {
  const t = useTranslate()
  const rows = props.workbook.annexes.flatMap((annex) => annex.rows)
  const parts = rowKinds.flatMap((kind) => {
    const count = rows.filter((row) => row.kind === kind).length
    return count > 0 ? [t(`import.count.${kind}`, { count })] : []
  })
  return t('import.summary', { parts: parts.join(', ') })
}

/** What the person decides: the plan's name and year, and whether it is written. */
function Acceptance(props: { result: ImportResult; target: ImportTarget; onCancel: () => void }): JSX.Element {
  const t = useTranslate()
  const { facts } = props.result.workbook
  const call = createCall((title: string, year: number) => props.target.write({ ...props.result.workbook, facts: { ...facts, title, year } }, props.result))
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    call.run(field('title').trim(), Number(field('year')))
  }
  return (
    <form class="stack" onSubmit={submit}>
      <Show when={props.target.asksFacts}>
        <Field label={t('import.planTitle')} name="title" value={facts.title} />
        <Field label={t('import.year')} name="year" type="number" min="2000" max="2100" required value={facts.year || new Date().getFullYear()} />
      </Show>
      <Failure text={call.failure()} />
      <div class="import-actions">
        <button class="button primary" disabled={call.busy()}>
          <Icon name="check" />
          {call.busy() ? t('import.accepting') : props.target.label}
        </button>
        <button type="button" class="button" onClick={() => props.onCancel()}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  )
}
