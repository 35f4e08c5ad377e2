import { useNavigate } from '@solidjs/router'
import { createSignal, onMount, Show, type JSX } from 'solid-js'
import { useTranslate } from '../ui/translate.ts'
import { ApiError } from './api.ts'
import { signInByLink } from './session.ts'
import './account.css'

/**
 * Opens a one-time link. The token stands in the fragment, which browsers never send: it doesn't reach a server's or a
 * proxy's log; and it leaves the address at once.
 */
export function LinkPage(): JSX.Element {
  const t = useTranslate()
  const navigate = useNavigate()
  const [failure, setFailure] = createSignal('')
  onMount(() => {
    const token = location.hash.slice(1)
    history.replaceState(null, '', location.pathname)
    signInByLink(token).then(
      () => navigate('/', { replace: true }),
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error
        setFailure(error.message)
      },
    )
  })
  return (
    <main class="account">
      <div class="account-card">
        <p class="brand-large">{t('app.name')}</p>
        <Show when={failure()} fallback={<p class="muted">{t('signIn.linkOpening')}</p>}>
          <h1 class="account-title">{t('signIn.linkFailed')}</h1>
          <p class="message bad" role="alert">
            {failure()}
          </p>
          <a class="button" href="/">
            {t('app.toStart')}
          </a>
        </Show>
      </div>
    </main>
  )
}
