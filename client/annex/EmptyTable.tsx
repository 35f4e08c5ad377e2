import { Show, type JSX } from 'solid-js'
import { useTranslate } from '../ui/translate.ts'
import { insertEmptyRows } from './commands/rowCommands.ts'
import type { WorkBench } from './createBench.ts'

/** What to do next when no row is shown: the annex is empty, or a filter leaves nothing. */
export function EmptyTable(props: { bench: WorkBench }): JSX.Element {
  const t = useTranslate()
  const { desk, sink } = props.bench
  const bare = (): boolean => {
    desk.sheet()
    return desk.session.projection.rows.length === 0
  }
  const start = (): void => {
    if (bare()) insertEmptyRows(desk, true)
    else desk.changeView({ conditions: [], mine: false, group: null })
    sink.focus()
  }
  return (
    <Show when={desk.sheet().rowCount === 0}>
      <div class="annex-nothing">
        <p>{t(bare() ? 'grid.empty' : 'grid.empty.filtered')}</p>
        <button type="button" class="annex-button main" onClick={start}>
          {t(bare() ? 'grid.empty.add' : 'grid.view.all')}
        </button>
      </div>
    </Show>
  )
}
