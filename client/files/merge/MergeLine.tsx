import { For, Match, Switch, type JSX } from 'solid-js'
import type { CellMerge } from '../../../shared/sheet/merge/annexMerge.ts'
import { letterDiff } from '../../../shared/sheet/merge/letterDiff.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { MergeItem } from './mergeChoices.ts'

interface MergeLineProps {
  readonly item: MergeItem
  /** Number and title of the row. */
  readonly title: string
  /** Heading of the cell's column. */
  readonly heading: string
  readonly chosen: boolean
  readonly onToggle: () => void
}

/** One thing that the file would change, letter by letter, and whether it is taken. */
export function MergeLine(props: MergeLineProps): JSX.Element {
  const t = useTranslate()
  const { row, cell } = props.item
  return (
    <label class="merge-line" data-kind={cell ? cell.verdict : row.kind}>
      <input type="checkbox" checked={props.chosen} onChange={() => props.onToggle()} />
      <span class="merge-row">{props.title}</span>
      <span class="merge-what">
        <Switch>
          <Match when={cell}>{(changed) => <CellDifference heading={props.heading} cell={changed()} />}</Match>
          <Match when={row.kind === 'new'}>{t('merge.new')}</Match>
          <Match when={row.kind === 'deletedHere'}>{t('merge.deletedHere')}</Match>
          <Match when={row.kind === 'gone'}>{t('merge.gone')}</Match>
          <Match when={row.kind === 'changed'}>{t('merge.placed')}</Match>
        </Switch>
      </span>
    </label>
  )
}

function CellDifference(props: { heading: string; cell: CellMerge }): JSX.Element {
  return (
    <>
      <strong>{props.heading}: </strong>
      <For each={letterDiff(props.cell.mine, props.cell.theirs)}>
        {(part) => (
          <Switch fallback={<span>{part.text}</span>}>
            <Match when={part.kind === 'removed'}>
              <del>{part.text}</del>
            </Match>
            <Match when={part.kind === 'added'}>
              <ins>{part.text}</ins>
            </Match>
          </Switch>
        )}
      </For>
    </>
  )
}
