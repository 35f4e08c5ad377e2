import { Match, Show, Switch, type JSX } from 'solid-js'
import type { LeftOutRow, TableSource } from '../../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../../ui/translate.ts'
import { canBeKept } from '../told/LeftOutRows.tsx'

interface SourceRowStateProps {
  readonly table: TableSource
  /** Row of the sheet, from 0; -1: none is looked at. */
  readonly row: number
  readonly leftOut: LeftOutRow | undefined
  readonly isHeader: boolean
  /** Its row of the annex, or -1. */
  readonly index: number
  readonly onKeep: () => void
}

/** What became of the row that is looked at. */
export function SourceRowState(props: SourceRowStateProps): JSX.Element {
  const t = useTranslate()
  const reason = (): string => (props.leftOut ? t(`import.leftOut.${props.leftOut.reason}`) : '')
  return (
    <p class="source-state" role="status">
      <Switch fallback={<span class="muted">{t('import.sourceHint')}</span>}>
        <Match when={props.leftOut}>
          <span>{t('import.sourceLeftOut', { row: props.row + 1, reason: reason() })}</span>
          <Show when={props.leftOut && canBeKept(props.leftOut, props.table)}>
            <button class="button plain" onClick={() => props.onKeep()}>
              {t('import.rowKeep')}
            </button>
          </Show>
        </Match>
        <Match when={props.isHeader}>{t('import.sourceHeader', { row: props.row + 1 })}</Match>
        <Match when={props.index >= 0}>{t('import.sourceUsed', { row: props.row + 1, count: props.index + 1 })}</Match>
        <Match when={props.row >= 0}>{t('import.sourceUnused', { row: props.row + 1 })}</Match>
      </Switch>
    </p>
  )
}
