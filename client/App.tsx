import { Route, Router } from '@solidjs/router'
import { createEffect, createResource, lazy, Match, Switch, type JSX, type ParentProps } from 'solid-js'
import { ApiError } from './account/api.ts'
import { LinkPage } from './account/LinkPage.tsx'
import { loadSession, me } from './account/session.ts'
import { SignInPage } from './account/SignInPage.tsx'
import { StartPage } from './start/StartPage.tsx'
import { Notes } from './ui/notes.tsx'
import { locale, theme } from './ui/preferences.ts'
import { TranslateContext, translator, useTranslate } from './ui/translate.ts'

const AccountPage = lazy(() => import('./account/mine/AccountPage.tsx'))
const ServerPage = lazy(() => import('./server/ServerPage.tsx'))
const GuestPage = lazy(() => import('./guest/GuestPage.tsx'))
const PeoplePage = lazy(() => import('./account/people/PeoplePage.tsx'))
const UnitsPage = lazy(() => import('./account/units/UnitsPage.tsx'))
const WorkbookPage = lazy(() => import('./workbook/WorkbookPage.tsx').then((module) => ({ default: module.WorkbookPage })))

/** Pages behind the sign-in: who isn't signed in signs in first, and lands where they wanted to go. */
function SignedIn(props: ParentProps): JSX.Element {
  const t = useTranslate()
  const [session] = createResource(async () => {
    await loadSession()
    return true
  })
  return (
    <Switch fallback={<p class="desk-wait muted">{t('app.loading')}</p>}>
      <Match when={session.error as unknown}>
        {(error) => (
          <main class="account">
            <p class="message bad" role="alert">
              {error() instanceof ApiError ? (error() as ApiError).message : t('app.serverFailed')}
            </p>
          </main>
        )}
      </Match>
      <Match when={me() === null}>
        <SignInPage />
      </Match>
      <Match when={me()}>{props.children}</Match>
    </Switch>
  )
}

function NotFound(): JSX.Element {
  const t = useTranslate()
  return (
    <main class="account">
      <div class="account-card">
        <h1 class="account-title">{t('app.notFound')}</h1>
        <a class="button" href="/">
          {t('app.toStart')}
        </a>
      </div>
    </main>
  )
}

export function App(): JSX.Element {
  createEffect(() => {
    document.documentElement.dataset['theme'] = theme()
    document.documentElement.lang = locale()
  })
  return (
    <TranslateContext.Provider value={translator(locale)}>
      <Router>
        <Route path="/vao" component={LinkPage} />
        <Route path="/xem" component={GuestPage} />
        <Route path="/" component={SignedIn}>
          <Route path="/" component={StartPage} />
          <Route path="/so/:id" component={WorkbookPage} />
          <Route path="/tai-khoan" component={AccountPage} />
          <Route path="/nguoi-dung" component={PeoplePage} />
          <Route path="/don-vi" component={UnitsPage} />
          <Route path="/may-chu" component={ServerPage} />
          <Route path="*" component={NotFound} />
        </Route>
      </Router>
      <Notes />
    </TranslateContext.Provider>
  )
}
