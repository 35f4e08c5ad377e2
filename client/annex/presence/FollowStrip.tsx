import { Show, type JSX } from 'solid-js'
import { useTranslate } from '../../ui/translate.ts'
import type { Following } from './createFollowing.ts'

/** Says whose cell I am following, and that any act of mine ends it. */
export function FollowStrip(props: { following: Following }): JSX.Element {
  const t = useTranslate()
  return (
    <Show when={props.following.person()}>
      {(peer) => (
        <div class="annex-follow" role="status" style={{ '--person': peer().colour }}>
          {t('grid.follow.now', { name: peer().name })}
        </div>
      )}
    </Show>
  )
}
