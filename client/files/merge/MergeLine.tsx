import { For, Match, Switch, type JSX } from 'solid-js'
import type { CellMerge } from '../../../shared/sheet/merge/annexMerge.ts'
import { letterDiff } from '../../../shared/sheet/merge/letterDiff.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { ListedItem } from './mergeFilter.ts'

interface MergeLineProps {
  readonly listed: ListedItem
  /** Heading of the cell's column; '' for a whole row. */
  readonly heading: string
  readonly chosen: boolean
  readonly onToggle: () => void
}

/** One thing that the file would change, letter by letter, who changed it, and whether it is taken. */
export function MergeLine(props: MergeLineProps): JSX.Element {
  const t = useTranslate()
  return (
    <label class="merge-line" data-kind={props.listed.kind}>
      <input type="checkbox" checked={props.chosen} onChange={() => props.onToggle()} />
      <span class="merge-kind">{t(`merge.kind.${props.listed.kind}`)}</span>
      <span class="merge-what">
        <Switch fallback={t(`merge.tell.${props.listed.kind}`)}>
          <Match when={props.listed.item.cell}>
            {(cell) => (
              <>
                <strong>{props.heading}: </strong>
                <CellDifference cell={cell()} />
              </>
            )}
          </Match>
        </Switch>
      </span>
    </label>
  )
}

function CellDifference(props: { cell: CellMerge }): JSX.Element {
  return (
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
  )
}
