import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import type { Annex, Unit } from '../../../shared/domain/annex.ts'
import { titleColumnOf } from '../../../shared/domain/columns.ts'
import { acceptMerge } from '../../../shared/sheet/merge/acceptMerge.ts'
import type { MergeEdit } from '../../../shared/sheet/merge/annexMerge.ts'
import type { MergeBase } from '../../../shared/sheet/merge/mergeBase.ts'
import { threeWayMerge } from '../../../shared/sheet/merge/threeWayMerge.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { choicesOf, mergeItems, safeKeys, type MergeItem } from './mergeChoices.ts'
import { MergeLine } from './MergeLine.tsx'
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

/** A file beside the annex: everything that it would change, each to be taken or left; nothing is written before that. */
export function MergeScreen(props: MergeScreenProps): JSX.Element {
  const t = useTranslate()
  const merge = createMemo(() => threeWayMerge(props.mine, props.theirs, { units: props.units, ...(props.base ? { base: props.base } : {}) }))
  const items = createMemo(() => mergeItems(merge()))
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(safeKeys(items()))
  const toggle = (key: string): void => {
    const next = new Set(chosen())
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const titleOf = (item: MergeItem): string => rowTitle(item, props.mine, props.theirs)
  const headingOf = (item: MergeItem): string => props.mine.columns.find((column) => column.id === item.cell?.column)?.heading ?? ''
  return (
    <section class="import" aria-label={t('merge.title')}>
      <MergeHead count={chosen().size} onAccept={() => props.onAccept(acceptMerge(merge(), choicesOf(chosen())))} onCancel={props.onCancel} />
      <div class="merge-body">
        <Show when={items().length > 0} fallback={<p class="muted">{t('merge.nothing')}</p>}>
          <div class="merge-tools">
            <button class="button" onClick={() => setChosen(new Set(items().map((item) => item.key)))}>
              {t('merge.takeAll')}
            </button>
            <button class="button" onClick={() => setChosen(new Set<string>())}>
              {t('merge.takeNone')}
            </button>
            <span class="muted">{t('merge.count', { count: items().length })}</span>
          </div>
          <For each={items()}>
            {(item) => <MergeLine item={item} title={titleOf(item)} heading={headingOf(item)} chosen={chosen().has(item.key)} onToggle={() => toggle(item.key)} />}
          </For>
        </Show>
      </div>
    </section>
  )
}

function MergeHead(props: { count: number; onAccept: () => void; onCancel: () => void }): JSX.Element {
  const t = useTranslate()
  return (
    <header class="import-head">
      <button class="button plain icon-only" onClick={() => props.onCancel()} aria-label={t('app.cancel')} title={t('app.cancel')}>
        <Icon name="close" />
      </button>
      <div>
        <h1 class="import-title">{t('merge.title')}</h1>
        <p class="muted small">{t('merge.hint')}</p>
      </div>
      <span class="tabs-space" />
      <button class="button primary" disabled={props.count === 0} onClick={() => props.onAccept()}>
        <Icon name="check" />
        {t('merge.accept', { count: props.count })}
      </button>
    </header>
  )
}

function rowTitle({ row }: MergeItem, mine: Annex, theirs: Annex): string {
  const annex = row.kind === 'new' || row.kind === 'deletedHere' ? theirs : mine
  const id = 'row' in row ? row.row : row.theirs.id
  const found = annex.rows.find((each) => each.id === id)
  const title = titleColumnOf(annex.columns)
  return found ? `${found.number} ${(title && found.cells[title.id]) ?? ''}`.trim() : ''
}
