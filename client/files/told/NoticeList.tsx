import { createMemo, For, Show, type JSX } from 'solid-js'
import type { Notice } from '../../shared/domain/notice.ts'
import { isMessageKey } from '../../shared/i18n/translate.ts'
import { useTranslate, type Translate } from '../ui/translate.ts'

/** Notices of one kind that are listed one by one; the rest is counted. */
const shownOfKind = 6

/** The sentence of a notice, in the person's language. */
export function sentenceOf(notice: Notice, t: Translate): string {
  const key = `notice.${notice.code}`
  return isMessageKey(key) ? t(key, { ...notice.details, sheet: notice.sheet ?? '', cell: notice.cell ?? '' }) : (notice.message ?? notice.code)
}

/** What a reader doubted or left out: doubts first, by kind. */
export function NoticeList(props: { notices: readonly Notice[] }): JSX.Element {
  const t = useTranslate()
  const groups = createMemo(() => {
    const byCode = Map.groupBy(props.notices, (notice) => notice.code)
    return [...byCode.values()].sort((a, b) => rank(a) - rank(b))
  })
  return (
    <section class="notices" aria-label={t('import.noticesTitle')}>
      <h2 class="notices-title">{t('import.noticesTitle')}</h2>
      <Show when={props.notices.length > 0} fallback={<p class="muted">{t('import.noNotices')}</p>}>
        <For each={groups()}>
          {(group) => (
            <ul class="notices-group" classList={{ doubt: rank(group) === 0 }}>
              <For each={group.slice(0, shownOfKind)}>
                {(notice) => (
                  <li>
                    <span class="notices-place">{[notice.sheet, notice.cell].filter(Boolean).join(' · ')}</span>
                    {sentenceOf(notice, t)}
                  </li>
                )}
              </For>
              <Show when={group.length > shownOfKind}>
                <li class="muted">{t('import.andMore', { count: group.length - shownOfKind })}</li>
              </Show>
            </ul>
          )}
        </For>
      </Show>
    </section>
  )
}

const rank = (group: readonly Notice[]): number => (group[0]?.severity === 'warning' ? 0 : 1)
