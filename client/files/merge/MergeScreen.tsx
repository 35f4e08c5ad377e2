import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import type { Annex, Unit } from '../../../shared/domain/annex.ts'
import { titleColumnOf } from '../../../shared/domain/columns.ts'
import { acceptMerge } from '../../../shared/sheet/merge/acceptMerge.ts'
import type { MergeEdit } from '../../../shared/sheet/merge/annexMerge.ts'
import type { MergeBase } from '../../../shared/sheet/merge/mergeBase.ts'
import { threeWayMerge } from '../../../shared/sheet/merge/threeWayMerge.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { choicesOf, mergeItems, safeKeys } from './mergeChoices.ts'
import { everything, listItems, passes, type ListedItem } from './mergeFilter.ts'
import { MergeLine } from './MergeLine.tsx'
import { MergeTools } from './MergeTools.tsx'
import { keepFocus } from '../window/keepFocus.ts'
import './merge.css'

interface MergeScreenProps {
  readonly mine: Annex
  readonly theirs: Annex
  /** What the file left as; undefined: not known. */
  readonly base: MergeBase | undefined
  readonly units: readonly Unit[]
  readonly onAccept: (edits: readonly MergeEdit[]) => void
  readonly onCancel: () => void
}

/** Rows listed at first, and each further time. */
const rowsAtOnce = 80

/** A file beside the annex: everything that it would change, each to be taken or left; nothing is written before that. */
export function MergeScreen(props: MergeScreenProps): JSX.Element {
  const t = useTranslate()
  const merge = createMemo(() => threeWayMerge(props.mine, props.theirs, { units: props.units, ...(props.base ? { base: props.base } : {}) }))
  const items = createMemo(() => mergeItems(merge()))
  const listed = createMemo(() => listItems(items(), props.mine, props.theirs, props.units))
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(safeKeys(items()))
  const [filter, setFilter] = createSignal(everything)
  const shown = createMemo(() => listed().filter((each) => passes(each, filter())))
  const take = (keys: readonly string[], isTaken: boolean): void => {
    const others = [...chosen()].filter((key) => !keys.includes(key))
    setChosen(new Set(isTaken ? [...others, ...keys] : others))
  }
  return (
    <section ref={keepFocus} class="import" role="dialog" aria-modal="true" aria-label={t('merge.title')}>
      <div class="import-page">
        <MergeHead known={merge().threeWay} count={chosen().size} onAccept={() => props.onAccept(acceptMerge(merge(), choicesOf(chosen())))} onCancel={props.onCancel} />
        <MergeTools listed={listed()} shown={shown()} chosen={chosen()} columns={props.mine.columns} filter={filter()} onFilter={setFilter} onTake={take} />
        <div class="merge-body">
          <Show when={merge().newColumns.length > 0}>
            <p class="message warn">{t('merge.newColumns', { headings: merge().newColumns.map(({ heading }) => heading).join(', ') })}</p>
          </Show>
          <Show when={listed().some(({ kind }) => kind !== 'mine')} fallback={<p class="muted">{t('merge.nothing')}</p>}>
            <Show when={shown().length === 0}>
              <p class="muted">{t('merge.noneShown')}</p>
            </Show>
          </Show>
          <MergeRows {...props} shown={shown()} chosen={chosen()} onTake={take} />
        </div>
      </div>
    </section>
  )
}

interface MergeRowsProps extends Pick<MergeScreenProps, 'mine' | 'theirs'> {
  readonly shown: readonly ListedItem[]
  readonly chosen: ReadonlySet<string>
  readonly onTake: (keys: readonly string[], isTaken: boolean) => void
}

/** Differences row by row, under number and title of the row. */
function MergeRows(props: MergeRowsProps): JSX.Element {
  const t = useTranslate()
  const [limit, setLimit] = createSignal(rowsAtOnce)
  const groups = createMemo(() => [...Map.groupBy(props.shown, ({ row }) => row).values()])
  const headingOf = ({ item }: ListedItem): string => props.mine.columns.find((column) => column.id === item.cell?.column)?.heading ?? ''
  return (
    <>
      <For each={groups().slice(0, limit())}>
        {(group) => (
          <fieldset class="merge-group">
            <legend>{rowTitle(group[0], props.mine, props.theirs)}</legend>
            <For each={group}>
              {(each) => (
                <MergeLine
                  listed={each}
                  heading={headingOf(each)}
                  chosen={props.chosen.has(each.item.key)}
                  onToggle={() => props.onTake([each.item.key], !props.chosen.has(each.item.key))}
                />
              )}
            </For>
          </fieldset>
        )}
      </For>
      <Show when={groups().length > limit()}>
        <button class="button" onClick={() => setLimit(limit() + rowsAtOnce)}>
          {t('import.moreRows', { count: groups().length - limit() })}
        </button>
      </Show>
    </>
  )
}

function MergeHead(props: { known: boolean; count: number; onAccept: () => void; onCancel: () => void }): JSX.Element {
  const t = useTranslate()
  return (
    <header class="import-head">
      <button ref={(button) => queueMicrotask(() => button.focus())} class="button plain icon-only" onClick={() => props.onCancel()} aria-label={t('app.cancel')} title={t('app.cancel')}>
        <Icon name="close" />
      </button>
      <div class="import-name">
        <h1 class="import-title">{t('merge.title')}</h1>
        <p class="muted small">{t(props.known ? 'merge.hint' : 'merge.hintNoBase')}</p>
      </div>
      <button class="button primary" disabled={props.count === 0} onClick={() => props.onAccept()}>
        <Icon name="check" />
        {t('merge.accept', { count: props.count })}
      </button>
    </header>
  )
}

function rowTitle(listed: ListedItem | undefined, mine: Annex, theirs: Annex): string {
  if (!listed) return ''
  const annex = listed.kind === 'new' || listed.kind === 'deletedHere' ? theirs : mine
  const title = titleColumnOf(annex.columns)
  const found = annex.rows.find((each) => each.id === listed.row)
  return found ? `${found.number} ${(title && found.cells[title.id]) ?? ''}`.trim() : ''
}
