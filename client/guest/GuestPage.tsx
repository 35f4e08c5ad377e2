import { createEffect, createSignal, For, Match, Show, Switch, type JSX } from 'solid-js'
import type { PublicAnnex, PublicPage } from '../../shared/protocol/publicPage.ts'
import { Failure } from '../ui/Failure.tsx'
import { useTranslate } from '../ui/translate.ts'
import { followPage } from './followPage.ts'
import { GuestTable } from './GuestTable.tsx'
import { sayWhyNot } from './sayWhyNot.ts'
import './guest.css'

/**
 * What a public link shows, to read only. The secret stays behind '#' in the address: browsers send it to nobody, and
 * the page can be opened again.
 */
export default function GuestPage(): JSX.Element {
  const t = useTranslate()
  const { page, ended, failure } = followPage(location.hash.slice(1))
  addEventListener('hashchange', () => location.reload(), { once: true })
  sayWhyNot(() => page() !== null, t)
  createEffect(() => (document.title = page()?.title || t('app.name')))
  return (
    <Switch fallback={<p class="desk-wait muted">{failure() || t('app.loading')}</p>}>
      <Match when={ended()}>
        <main class="account">
          <div class="account-card">
            <p class="guest-brand">{t('app.name')}</p>
            <h1 class="guest-over">{t('guest.ended')}</h1>
            <p class="message bad" role="alert">
              {ended()}
            </p>
          </div>
        </main>
      </Match>
      <Match when={page()}>{(shown) => <Sheet page={shown()} failure={failure()} />}</Match>
    </Switch>
  )
}

function Sheet(props: { page: PublicPage; failure: string }): JSX.Element {
  const t = useTranslate()
  const [at, setAt] = createSignal(0)
  const annex = (): PublicAnnex | undefined => props.page.annexes[at()] ?? props.page.annexes[0]
  return (
    <div class="guest">
      <header class="guest-bar">
        <div class="guest-names">
          <h1>{props.page.title}</h1>
          <p class="muted small">{props.page.issuer}</p>
        </div>
        <span class="guest-badge" title={t('guest.whyNot')}>
          {t('guest.readOnly')}
        </span>
      </header>
      <Failure text={props.failure} />
      <Show when={props.page.annexes.length > 1}>
        <nav class="guest-tabs" aria-label={t('guest.annexes')}>
          <For each={props.page.annexes.map(({ name }) => name)}>
            {(name, index) => (
              <button class="button plain" classList={{ on: at() === index() }} aria-current={at() === index() ? 'page' : undefined} onClick={() => setAt(index())}>
                {name}
              </button>
            )}
          </For>
        </nav>
      </Show>
      <main class="guest-main">
        <Show when={annex()} fallback={<p class="muted">{t('guest.empty')}</p>}>
          {(shown) => <GuestTable annex={shown()} />}
        </Show>
      </main>
    </div>
  )
}
