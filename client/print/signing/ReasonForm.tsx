import { createSignal, type JSX } from 'solid-js'
import { useTranslate } from '../../ui/translate.ts'

/** An act that takes a reason: unfolded, written, sent. */
export function ReasonForm(props: { label: string; hint: string; busy: boolean; onSend: (reason: string) => void }): JSX.Element {
  const t = useTranslate()
  const [reason, setReason] = createSignal('')
  return (
    <details>
      <summary>{props.label}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          props.onSend(reason().trim())
        }}
      >
        <label class="field">
          <span>{props.hint}</span>
          <textarea rows={3} maxLength={1000} required value={reason()} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <button class="button" disabled={props.busy || reason().trim() === ''}>
          {t('signing.send')}
        </button>
      </form>
    </details>
  )
}
