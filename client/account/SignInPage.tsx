import { createSignal, Show, type JSX } from 'solid-js'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'
import { ApiError } from './api.ts'
import { signIn } from './session.ts'
import './account.css'

/** Sign-in by name and password. */
export function SignInPage(): JSX.Element {
  const t = useTranslate()
  const [failure, setFailure] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    setFailure('')
    try {
      await signIn(String(form.get('login')), String(form.get('password')))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailure(error.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <main class="account">
      <div class="account-card">
        <p class="brand-large">{t('app.name')}</p>
        <p class="muted">{t('app.tagline')}</p>
        <form class="stack" onSubmit={(event) => void submit(event)}>
          <h1 class="account-title">{t('signIn.title')}</h1>
          <Show when={failure()}>
            <p class="message bad" role="alert">
              <Icon name="warning" />
              {failure()}
            </p>
          </Show>
          <label class="field">
            <span>{t('signIn.login')}</span>
            <input name="login" autocomplete="username" autocapitalize="none" required />
          </label>
          <label class="field">
            <span>{t('signIn.password')}</span>
            <input name="password" type="password" autocomplete="current-password" required />
          </label>
          <button class="button primary" disabled={busy()}>
            {t('signIn.submit')}
          </button>
          <p class="muted small">{t('signIn.hint')}</p>
        </form>
      </div>
    </main>
  )
}
