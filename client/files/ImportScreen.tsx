import { createResource, createSignal, For, Match, onCleanup, Show, Switch, type JSX } from 'solid-js'
import { DomainError } from '../../shared/domain/errors.ts'
import type { Workbook } from '../../shared/domain/annex.ts'
import { isMessageKey } from '../../shared/i18n/translate.ts'
import { writeInterchange } from '../../shared/interchange/writeInterchange.ts'
import type { ImportResult } from '../../shared/sheet/understand/importResult.ts'
import { ApiError, callApi } from '../account/api.ts'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate, type Translate } from '../ui/translate.ts'
import { FileReaderWorker } from './fileReader.ts'
import { ImportedAnnex } from './ImportedAnnex.tsx'
import { NoticeList } from './NoticeList.tsx'
import './import.css'

/** From a file to a workbook: reads it, shows what was understood, and writes only when it is accepted. */
export function ImportScreen(props: { file: File; onDone: (workbook: string) => void; onCancel: () => void; onAnother: () => void }): JSX.Element {
  const t = useTranslate()
  const reader = new FileReaderWorker()
  onCleanup(() => reader.stop())
  const [result] = createResource(
    () => props.file,
    (file) => reader.read(file),
  )
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
        <Match when={result.error as unknown}>{(error) => <Refused reason={reasonOf(error(), t)} onAnother={props.onAnother} />}</Match>
        <Match when={result.loading}>
          <p class="import-wait" role="status">
            {t('import.reading', { file: props.file.name })}
          </p>
        </Match>
        <Match when={result()}>{(read) => <Preview result={read()} onDone={props.onDone} onCancel={props.onCancel} />}</Match>
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
  if (error instanceof ApiError) return error.message
  throw error
}

function Refused(props: { reason: string; onAnother: () => void }): JSX.Element {
  const t = useTranslate()
  return (
    <div class="import-refused" role="alert">
      <h2>{t('import.failedTitle')}</h2>
      <p class="message bad">
        <Icon name="warning" />
        {props.reason}
      </p>
      <button class="button primary" onClick={() => props.onAnother()}>
        <Icon name="upload" />
        {t('import.another')}
      </button>
    </div>
  )
}

function count(workbook: Workbook, kind: string): number {
  return workbook.annexes.reduce((sum, annex) => sum + annex.rows.filter((row) => row.kind === kind).length, 0)
}

function Preview(props: { result: ImportResult; onDone: (workbook: string) => void; onCancel: () => void }): JSX.Element {
  const t = useTranslate()
  const facts = props.result.workbook.facts
  const [title, setTitle] = createSignal(facts.title)
  const [year, setYear] = createSignal(facts.year || new Date().getFullYear())
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal('')
  const accept = async (): Promise<void> => {
    setBusy(true)
    setFailure('')
    try {
      const workbook = { ...props.result.workbook, facts: { ...facts, title: title().trim(), year: year() } }
      const { id } = await callApi<{ id: string }>('POST', '/api/workbooks', writeInterchange(workbook))
      props.onDone(id)
    } catch (error) {
      setFailure(reasonOf(error, t))
    } finally {
      setBusy(false)
    }
  }
  const workbook = props.result.workbook
  const counts = { sections: count(workbook, 'section'), groups: count(workbook, 'group'), tasks: count(workbook, 'task'), targets: count(workbook, 'target') }
  return (
    <div class="import-body">
      <div class="import-side">
        <p class="import-summary">{t('import.summary', counts)}</p>
        <label class="field">
          <span>{t('import.planTitle')}</span>
          <input value={title()} onInput={(event) => setTitle(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{t('import.year')}</span>
          <input type="number" min="2000" max="2100" value={year()} onInput={(event) => setYear(event.currentTarget.valueAsNumber || year())} />
        </label>
        <Show when={failure()}>
          <p class="message bad" role="alert">
            {failure()}
          </p>
        </Show>
        <div class="import-actions">
          <button class="button primary" disabled={busy()} onClick={() => void accept()}>
            <Icon name="check" />
            {t(busy() ? 'import.accepting' : 'import.accept')}
          </button>
          <button class="button" onClick={() => props.onCancel()}>
            {t('app.cancel')}
          </button>
        </div>
        <NoticeList notices={props.result.notices} />
      </div>
      <div class="import-result">
        <For each={workbook.annexes}>{(annex, i) => <ImportedAnnex annex={annex} sheet={props.result.tables[i()]?.sheet ?? ''} />}</For>
      </div>
    </div>
  )
}
