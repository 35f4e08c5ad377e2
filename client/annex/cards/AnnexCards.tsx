import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show, type Accessor, type JSX } from 'solid-js'
import type { ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { useTranslate, type Translate } from '../../ui/translate.ts'
import type { AnnexHandle } from '../annexHandle.ts'
import type { AnnexSession } from '../annexSession.ts'
import { makeFrames } from '../grid/frames.ts'
import { Sheet } from '../grid/sheet.ts'
import { searchableText, textSearch } from '../find/textSearch.ts'
import { createPersonalView } from '../view/createPersonalView.ts'
import { groupings, plainView, type PersonalView } from '../view/personalView.ts'
import { rowChoice } from '../view/rowChoice.ts'
import { shownRows } from '../view/shownRows.ts'
import { cardsHandle } from './cardsHandle.ts'
import '../look/annex.css'
import '../look/panels.css'
import './cards.css'

/** One annex to be read on a phone: a card a task, headings between them, a search above. A table would be squeezed to nothing. */
export function AnnexCards(props: { session: AnnexSession; onReady?: ((handle: AnnexHandle) => void) | undefined }): JSX.Element {
  const t = useTranslate()
  const { session } = props
  const [query, setQuery] = createSignal('')
  const [view, changeView] = createPersonalView(session)
  const changed = createChanged(session)
  const sheet = createMemo(() => {
    changed()
    return cardSheet(session, view(), query(), t)
  })
  const ids = createMemo(() => sheet().rows.map((row) => row.id))
  let list!: HTMLDivElement
  let search!: HTMLInputElement
  onMount(() => props.onReady?.(cardsHandle({ list, search, sheet, mine: () => view().mine, setMine: (mine) => changeView({ mine }) })))
  return (
    <div class="annex annex-cards">
      <div class="annex-cards-head" role="search">
        <input ref={search} type="search" placeholder={t('grid.find.placeholder')} aria-label={t('grid.find.placeholder')} onInput={(event) => setQuery(event.currentTarget.value)} />
        <select aria-label={t('grid.group.by')} value={view().group ?? ''} onChange={(event) => changeView({ group: groupings.find((group) => group === event.currentTarget.value) ?? null })}>
          <option value="">{t('grid.group.by.sections')}</option>
          <For each={groupings}>{(group) => <option value={group}>{t(`grid.group.by.${group}`)}</option>}</For>
        </select>
        <Show when={session.me.unit !== ''}>
          <label>
            <input type="checkbox" checked={view().mine} onChange={(event) => changeView({ mine: event.currentTarget.checked })} /> {t('grid.view.mine')}
          </label>
        </Show>
      </div>
      <div class="annex-cards-list" ref={list} tabIndex={0} aria-label={t('grid.label')} role="list">
        <For each={ids()} fallback={<p class="annex-empty">{t('grid.empty.filtered')}</p>}>
          {(id) => <Card session={session} sheet={sheet} id={id} />}
        </For>
      </div>
    </div>
  )
}

/** Ticks at most once a frame after the annex changed. */
function createChanged(session: AnnexSession): Accessor<number> {
  const [changed, setChanged] = createSignal(0)
  const frames = makeFrames(() => setChanged((n) => n + 1))
  const stop = session.projection.subscribe(frames.request)
  onCleanup(() => {
    stop()
    frames.stop()
  })
  return changed
}

function cardSheet(session: AnnexSession, { mine, group }: PersonalView, query: string, t: Translate): Sheet {
  const { projection } = session
  const { wanted: chosen, ...choice } = rowChoice(session, { ...plainView, mine, group }, t)
  const answers = textSearch(query)
  const found = (id: RowId): boolean => projection.columns.some((column) => answers(searchableText(projection, id, column)))
  const wanted = query.trim() === '' ? chosen : (row: ProjectedRow) => (chosen?.(row) ?? true) && found(row.id)
  return new Sheet(projection, shownRows(projection.rows, { ...choice, ...(wanted ? { wanted } : {}) }), projection.columns)
}

function Card(props: { session: AnnexSession; sheet: Accessor<Sheet>; id: RowId }): JSX.Element {
  const index = (): number => props.sheet().rowIndex(props.id)
  const row = () => (index() < 0 ? undefined : props.sheet().row(index()))
  const title = (): string => {
    const column = props.sheet().title
    return row()?.heading?.text ?? (column ? props.session.projection.text(props.id, column) : '')
  }
  const fields = createMemo(() => {
    const sheet = props.sheet()
    return sheet.columns
      .filter((column) => cellFormOf(column.role) !== 'number' && column.id !== sheet.title?.id)
      .map((column) => ({ heading: column.heading, text: props.session.projection.text(props.id, column) }))
      .filter(({ text }) => text !== '')
  })
  const marks = () => props.session.findings?.().get(props.id) ?? []
  let card!: HTMLElement
  createEffect(() => (card.dataset.row = props.id))
  return (
    <article ref={card} class={`annex-card kind-${row()?.kind ?? 'task'}`} role="listitem">
      <p class="annex-card-title">
        <span class="annex-card-number">{row()?.number}</span> {title()}
      </p>
      <Show when={fields().length > 0}>
        <dl>
          <For each={fields()}>
            {({ heading, text }) => (
              <div>
                <dt>{heading}</dt>
                <dd>{text}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <For each={marks()}>{(mark) => <p class="annex-card-mark">{mark.text}</p>}</For>
    </article>
  )
}
