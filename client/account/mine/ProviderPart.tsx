import { createResource, Show, type JSX } from 'solid-js'
import { Failure } from '../../ui/Failure.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { callApi } from '../api.ts'
import { createCall } from '../createCall.ts'
import { goToProvider, readProvider, takeProviderFailure } from '../provider.ts'

/** Ties my account to the province's sign-in, or unties it; nothing where there is none. */
export function ProviderPart(): JSX.Element {
  const t = useTranslate()
  const failed = takeProviderFailure()
  const [provider, { refetch }] = createResource(readProvider)
  const untie = createCall(async () => {
    await callApi('DELETE', '/api/provider')
    await refetch()
  })
  return (
    <Show when={provider.latest?.name}>
      {(name) => (
        <section class="settings-part" aria-labelledby="provider-title">
          <h2 id="provider-title">{t('account.providerTitle')}</h2>
          <p>{t(provider.latest?.isLinked ? 'account.providerLinked' : 'account.providerNone', { name: name() })}</p>
          <Failure text={untie.failure() || (failed ? t(`error.${failed}`) : '')} />
          <div>
            <Show
              when={provider.latest?.isLinked}
              fallback={
                <button class="button" onClick={() => goToProvider('link')}>
                  {t('account.providerLink', { name: name() })}
                </button>
              }
            >
              <button class="button" disabled={untie.busy()} onClick={() => untie.run()}>
                {t('account.providerUnlink', { name: name() })}
              </button>
            </Show>
          </div>
        </section>
      )}
    </Show>
  )
}
