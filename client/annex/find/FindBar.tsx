import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show, type Accessor, type JSX } from 'solid-js'
import { cellFormOf, type Column } from '../../../shared/domain/columns.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { useTranslate } from '../../ui/translate.ts'
import { reportOutcome } from '../commands/cellCommands.ts'
import { writeCells, type CellWrite } from '../cells/writeCells.ts'
import type { WorkBench } from '../createBench.ts'
import { selectAt } from '../selection/selection.ts'
import { findCells, type FoundCell } from './findCells.ts'
import { foldedMatches, replaceFolded } from './foldedMatches.ts'
import { searchableText, textSearch } from './textSearch.ts'

/** Search over the table, accents ignored; with `replacing` also replace. */
export function FindBar(props: { bench: WorkBench; replacing: boolean; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  const search = createSearch(props.bench, props.replacing)
  let input!: HTMLInputElement
  onMount(() => input.focus())
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') props.onClose()
    else if (event.key === 'Enter' && event.target === input) search.step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    <div class="annex-find" role="search" onKeyDown={onKey}>
      <input
        ref={input}
        type="search"
        value={search.query()}
        onInput={(event) => search.setQuery(event.currentTarget.value)}
        placeholder={t('grid.find.placeholder')}
        aria-label={t('grid.find.placeholder')}
      />
      <output>{search.query().trim() === '' ? '' : t('grid.find.count', { at: search.place(), count: search.found().length })}</output>
      <button type="button" class="annex-button" aria-label={t('grid.find.previous')} title={`${t('grid.find.previous')} (Shift+Enter)`} onClick={() => search.step(-1)}>
        ↑
      </button>
      <button type="button" class="annex-button" aria-label={t('grid.find.next')} title={`${t('grid.find.next')} (Enter)`} onClick={() => search.step(1)}>
        ↓
      </button>
      <Show when={props.replacing}>
        <ReplaceFields bench={props.bench} search={search} />
      </Show>
      <button type="button" class="annex-button" onClick={() => props.onClose()}>
        {t('app.close')}
      </button>
    </div>
  )
}

function ReplaceFields(props: { bench: WorkBench; search: Search }): JSX.Element {
  const t = useTranslate()
  const [replacement, setReplacement] = createSignal('')
  const replace = (cells: readonly FoundCell[]): void => {
    const { desk } = props.bench
    const writes = cells.flatMap((cell) => replaced(props.bench, cell, props.search.query(), replacement()))
    reportOutcome(desk, writeCells(desk.session, writes))
  }
  const none = (): boolean => props.search.found().length === 0
  return (
    <>
      <input
        value={replacement()}
        onInput={(event) => setReplacement(event.currentTarget.value)}
        placeholder={t('grid.find.replacement')}
        aria-label={t('grid.find.replacement')}
      />
      <button type="button" class="annex-button" disabled={none()} onClick={() => replace(props.search.found().slice(props.search.place() - 1, props.search.place()))}>
        {t('grid.find.replace')}
      </button>
      <button type="button" class="annex-button" disabled={none()} onClick={() => replace(props.search.found())}>
        {t('grid.find.replaceAll')}
      </button>
    </>
  )
}

interface Search {
  readonly query: Accessor<string>
  readonly setQuery: (query: string) => void
  readonly found: Accessor<readonly FoundCell[]>
  /** Which of them it stands on, counted from 1; 0: none. */
  readonly place: Accessor<number>
  readonly step: (by: number) => void
}

const sameCells = (a: readonly FoundCell[], b: readonly FoundCell[]): boolean =>
  a.length === b.length && a.every((cell, i) => cell.row === b[i]?.row && cell.column === b[i]?.column)

/** What is to be replaced must stand there letter by letter; else abbreviations find their words, too. */
function answering({ desk }: WorkBench, query: string, replacing: boolean): (row: RowId, column: Column) => boolean {
  const { projection } = desk.session
  if (replacing) return (row, column) => foldedMatches(projection.text(row, column), query).length > 0
  const answers = textSearch(query)
  return (row, column) => answers(searchableText(projection, row, column))
}

function createSearch(bench: WorkBench, replacing: boolean): Search {
  const { desk, setFound } = bench
  const [query, setQuery] = createSignal('')
  const [at, setAt] = createSignal(0)
  const found = createMemo(
    () => {
      desk.drawn()
      return query().trim() === '' ? [] : findCells(desk.sheet(), answering(bench, query(), replacing))
    },
    [],
    { equals: sameCells },
  )
  createEffect(() => setFound(found().map((cell, i) => ({ ...cell, current: i === at() }))))
  createEffect(on(found, (cells) => setAt((now) => Math.max(0, Math.min(now, cells.length - 1)))))
  createEffect(
    on([found, at], ([cells, place]) => {
      const cell = cells[place]
      if (cell) show(bench, cell)
    }),
  )
  onCleanup(() => setFound([]))
  const step = (by: number): void => void setAt((now) => (found().length === 0 ? 0 : (now + by + found().length) % found().length))
  return { query, setQuery, found, place: () => (found().length === 0 ? 0 : at() + 1), step }
}

function show({ desk }: WorkBench, cell: FoundCell): void {
  const row = desk.sheet().rowIndex(cell.row)
  const column = desk.sheet().columnIndex(cell.column)
  if (row >= 0 && column >= 0) desk.setSelection(selectAt(desk.sheet(), { row, column }))
}

function replaced({ desk }: WorkBench, cell: FoundCell, query: string, replacement: string): CellWrite[] {
  const { projection } = desk.session
  const column = projection.columns.find((found) => found.id === cell.column)
  if (!column || cellFormOf(column.role) === 'number') return []
  return [{ row: cell.row, column, text: replaceFolded(projection.text(cell.row, column), query, replacement) }]
}
