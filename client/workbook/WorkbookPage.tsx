import { useParams } from '@solidjs/router'
import { createResource, createSignal, Match, onCleanup, Show, Switch, type Accessor, type JSX } from 'solid-js'
import { ApiError, callApi } from '../account/api.ts'
import { me } from '../account/session.ts'
import { Failure } from '../ui/Failure.tsx'
import { useTranslate } from '../ui/translate.ts'
import { startAgainAfterRefusal } from './refused/startAgain.ts'
import { openWorkbook, type Membership, type OpenedWorkbook } from './openedWorkbook.ts'
import { WorkbookDesk } from './WorkbookDesk.tsx'
import './workbook.css'

/** One workbook: asks for my place in it, opens it, and shows it until I leave. */
export function WorkbookPage(): JSX.Element {
  const t = useTranslate()
  const params = useParams<{ id: string }>()
  const { opened, failure } = createOpening(() => params.id)
  const reason = (error: unknown): string => {
    if (!(error instanceof ApiError)) throw error
    return error.status === 404 ? t('workbook.unknown') : error.message
  }
  return (
    <>
      <Show when={failure()}>
        <p class="banner" role="alert">
          {t('saving.copyFailed')}
        </p>
      </Show>
      <Switch fallback={<p class="desk-wait muted">{t('app.loading')}</p>}>
        <Match when={opened.error as unknown}>
          {(error) => (
            <main class="desk-wait">
              <Failure text={reason(error())} />
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

/** Opens the workbook `id` for as long as the page stands; a failure that nobody waits for is told apart. */
function createOpening(id: Accessor<string>) {
  const [failure, setFailure] = createSignal<unknown>()
  let close = (): void => undefined
  let left = false
  onCleanup(() => {
    left = true
    close()
  })
  const open = async (workbook: string): Promise<OpenedWorkbook | null> => {
    const person = me()
    if (!person) return null
    const membership = await callApi<Membership>('GET', `/api/workbooks/${encodeURIComponent(workbook)}`)
    const { opened, close: closeOpened } = await openWorkbook(membership, person, setFailure)
    // The person may have gone on while the browser's copy was read.
    if (left) closeOpened()
    close = closeOpened
    return opened
  }
  const [opened, { mutate, refetch }] = createResource(id, open)
  startAgainAfterRefusal(opened, {
    // The page lets go of the document at once, so that nothing is written into what is thrown away.
    leave: () => mutate(undefined),
    begin: () => void refetch(),
  })
  return { opened, failure }
}
