import { createSignal, Show, type JSX } from 'solid-js'
import { createCall } from '../../account/createCall.ts'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { StepProps } from './Signing.tsx'
import { keepVersion } from './versions.ts'

/** It is still written: the coordinator closes the draft, or keeps a version of it and goes on. */
export function OpenStep(props: StepProps & { onVersion: () => void }): JSX.Element {
  const t = useTranslate()
  const [name, setName] = createSignal(t('print.keepNameUsual'))
  const keep = createCall(async () => {
    const { number, code } = await keepVersion(props.opened.membership.id, name())
    notify(t('print.kept', { number, code }))
    props.onVersion()
  })
  const saved = (): boolean => props.opened.saving().kind === 'saved'
  return (
    <Show when={props.opened.access().role === 'coordinator'}>
      <button class="button" disabled={props.busy || !saved()} onClick={() => props.onAct({ act: 'close' })}>
        {t('signing.close')}
      </button>
      <details>
        <summary>{t('print.keep')}</summary>
        <p class="muted small">{t('print.keepHint')}</p>
        <label class="field">
          <span>{t('print.keepName')}</span>
          <input value={name()} maxLength={200} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <button class="button" disabled={keep.busy() || !saved()} onClick={() => keep.run()}>
          {t('print.keep')}
        </button>
        <Show when={keep.failure()}>
          <p class="message bad" role="alert">
            {keep.failure()}
          </p>
        </Show>
      </details>
    </Show>
  )
}
