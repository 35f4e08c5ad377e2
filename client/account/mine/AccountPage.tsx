import { createSignal, Show, type JSX } from 'solid-js'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { callApi } from '../api.ts'
import { createCall, fieldsOf } from '../createCall.ts'
import { loadSession, me } from '../session.ts'
import { SiteBar } from '../SiteBar.tsx'
import { ProviderPart } from './ProviderPart.tsx'
import { Sessions } from './Sessions.tsx'
import '../../start/start.css'
import '../settings.css'

/** My account: my password, and where I am signed in. */
export default function AccountPage(): JSX.Element {
  const t = useTranslate()
  return (
    <div class="drop">
      <SiteBar />
      <main class="start">
        <div>
          <h1>{t('account.title')}</h1>
          <p class="muted">
            {me()?.name} · {t('account.login')}: <strong>{me()?.login}</strong>
          </p>
        </div>
        <PasswordForm />
        <ProviderPart />
        <Sessions />
      </main>
    </div>
  )
}

/** Shown to a person; the server holds to its own setting. */
const minLength = 8

function PasswordForm(): JSX.Element {
  const t = useTranslate()
  const [differs, setDiffers] = createSignal(false)
  let form: HTMLFormElement | undefined
  const change = createCall(async (current: string, password: string) => {
    await callApi('PUT', '/api/session/password', { current, password })
    await loadSession()
    form?.reset()
    notify(t('account.passwordChanged'))
  })
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    setDiffers(field('password') !== field('repeat'))
    if (!differs()) change.run(field('current'), field('password'))
  }
  return (
    <section class="settings-part" aria-labelledby="password-title">
      <h2 id="password-title">{t('account.passwordTitle')}</h2>
      <Show when={!me()?.hasPassword}>
        <p class="message warn">{t('account.passwordNone')}</p>
      </Show>
      <form class="stack settings-form" ref={form} onSubmit={submit}>
        <input hidden name="username" autocomplete="username" value={me()?.login ?? ''} />
        <Show when={me()?.needsCurrentPassword}>
          <Field label={t('account.passwordCurrent')} name="current" type="password" autocomplete="current-password" required />
        </Show>
        <Field label={t('account.passwordNew')} name="password" type="password" autocomplete="new-password" minLength={minLength} maxLength={128} required />
        <Field label={t('account.passwordRepeat')} name="repeat" type="password" autocomplete="new-password" required />
        <p class="muted small">{t('account.passwordHint', { min: minLength })}</p>
        <Failure text={differs() ? t('account.passwordDiffers') : change.failure()} />
        <div>
          <button class="button primary" disabled={change.busy()}>
            {t(me()?.hasPassword ? 'account.passwordChange' : 'account.passwordSet')}
          </button>
        </div>
      </form>
    </section>
  )
}
