import { lazy, Match, Switch, type JSX } from 'solid-js'
import type { AnnexHandle } from '../../annex/annexHandle.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'
import type { Side } from './sidePanel.ts'

// Loaded when they are used: the first load stays small.
const RefusedPanel = lazy(() => import('../refused/RefusedPanel.tsx').then((module) => ({ default: module.RefusedPanel })))
const SuggestionsPanel = lazy(() => import('../refused/SuggestionsPanel.tsx').then((module) => ({ default: module.SuggestionsPanel })))
const BoardPanel = lazy(() => import('../board/BoardPanel.tsx').then((module) => ({ default: module.BoardPanel })))
const LogPanel = lazy(() => import('../log/LogPanel.tsx').then((module) => ({ default: module.LogPanel })))

export interface SideProps {
  readonly opened: OpenedWorkbook
  readonly handle: AnnexHandle | undefined
}

/** The panel beside the annex. */
export function SidePanels(props: SideProps): JSX.Element {
  const is = (wanted: Side['is']): boolean => props.opened.side.shown()?.is === wanted
  return (
    <Switch>
      <Match when={is('refused')}>
        <RefusedPanel {...props} />
      </Match>
      <Match when={is('suggestions')}>
        <SuggestionsPanel {...props} />
      </Match>
      <Match when={is('board')}>
        <BoardPanel {...props} />
      </Match>
      <Match when={is('log')}>
        <LogPanel {...props} />
      </Match>
    </Switch>
  )
}
