import { For, Show, type JSX } from 'solid-js'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { Desk } from '../desk.ts'
import { narrows, type CellCondition } from './personalView.ts'

/** Says that I see a part of the table or another order, and takes it back. Shown only then. */
export function ViewStrip(props: { desk: Desk }): JSX.Element {
  const t = useTranslate()
  const { desk } = props
  const heading = (id: ColumnId): string => desk.session.projection.columns.find((column) => column.id === id)?.heading ?? ''
  const words = (condition: CellCondition): string => {
    const column = heading(condition.column)
    return condition.is === 'containing' ? `${column}: “${condition.text}”` : `${column}: ${t(`grid.filter.${condition.is}`)}`
  }
  const chip = (label: string, clear: () => void): JSX.Element => (
    <button type="button" class="annex-chip" title={t('grid.view.remove')} onClick={clear}>
      {label} <span aria-hidden="true">×</span>
    </button>
  )
  return (
    <Show when={narrows(desk.view())}>
      <div class="annex-strip" role="status">
        <span>{t('grid.view.narrowed', { count: desk.sheet().rows.filter((row) => row.kind === 'task' || row.kind === 'target').length })}</span>
        <Show when={desk.view().mine}>{chip(t('grid.view.mine'), () => desk.changeView({ mine: false }))}</Show>
        <For each={desk.view().conditions}>
          {(condition) => chip(words(condition), () => desk.changeView({ conditions: desk.view().conditions.filter((other) => other !== condition) }))}
        </For>
        <Show when={desk.view().sort} keyed>
          {(sort) => chip(`${t(sort.descending ? 'grid.column.sortDown' : 'grid.column.sortUp')}: ${heading(sort.column)}`, () => desk.changeView({ sort: null }))}
        </Show>
        <Show when={desk.view().group} keyed>
          {(group) => chip(t(`grid.group.by.${group}`), () => desk.changeView({ group: null }))}
        </Show>
        <button type="button" class="annex-button" onClick={() => desk.changeView({ mine: false, conditions: [], sort: null, group: null })}>
          {t('grid.view.all')}
        </button>
      </div>
    </Show>
  )
}
