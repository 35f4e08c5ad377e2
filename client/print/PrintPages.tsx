import { createEffect, createSignal, on, onCleanup, Show, type JSX } from 'solid-js'
import { ApiError, callFile } from '../account/api.ts'
import { useTranslate } from '../ui/translate.ts'
import { afterPause, type OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import { exportAddress, pagesAddress, type PrintChoices } from './printChoices.ts'

/** New pages are asked for when nothing was changed for this long, milliseconds. */
const pauseMs = 300

/** The file as it will be printed: its pages, as they break. */
export function PrintPages(props: { opened: OpenedWorkbook; choices: PrintChoices; saved: boolean }): JSX.Element {
  const t = useTranslate()
  const { picture, failure, busy } = createPages(() => (props.saved ? pagesAddress(props.opened.membership.id, props.choices) : ''), props.opened.version)
  return (
    <div class="print-pages" tabindex="0" role="region" aria-label={t('print.title')} aria-busy={busy()}>
      <Show when={failure()}>
        <p class="message bad" role="alert">
          {failure()}
        </p>
      </Show>
      <Show when={picture()} fallback={<p class="desk-wait muted">{t('print.making')}</p>}>
        {(address) => (
          <>
            <img src={address()} alt={t('print.pagesOf', { heading: props.opened.facts().title })} classList={{ landscape: props.choices.orientation === 'landscape' }} />
            <p class="muted small">
              <a href={`${exportAddress(props.opened.membership.id, 'pdf', props.choices)}&inline=1`} target="_blank" rel="noopener">
                {t('print.openPdf')}
              </a>
            </p>
          </>
        )}
      </Show>
    </div>
  )
}

/** The picture behind an address; fetched anew when the address or the document changes. */
function createPages(address: () => string, version: () => number) {
  const [picture, setPicture] = createSignal<string>()
  const [failure, setFailure] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const later = afterPause(pauseMs)
  let running: AbortController | undefined
  const show = (next: string | undefined): void => {
    const before = picture()
    setPicture(next)
    if (before) URL.revokeObjectURL(before)
  }
  const load = async (from: string): Promise<void> => {
    running?.abort()
    const own = (running = new AbortController())
    setBusy(true)
    try {
      show(URL.createObjectURL(await callFile(from, own.signal)))
      setFailure('')
    } catch (error) {
      if (own.signal.aborted) return
      if (!(error instanceof ApiError)) throw error
      setFailure(error.message)
    } finally {
      if (running === own) setBusy(false)
    }
  }
  // What the server has on disk is what is shown: without an address a word is still unsaved.
  createEffect(on([address, version], ([from]) => from !== '' && later(() => void load(from))))
  onCleanup(() => {
    running?.abort()
    show(undefined)
  })
  return { picture, failure, busy }
}
