import { useNavigate } from '@solidjs/router'
import { createResource, createSignal, Match, Show, Switch, type JSX } from 'solid-js'
import { ApiError, callApi } from '../account/api.ts'
import { me } from '../account/session.ts'
import { ImportScreen } from '../files/ImportScreen.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { notify } from '../ui/notes.tsx'
import { useTranslate } from '../ui/translate.ts'
import { FileDrop } from './FileDrop.tsx'
import { NewWorkbookDialog } from './NewWorkbookDialog.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { WorkbookList, type ListedWorkbook } from './WorkbookList.tsx'
import './start.css'

const accepted = '.xlsx,.xlsm,.xls,.ods,.csv'

/** The start page: my workbooks, and the three ways to get one. */
export function StartPage(): JSX.Element {
  const t = useTranslate()
  const navigate = useNavigate()
  const [file, setFile] = createSignal<File>()
  const [making, setMaking] = createSignal(false)
  const [workbooks] = createResource(() => callApi<readonly ListedWorkbook[]>('GET', '/api/workbooks'))
  const open = (id: string): void => navigate(`/so/${id}`)
  let input!: HTMLInputElement
  const choose = (): void => {
    setFile(undefined)
    input.value = ''
    input.click()
  }
  const openSample = async (): Promise<void> => {
    try {
      open((await callApi<{ id: string }>('POST', '/api/workbooks', { sample: true })).id)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      notify(error.message)
    }
  }
  return (
    <FileDrop onFile={setFile}>
      <header class="start-bar">
        <span class="brand">{t('app.name')}</span>
        <PersonMenu name={me()?.name ?? ''} />
      </header>
      <main class="start">
        <div class="start-head">
          <h1>{t('start.title')}</h1>
          <div class="start-actions">
            <button class="button" onClick={() => void openSample()}>
              {t('start.sample')}
            </button>
            <button class="button" onClick={() => setMaking(true)}>
              <Icon name="add" />
              {t('start.new')}
            </button>
            <button class="button primary" onClick={choose}>
              <Icon name="upload" />
              {t('start.import')}
            </button>
          </div>
        </div>
        <Switch>
          <Match when={workbooks.error as unknown}>
            {(error) => (
              <p class="message bad" role="alert">
                {(error() as ApiError).message}
              </p>
            )}
          </Match>
          <Match when={workbooks()?.length === 0}>
            <div class="start-empty">
              <Icon name="sheet" />
              <h2>{t('start.emptyTitle')}</h2>
              <p class="muted">{t('start.emptyText')}</p>
            </div>
          </Match>
          <Match when={workbooks()}>{(list) => <WorkbookList workbooks={list()} />}</Match>
        </Switch>
        <p class="muted small">{t('start.importHint')}</p>
      </main>
      <input
        ref={input}
        type="file"
        accept={accepted}
        class="visually-hidden"
        tabIndex={-1}
        aria-label={t('start.import')}
        onChange={(event) => setFile(event.currentTarget.files?.[0])}
      />
      <NewWorkbookDialog open={making()} onClose={() => setMaking(false)} onMade={open} />
      <Show when={file()} keyed>
        {(chosen) => <ImportScreen file={chosen} onDone={open} onCancel={() => setFile(undefined)} onAnother={choose} />}
      </Show>
    </FileDrop>
  )
}
