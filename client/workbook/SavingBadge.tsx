import { Match, Switch, type JSX } from 'solid-js'
import type { SavingState } from '../sync/savingState.ts'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'

/** What is known of my edits, in the words of the law: "Đã lưu" only when the server has them on disk. */
export function SavingBadge(props: { saving: SavingState; reconnecting: boolean }): JSX.Element {
  const t = useTranslate()
  const waiting = (): number => ('waiting' in props.saving ? props.saving.waiting : 0)
  return (
    <span class="saving" data-kind={props.saving.kind} role="status" aria-live="polite">
      <Switch>
        <Match when={props.saving.kind === 'saved'}>
          <span title={t('saving.savedHint')}>
            <Icon name="check" />
            {t('saving.saved')}
          </span>
        </Match>
        <Match when={props.saving.kind === 'saving'}>
          <span title={t('saving.savingHint')}>
            <Icon name="cloud" />
            {t('saving.saving')}
          </span>
        </Match>
        <Match when={props.saving.kind === 'opening'}>{t('saving.opening')}</Match>
        <Match when={props.saving.kind === 'storageFailed'}>
          <Icon name="warning" />
          {t('saving.storageFailed', { count: waiting() })}
        </Match>
        <Match when={props.saving.kind === 'offline'}>
          <span title={t('saving.offlineHint')}>
            <Icon name="cloudOff" />
            {waiting() === 0 && props.reconnecting ? t('saving.reconnecting') : t('saving.offline', { count: waiting() })}
          </span>
        </Match>
      </Switch>
    </span>
  )
}
