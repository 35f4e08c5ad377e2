import { createMemo, For, Show, type JSX } from 'solid-js'
import type { Column } from '../../../shared/domain/columns.ts'
import { compareVietnamese } from '../../../shared/domain/text.ts'
import { useTranslate } from '../../ui/translate.ts'
import { mergeKinds, type ListedItem, type MergeFilter, type MergeKind } from './mergeFilter.ts'

interface MergeToolsProps {
  readonly listed: readonly ListedItem[]
  readonly shown: readonly ListedItem[]
  readonly chosen: ReadonlySet<string>
  readonly columns: readonly Column[]
  readonly filter: MergeFilter
  readonly onFilter: (filter: MergeFilter) => void
  readonly onTake: (keys: readonly string[], isTaken: boolean) => void
}

/** Which differences are listed (by kind, office, column), and taking or leaving all that are. */
export function MergeTools(props: MergeToolsProps): JSX.Element {
  const t = useTranslate()
  const offices = createMemo(() => [...new Set(props.listed.flatMap((each) => each.offices))].sort(compareVietnamese))
  const columns = createMemo(() => {
    const changed = new Set(props.listed.map(({ item }) => item.cell?.column))
    return props.columns.filter(({ id }) => changed.has(id))
  })
  const countOf = (kind: MergeKind): number => props.listed.filter((each) => each.kind === kind).length
  const keys = (): string[] => props.shown.map(({ item }) => item.key)
  return (
    <div class="merge-tools">
      <select class="entry" value={props.filter.kind} aria-label={t('merge.byKind')} onChange={(event) => props.onFilter({ ...props.filter, kind: event.currentTarget.value as MergeKind | '' })}>
        <option value="">{t('merge.anyKind', { count: props.listed.length - countOf('mine') })}</option>
        <For each={mergeKinds.filter((kind) => countOf(kind) > 0)}>{(kind) => <option value={kind}>{`${t(`merge.kind.${kind}`)} (${countOf(kind)})`}</option>}</For>
      </select>
      <Show when={offices().length > 0}>
        <select class="entry" value={props.filter.office} aria-label={t('merge.byOffice')} onChange={(event) => props.onFilter({ ...props.filter, office: event.currentTarget.value })}>
          <option value="">{t('merge.anyOffice')}</option>
          <For each={offices()}>{(office) => <option value={office}>{office}</option>}</For>
        </select>
      </Show>
      <Show when={columns().length > 0}>
        <select class="entry" value={props.filter.column} aria-label={t('merge.byColumn')} onChange={(event) => props.onFilter({ ...props.filter, column: event.currentTarget.value })}>
          <option value="">{t('merge.anyColumn')}</option>
          <For each={columns()}>{(column) => <option value={column.id}>{column.heading}</option>}</For>
        </select>
      </Show>
      <button class="button" disabled={props.shown.length === 0} onClick={() => props.onTake(keys(), true)}>
        {t('merge.takeShown', { count: props.shown.length })}
      </button>
      <button class="button" disabled={props.shown.length === 0} onClick={() => props.onTake(keys(), false)}>
        {t('merge.leaveShown')}
      </button>
      <span class="muted small" role="status">
        {t('merge.chosen', { chosen: props.chosen.size, count: props.listed.length })}
      </span>
    </div>
  )
}
