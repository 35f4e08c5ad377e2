import { useNavigate } from '@solidjs/router'
import { createResource, createSignal, lazy, Match, Show, Switch, type JSX } from 'solid-js'
import { callApi, type ApiError } from '../account/api.ts'
import { createCall } from '../account/createCall.ts'
import { me } from '../account/session.ts'
import { FileInput } from '../files/FileInput.tsx'
import { newWorkbookTarget } from '../files/newWorkbookTarget.ts'
import { PasteImport } from '../files/paste/PasteImport.tsx'
import type { ImportInput } from '../files/reading/importProtocol.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'
import { FileDrop } from './FileDrop.tsx'
import { NewWorkbookDialog } from './NewWorkbookDialog.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { ServerAlert } from './ServerAlert.tsx'
import { WorkbookList, type ListedWorkbook } from './WorkbookList.tsx'
import './start.css'

// Loaded when it is used: the first load stays small.
const ImportScreen = lazy(() => import('../files/ImportScreen.tsx').then((module) => ({ default: module.ImportScreen })))

/** The start page: my workbooks, and the three ways to get one. */
export function StartPage(): JSX.Element {
  const t = useTranslate()
  const navigate = useNavigate()
  const [file, setFile] = createSignal<ImportInput>()
  const [pasting, setPasting] = createSignal(false)
  const open = (id: string): void => navigate(`/so/${id}`)
  let choose = (): void => undefined
  return (
    <FileDrop onFile={setFile}>
      <header class="start-bar">
        <span class="brand">{t('app.name')}</span>
        <PersonMenu name={me()?.name ?? ''} />
      </header>
      <main class="start">
        <Beginnings onImport={() => choose()} onPaste={() => setPasting(true)} onMade={open} />
        <PasswordHint />
        <ServerAlert />
        <MyWorkbooks />
        <p class="muted small">{t('start.importHint')}</p>
      </main>
      <FileInput onFile={setFile} chooser={(open) => (choose = open)} />
      <PasteImport open={pasting()} onClose={() => setPasting(false)} onInput={setFile} everywhere />
      <Show when={file()} keyed>
        {(chosen) => <ImportScreen input={chosen} target={newWorkbookTarget(t, open)} onCancel={() => setFile(undefined)} onAnother={() => choose()} />}
      </Show>
    </FileDrop>
  )
}

/** The title, and the three ways to a workbook; importing first, because that is why people come. */
function Beginnings(props: { onImport: () => void; onPaste: () => void; onMade: (id: string) => void }): JSX.Element {
  const t = useTranslate()
  const [making, setMaking] = createSignal(false)
  const sample = createCall(async () => {
    props.onMade((await callApi<{ id: string }>('POST', '/api/workbooks', { sample: true })).id)
  })
  return (
    <>
      <div class="start-head">
        <h1>{t('start.title')}</h1>
        <div class="start-actions">
          <button class="button" disabled={sample.busy()} onClick={() => sample.run()}>
            {t('start.sample')}
          </button>
          <button class="button" onClick={() => setMaking(true)}>
            <Icon name="add" />
            {t('start.new')}
          </button>
          <button class="button" onClick={() => props.onPaste()} title={t('import.pasteEverywhere')}>
            {t('import.paste')}
          </button>
          <button class="button primary" onClick={() => props.onImport()}>
            <Icon name="upload" />
            {t('start.import')}
          </button>
        </div>
      </div>
      <Failure text={sample.failure()} />
      <NewWorkbookDialog open={making()} onClose={() => setMaking(false)} onMade={props.onMade} />
    </>
  )
}

/** Who came by a link and has no password is told while there is time. */
function PasswordHint(): JSX.Element {
  const t = useTranslate()
  return (
    <Show when={me()?.hasPassword === false}>
      <p class="message warn">
        <span>
          {t('people.setPasswordFirst')} <a href="/tai-khoan">{t('people.setPasswordLink')}</a>
        </span>
      </p>
    </Show>
  )
}

function MyWorkbooks(): JSX.Element {
  const t = useTranslate()
  const [workbooks] = createResource(() => callApi<readonly ListedWorkbook[]>('GET', '/api/workbooks'))
  return (
    <Switch>
      <Match when={workbooks.error as unknown}>{(error) => <Failure text={(error() as ApiError).message} />}</Match>
      <Match when={workbooks()?.length === 0}>
        <div class="start-empty">
          <Icon name="sheet" />
          <h2>{t('start.emptyTitle')}</h2>
          <p class="muted">{t('start.emptyText')}</p>
        </div>
      </Match>
      <Match when={workbooks()}>{(list) => <WorkbookList workbooks={list()} />}</Match>
    </Switch>
  )
}
