import { For, Show, type JSX } from 'solid-js'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { AnnexHead } from '../openedWorkbook.ts'

export interface AnnexTabsProps {
  readonly annexes: readonly AnnexHead[]
  readonly chosen: AnnexId | undefined
  /** How to add an annex; absent for those who may not. */
  readonly addMenu: JSX.Element
  readonly onChoose: (annex: AnnexId) => void
  /** Absent: I may not add rows. */
  readonly onAddRow: (() => void) | undefined
  /** Buttons of how I look at the annex. */
  readonly view: JSX.Element
  readonly findings: number
  readonly panelOpen: boolean
  readonly onPanel: () => void
}

/** The annexes of the workbook, and the switch of the side panel. */
export function AnnexTabs(props: AnnexTabsProps): JSX.Element {
  const t = useTranslate()
  return (
    <div class="tabs">
      <div class="tabs-list" role="tablist" aria-label={t('workbook.annexes')}>
        <For each={props.annexes}>
          {(annex) => (
            <button class="tab" role="tab" aria-selected={annex.id === props.chosen} onClick={() => props.onChoose(annex.id)} title={annex.title}>
              <strong>{annex.heading}</strong>
              <span class="tab-title">{annex.title}</span>
            </button>
          )}
        </For>
      </div>
      {props.addMenu}
      <span class="tabs-space" />
      {props.view}
      <Show when={props.onAddRow}>
        {(addRow) => (
          <button class="button plain" onClick={() => addRow()()} title={t('workbook.addRowHint')}>
            <Icon name="add" />
            <span class="label">{t('workbook.addRow')}</span>
          </button>
        )}
      </Show>
      <button class="button" classList={{ on: props.panelOpen }} aria-pressed={props.panelOpen} onClick={() => props.onPanel()}>
        <Icon name="warning" />
        <span class="label">{t('workbook.findings')}</span>
        <Show when={props.findings > 0}>
          <span class="count">{props.findings}</span>
        </Show>
      </button>
    </div>
  )
}
