import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show, type JSX } from 'solid-js'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import { useTranslate } from '../../ui/translate.ts'
import { reportOutcome } from '../commands/cellCommands.ts'
import { writeCells, type CellWrite } from '../cells/writeCells.ts'
import type { WorkBench } from '../createBench.ts'
import { selectAt } from '../selection/selection.ts'
import { findCells, type FoundCell } from './findCells.ts'
import { replaceFolded } from './foldedMatches.ts'

/** Search over the table, accents ignored; with `replacing` also replace. */
export function FindBar(props: { bench: WorkBench; replacing: boolean; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  const { desk, setFound } = props.bench
  const [query, setQuery] = createSignal('')
  const [replacement, setReplacement] = createSignal('')
  const [at, setAt] = createSignal(0)
  let input!: HTMLInputElement
  const found = createMemo((): FoundCell[] => {
    desk.layout()
    return findCells(desk.sheet(), query())
  }, [], { equals: (a, b) => a.length === b.length && a.every((cell, i) => cell.row === b[i]?.row && cell.column === b[i]?.column) })
  const current = (): FoundCell | undefined => found()[at()]
  createEffect(() => setFound(found().map((cell, i) => ({ ...cell, current: i === at() }))))
  createEffect(on(found, (cells) => setAt((now) => Math.max(0, Math.min(now, cells.length - 1)))))
  createEffect(on(current, (cell) => cell && show(props.bench, cell), { defer: true }))
  onMount(() => input.focus())
  onCleanup(() => setFound([]))

  const step = (by: number): void => void setAt((now) => (found().length === 0 ? 0 : (now + by + found().length) % found().length))
  const replace = (cells: readonly FoundCell[]): void => {
    reportOutcome(desk, writeCells(desk.session, cells.flatMap((cell) => replacing(props.bench, cell, query(), replacement()))))
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') props.onClose()
    else if (event.key === 'Enter' && event.target === input) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    <div class="annex-find" role="search" onKeyDown={onKey}>
      <input
        ref={input}
        type="search"
        value={query()}
        onInput={(event) => setQuery(event.currentTarget.value)}
        placeholder={t('grid.find.placeholder')}
        aria-label={t('grid.find.placeholder')}
      />
      <output>{query().trim() === '' ? '' : t('grid.find.count', { at: found().length === 0 ? 0 : at() + 1, count: found().length })}</output>
      <button type="button" class="annex-button" title={`${t('grid.find.previous')} (Shift+Enter)`} onClick={() => step(-1)}>
        ↑<span class="annex-hidden">{t('grid.find.previous')}</span>
      </button>
      <button type="button" class="annex-button" title={`${t('grid.find.next')} (Enter)`} onClick={() => step(1)}>
        ↓<span class="annex-hidden">{t('grid.find.next')}</span>
      </button>
      <Show when={props.replacing}>
        <input
          value={replacement()}
          onInput={(event) => setReplacement(event.currentTarget.value)}
          placeholder={t('grid.find.replacement')}
          aria-label={t('grid.find.replacement')}
        />
        <button type="button" class="annex-button" disabled={found().length === 0} onClick={() => replace(current() ? [current() as FoundCell] : [])}>
          {t('grid.find.replace')}
        </button>
        <button type="button" class="annex-button" disabled={found().length === 0} onClick={() => replace(found())}>
          {t('grid.find.replaceAll')}
        </button>
      </Show>
      <button type="button" class="annex-button" onClick={() => props.onClose()}>
        {t('app.close')}
      </button>
    </div>
  )
}

function show({ desk }: WorkBench, cell: FoundCell): void {
  const row = desk.sheet().rowIndex(cell.row)
  const column = desk.sheet().columnIndex(cell.column)
  if (row >= 0 && column >= 0) desk.setSelection(selectAt(desk.sheet(), { row, column }))
}

function replacing({ desk }: WorkBench, cell: FoundCell, query: string, replacement: string): CellWrite[] {
  const { projection } = desk.session
  const column = projection.columns.find((found) => found.id === cell.column)
  if (!column || cellFormOf(column.role) === 'number') return []
  return [{ row: cell.row, column, text: replaceFolded(projection.text(cell.row, column), query, replacement) }]
}
