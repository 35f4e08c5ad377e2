import { createResource, For, Show, type JSX } from 'solid-js'
import { Failure } from '../../ui/Failure.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { callApi } from '../api.ts'
import { createCall } from '../createCall.ts'
import { signOutEverywhere } from '../session.ts'
import { shortTime } from '../shortTime.ts'
import { agentName } from './agentName.ts'

interface ListedSession {
  readonly id: string
  readonly isThis: boolean
  readonly isProgram: boolean
  readonly seenAt: number
  readonly agent: string
}

/** Where I am signed in, with a way out of each place and of all. */
export function Sessions(): JSX.Element {
  const t = useTranslate()
  const [sessions, { refetch }] = createResource(() => callApi<readonly ListedSession[]>('GET', '/api/sessions'))
  const end = createCall(async (id: string) => {
    await callApi('DELETE', `/api/sessions/${id}`)
    await refetch()
  })
  const endAll = createCall(signOutEverywhere)
  const nameOf = ({ isProgram, agent }: ListedSession): string => (isProgram ? t('account.sessionProgram') : agentName(agent) || t('account.sessionUnknown'))
  return (
    <section class="settings-part" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('account.sessionsTitle')}</h2>
      <ul class="settings-list">
        <For each={sessions()}>
          {(session) => (
            <li>
              <span>
                {nameOf(session)}{' '}
                <Show when={session.isThis}>
                  <span class="badge">{t('account.sessionThis')}</span>
                </Show>
                <span class="muted small settings-more">{t('account.sessionSeen', { when: shortTime(session.seenAt) })}</span>
              </span>
              <Show when={!session.isThis}>
                <button class="button plain icon-only" disabled={end.busy()} onClick={() => end.run(session.id)} aria-label={t('account.sessionEnd', { name: nameOf(session) })} title={t('account.sessionEnd', { name: nameOf(session) })}>
                  <Icon name="close" />
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Failure text={end.failure() || endAll.failure()} />
      <div>
        <button class="button" disabled={endAll.busy()} onClick={() => endAll.run()}>
          {t('account.endAll')}
        </button>
        <p class="muted small settings-more">{t('account.endAllHint')}</p>
      </div>
    </section>
  )
}
