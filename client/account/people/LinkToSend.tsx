import type { JSX } from 'solid-js'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'

export interface SentLink {
  readonly login: string
  readonly name: string
  readonly link: string
}

/** A one-time link, shown this once, to be sent to its person. */
export function LinkToSend(props: { sent: SentLink }): JSX.Element {
  const t = useTranslate()
  const copy = (): void =>
    void navigator.clipboard.writeText(props.sent.link).then(
      () => notify(t('share.copied')),
      () => notify(t('share.copyFailed')),
    )
  return (
    <div class="link-to-send" role="status">
      <p>{t('share.linkFor', { name: props.sent.name, login: props.sent.login })}</p>
      <input class="entry" readonly value={props.sent.link} aria-label={t('share.link')} onFocus={(event) => event.currentTarget.select()} />
      <div>
        <button type="button" class="button" onClick={copy}>
          {t('share.copy')}
        </button>
      </div>
    </div>
  )
}
