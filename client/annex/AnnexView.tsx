import { createSignal, onMount, runWithOwner, getOwner, Show, type JSX } from 'solid-js'
import './annex.css'
import { useTranslate } from '../ui/translate.ts'
import type { AnnexHandle } from './annexHandle.ts'
import type { AnnexSession } from './annexSession.ts'
import { createBench, type Helper, type WorkBench } from './createBench.ts'
import { OpenCellList } from './lists/OpenCellList.tsx'
import { createDesk } from './createDesk.ts'

export interface AnnexViewProps {
  readonly session: AnnexSession
  readonly onReady?: (handle: AnnexHandle) => void
}

/** One annex as a table to work in. Make it anew for another annex (`<Show keyed>`). */
export function AnnexView(props: AnnexViewProps): JSX.Element {
  const t = useTranslate()
  const owner = getOwner()
  const [bench, setBench] = createSignal<WorkBench | null>(null)
  let host!: HTMLDivElement
  onMount(() =>
    runWithOwner(owner, () => {
      const desk = createDesk(host, props.session, t)
      const made = createBench(desk, (_what: Helper) => {})
      setBench(made)
    }),
  )
  return (
    <div class="annex">
      <div class="annex-grid" ref={host} />
      <Show when={bench()}>{(made) => <OpenCellList bench={made()} />}</Show>
    </div>
  )
}
