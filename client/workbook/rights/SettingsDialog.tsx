import { For, Show, type JSX } from 'solid-js'
import { accessModes, workbookStates, type WorkbookState } from '../../../shared/domain/permissions.ts'
import type { SettingsChange } from '../../../shared/domain/workbookSettings.ts'
import { callApi } from '../../account/api.ts'
import { createCall } from '../../account/createCall.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'
import './rights.css'

/** Mode, state and locks of the workbook. Each choice counts at once, for everybody who has it open. */
export function SettingsDialog(props: { opened: OpenedWorkbook; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  const { access, membership } = props.opened
  const call = createCall(async (change: SettingsChange) => {
    await callApi('POST', `/api/workbooks/${membership.id}/settings`, change)
  })
  // Issuing freezes a version and belongs to signing: it is shown here, never chosen by a stray press.
  const states = (): readonly WorkbookState[] => workbookStates.filter((state) => state !== 'issued' || access().state === 'issued')
  const unlockAll = (): void => call.run({ unlock: { rows: access().lockedRows, columns: access().lockedColumns } })
  return (
    <Dialog open title={t('access.settings')} onClose={props.onClose}>
      <div class="stack rights">
        <Choice name="state" legend={t('access.state')} values={states()} chosen={access().state} onChoose={(state) => call.run({ state })} label={(state) => t(`access.state.${state}`)} hint={(state) => t(`access.state.${state}Text`)} />
        <Choice name="mode" legend={t('access.mode')} values={accessModes} chosen={access().mode} onChoose={(mode) => call.run({ mode })} label={(mode) => t(`access.mode.${mode}`)} />
        <label class="rights-choice">
          <input type="checkbox" checked={access().collectivesLead} onChange={(event) => call.run({ collectivesLead: event.currentTarget.checked })} />
          <span>{t('access.collectivesLead')}</span>
        </label>
        <p class="muted small">{t('access.locks', { rows: access().lockedRows.length, columns: access().lockedColumns.length })}</p>
        <Show when={access().lockedRows.length + access().lockedColumns.length > 0}>
          <button class="button" onClick={unlockAll}>
            {t('access.unlockAll')}
          </button>
        </Show>
        <Failure text={call.failure()} />
      </div>
    </Dialog>
  )
}

interface ChoiceProps<T extends string> {
  readonly name: string
  readonly legend: string
  readonly values: readonly T[]
  readonly chosen: T
  readonly label: (value: T) => string
  readonly hint?: (value: T) => string
  readonly onChoose: (value: T) => void
}

function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      <For each={props.values}>
        {(value) => (
          <label class="rights-choice">
            <input type="radio" name={props.name} value={value} checked={props.chosen === value} onChange={() => props.onChoose(value)} />
            <span>
              {props.label(value)}
              <Show when={props.hint}>{(hint) => <span class="muted small"> {hint()(value)}</span>}</Show>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
