import { createResource, createSignal, Show, type JSX } from 'solid-js'
import { Failure } from '../ui/Failure.tsx'
import { Field } from '../ui/Field.tsx'
import { useTranslate } from '../ui/translate.ts'
import { ApiError } from './api.ts'
import { createCall, fieldsOf } from './createCall.ts'
import { goToProvider, readProvider, takeProviderFailure } from './provider.ts'
import { signIn } from './session.ts'
import './account.css'

/** Sign-in by name and password. */
export function SignInPage(): JSX.Element {
  const t = useTranslate()
  const failed = takeProviderFailure()
  const [expired, setExpired] = createSignal(false)
  const call = createCall((login: string, password: string, newPassword: string) =>
    signIn(login, password, newPassword).catch((error: unknown) => {
      if (error instanceof ApiError && error.code === 'session.passwordExpired') setExpired(true)
      throw error
    }),
  )
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    call.run(field('login'), field('password'), field('newPassword'))
  }
  return (
    <main class="account">
      <div class="account-card">
        <p class="brand-large">{t('app.name')}</p>
        <p class="muted">{t('app.tagline')}</p>
        <form class="stack" onSubmit={submit}>
          <h1 class="account-title">{t('signIn.title')}</h1>
          <Failure text={call.failure() || (failed ? t(`error.${failed}`) : '')} />
          <Field label={t('signIn.login')} name="login" autocomplete="username" autocapitalize="none" required />
          <Field label={t('signIn.password')} name="password" type="password" autocomplete="current-password" required />
          <Show when={expired()}>
            <Field label={t('signIn.newPassword')} name="newPassword" type="password" autocomplete="new-password" required />
          </Show>
          <button class="button primary" disabled={call.busy()}>
            {t('signIn.submit')}
          </button>
          <ProviderButton />
          <p class="muted small">{t('signIn.hint')}</p>
        </form>
      </div>
    </main>
  )
}

/** The province's sign-in, where there is one; when it can't be asked, the password still serves. */
function ProviderButton(): JSX.Element {
  const t = useTranslate()
  const [provider] = createResource(readProvider)
  return (
    <Show when={!provider.error && provider()?.name}>
      {(name) => (
        <button type="button" class="button" onClick={() => goToProvider('sign-in')}>
          {t('signIn.withProvider', { name: name() })}
        </button>
      )}
    </Show>
  )
}
