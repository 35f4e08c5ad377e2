import { For, Show, type JSX } from 'solid-js'
import { isMessageKey } from '../../shared/i18n/translate.ts'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'

/** What is wrong, with what to do; a quiet line when nothing is. */
export function AlertList(props: { alerts: readonly string[] }): JSX.Element {
  const t = useTranslate()
  const say = (code: string): string => {
    const key = `server.alert.${code}`
    return isMessageKey(key) ? t(key) : code
  }
  return (
    <Show
      when={props.alerts.length > 0}
      fallback={
        <p class="message good">
          <Icon name="check" />
          {t('server.allWell')}
        </p>
      }
    >
      <For each={props.alerts}>
        {(code) => (
          <p class="message bad" role="alert">
            <Icon name="warning" />
            {say(code)}
          </p>
        )}
      </For>
    </Show>
  )
}
