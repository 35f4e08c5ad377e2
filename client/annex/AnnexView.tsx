import { createSignal, onCleanup, Show, type JSX } from 'solid-js'
import type { AnnexHandle } from './annexHandle.ts'
import type { AnnexSession } from './annexSession.ts'
import { AnnexTable } from './AnnexTable.tsx'
import { AnnexCards } from './cards/AnnexCards.tsx'

export interface AnnexViewProps {
  readonly session: AnnexSession
  /** Called when the view is there, and again when it changes between table and cards. */
  readonly onReady?: ((handle: AnnexHandle) => void) | undefined
}

/** Widest window in which the annex is read as cards: six columns of a table need more. */
const cardsUpTo = '(max-width: 640px)'

/** One annex: a table to work in, on a phone cards to read. Make it anew for another annex (`<Show keyed>`). */
export function AnnexView(props: AnnexViewProps): JSX.Element {
  const media = matchMedia(cardsUpTo)
  const [narrow, setNarrow] = createSignal(media.matches)
  const update = (): void => void setNarrow(media.matches)
  media.addEventListener('change', update)
  onCleanup(() => media.removeEventListener('change', update))
  return (
    <Show when={narrow()} fallback={<AnnexTable session={props.session} onReady={props.onReady} />}>
      <AnnexCards session={props.session} onReady={props.onReady} />
    </Show>
  )
}
