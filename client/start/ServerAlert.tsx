import { Show, type JSX } from 'solid-js'
import { me } from '../account/session.ts'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'

/** For who runs this server: something there needs a look. */
export function ServerAlert(): JSX.Element {
  const t = useTranslate()
  return (
    <Show when={me()?.alerts.length}>
      <p class="message bad" role="alert">
        <Icon name="warning" />
        {t('server.needsYou')} <a href="/may-chu">{t('server.look')}</a>
      </p>
    </Show>
  )
}
