import { createSignal, lazy, onCleanup, Show, Suspense, type JSX } from 'solid-js'
import type { AnnexHandle } from './annexHandle.ts'
import type { AnnexSession } from './annexSession.ts'

export interface AnnexViewProps {
  readonly session: AnnexSession
  /** Called when the view is there, and again when it changes between table and cards. */
  readonly onReady?: ((handle: AnnexHandle) => void) | undefined
}

/** Widest window in which the annex is read as cards: six columns of a table need more. */
const cardsUpTo = '(max-width: 640px)'

// A phone reads cards and never loads the grid (two thirds of all script). What this window needs is fetched at once, while
// the workbook is still being opened.
const AnnexTable = lazy(async () => ({ default: (await import('./AnnexTable.tsx')).AnnexTable }))
const AnnexCards = lazy(async () => ({ default: (await import('./cards/AnnexCards.tsx')).AnnexCards }))
void (matchMedia(cardsUpTo).matches ? AnnexCards : AnnexTable).preload()

/** One annex: a table to work in, on a phone cards to read. Make it anew for another annex (`<Show keyed>`). */
export function AnnexView(props: AnnexViewProps): JSX.Element {
  const media = matchMedia(cardsUpTo)
  const [narrow, setNarrow] = createSignal(media.matches)
  const update = (): void => void setNarrow(media.matches)
  media.addEventListener('change', update)
  onCleanup(() => media.removeEventListener('change', update))
  return (
    <Suspense>
      <Show when={narrow()} fallback={<AnnexTable session={props.session} onReady={props.onReady} />}>
        <AnnexCards session={props.session} onReady={props.onReady} />
      </Show>
    </Suspense>
  )
}
