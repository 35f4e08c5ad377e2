import { Match, Show, Switch, type JSX } from 'solid-js'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'
import type { OpenedWorkbook } from './openedWorkbook.ts'

/** What stands between my edits and the server, and what to do; nothing when all is well. */
export function Banner(props: { opened: OpenedWorkbook }): JSX.Element {
  const t = useTranslate()
  const { connection, saving, refused, side } = props.opened
  const reload = (): void => location.reload()
  return (
    <Switch>
      <Match when={connection() === 'signedOut'}>
        <BannerLine text={t('saving.signedOut')} action={t('saving.signInAgain')} onAction={() => location.assign('/')} />
      </Match>
      <Match when={connection() === 'forbidden'}>
        <BannerLine text={t('saving.forbidden')} />
      </Match>
      <Match when={connection() === 'outdated'}>
        <BannerLine text={t('saving.outdated')} action={t('saving.reload')} onAction={reload} />
      </Match>
      <Match when={connection() === 'broken'}>
        <BannerLine text={t('saving.broken')} action={t('saving.reload')} onAction={reload} />
      </Match>
      <Match when={saving().kind === 'storageFailed'}>
        <BannerLine text={t('saving.storageFailedText')} />
      </Match>
      <Match when={refused.texts().length > 0 && side.shown()?.is !== 'refused'}>
        <BannerLine text={t('refused.banner', { count: refused.texts().length })} action={t('refused.show')} onAction={() => side.show({ is: 'refused' })} />
      </Match>
    </Switch>
  )
}

function BannerLine(props: { text: string; action?: string; onAction?: () => void }): JSX.Element {
  return (
    <div class="banner" role="alert">
      <Icon name="warning" />
      <span>{props.text}</span>
      <Show when={props.action}>
        <button class="button" onClick={() => props.onAction?.()}>
          {props.action}
        </button>
      </Show>
    </div>
  )
}
