import { createSignal, onMount, Show, type JSX } from 'solid-js'
import { callApi } from '../../account/api.ts'
import { createCall } from '../../account/createCall.ts'
import { shortTime } from '../../account/shortTime.ts'
import { Failure } from '../../ui/Failure.tsx'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'

/** The link by which everybody reads the issued form, on and off. Its address is known here only when it was switched on here. */
export default function PublicLink(props: { base: string }): JSX.Element {
  const t = useTranslate()
  const path = `${props.base}/public-link`
  const [since, setSince] = createSignal<string | null>(null)
  const [link, setLink] = createSignal('')
  const load = createCall(async () => {
    setSince((await callApi<{ since: string | null }>('GET', path)).since)
  })
  onMount(() => load.run())
  const turn = createCall(async (box: HTMLInputElement) => {
    try {
      if (!box.checked) {
        await callApi('DELETE', path)
        setLink('')
        setSince(null)
        return
      }
      const opened = await callApi<{ link: string; since: string }>('PUT', path)
      setLink(opened.link)
      setSince(opened.since)
    } finally {
      box.checked = since() !== null
    }
  })
  return (
    <div class="public-link">
      <label>
        <input type="checkbox" role="switch" checked={since() !== null} disabled={load.busy() || turn.busy()} aria-describedby="public-link-hint" onChange={(event) => turn.run(event.currentTarget)} />
        <span>{t('share.public')}</span>
      </label>
      <p class="muted small" id="public-link-hint">
        {t('share.publicHint')}
      </p>
      <Show when={link()} fallback={<Show when={since()}>{(on) => <p class="small">{t('share.publicSince', { when: shortTime(Date.parse(on())) })}</p>}</Show>}>
        {(address) => <Address link={address()} />}
      </Show>
      <Failure text={load.failure() || turn.failure()} />
    </div>
  )
}

function Address(props: { link: string }): JSX.Element {
  const t = useTranslate()
  const copy = (): void =>
    void navigator.clipboard.writeText(props.link).then(
      () => notify(t('share.copied')),
      () => notify(t('share.copyFailed')),
    )
  return (
    <div class="invitation" role="status">
      <p>{t('share.publicOnce')}</p>
      <input class="entry" readonly value={props.link} aria-label={t('share.publicAddress')} onFocus={(event) => event.currentTarget.select()} />
      <button class="button" onClick={copy}>
        {t('share.copy')}
      </button>
    </div>
  )
}
