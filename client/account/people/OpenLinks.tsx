import { For, Show, type JSX } from 'solid-js'
import { Failure } from '../../ui/Failure.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { callApi } from '../api.ts'
import { createCall } from '../createCall.ts'
import { shortTime } from '../shortTime.ts'
import type { ListedLink } from './people.ts'

/** Links that wait to be used, with a way to take each back. */
export function OpenLinks(props: { links: readonly ListedLink[]; onChanged: () => void }): JSX.Element {
  const t = useTranslate()
  const revoke = createCall(async (id: string) => {
    await callApi('DELETE', `/api/links/${id}`)
    props.onChanged()
  })
  return (
    <Show when={props.links.length > 0 || revoke.failure()}>
      <section class="settings-part" aria-labelledby="links-title">
        <div>
          <h2 id="links-title">{t('people.linksTitle')}</h2>
          <p class="muted small">{t('people.linksHint')}</p>
        </div>
        <Failure text={revoke.failure()} />
        <ul class="settings-list">
          <For each={props.links}>
            {(link) => (
              <li>
                <span>
                  {link.name} <span class="muted small settings-more">{t('people.linkUntil', { when: shortTime(link.expiresAt) })}</span>
                </span>
                <button class="button" disabled={revoke.busy()} onClick={() => revoke.run(link.id)} aria-label={t('people.revoke', { name: link.name })}>
                  {t('people.revokeShort')}
                </button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
