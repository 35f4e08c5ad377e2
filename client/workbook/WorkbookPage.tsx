import { useParams } from '@solidjs/router'
import { createResource, createSignal, Match, onCleanup, Show, Switch, type JSX } from 'solid-js'
import { ApiError, callApi } from '../account/api.ts'
import { me } from '../account/session.ts'
import { useTranslate } from '../ui/translate.ts'
import { openWorkbook, type Membership, type OpenedWorkbook } from './openedWorkbook.ts'
import { WorkbookDesk } from './WorkbookDesk.tsx'
import './workbook.css'

/** One workbook: asks for my place in it, opens it, and shows it until I leave. */
export function WorkbookPage(): JSX.Element {
  const t = useTranslate()
  const params = useParams<{ id: string }>()
  const [failure, setFailure] = createSignal<unknown>()
  let close = (): void => undefined
  let left = false
  onCleanup(() => {
    left = true
    close()
  })
  const open = async (id: string): Promise<OpenedWorkbook | null> => {
    const person = me()
    if (!person) return null
    const membership = await callApi<Membership>('GET', `/api/workbooks/${encodeURIComponent(id)}`)
    const { opened, close: closeOpened } = await openWorkbook(membership, person, setFailure)
    if (left) closeOpened()
    close = closeOpened
    return opened
  }
  const [opened] = createResource(() => params.id, open)
  const reason = (error: unknown): string => {
    if (!(error instanceof ApiError)) throw error
    return error.status === 404 ? t('workbook.unknown') : error.message
  }
  return (
    <>
      <Show when={failure()}>
        <p class="banner" role="alert">
          {t('saving.broken')}
        </p>
      </Show>
      <Switch fallback={<p class="desk-wait muted">{t('app.loading')}</p>}>
        <Match when={opened.error as unknown}>
          {(error) => (
            <main class="desk-wait">
              <p class="message bad" role="alert">
                {reason(error())}
              </p>
              <a class="button" href="/">
                {t('app.toStart')}
              </a>
            </main>
          )}
        </Match>
        <Match when={opened()}>{(workbook) => <WorkbookDesk opened={workbook()} />}</Match>
      </Switch>
    </>
  )
}
