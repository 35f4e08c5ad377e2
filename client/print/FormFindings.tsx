import { createEffect, createSignal, For, on, Show, type JSX } from 'solid-js'
import type { FormFinding } from '../../shared/domain/formChecks/formFinding.ts'
import { useTranslate } from '../ui/translate.ts'
import { afterPause, type OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import { applyMend, formFindings, mayMend, type PrintChoices } from './printChoices.ts'

/** More lines than this help nobody: one click often sets many right. */
const shownFindings = 30
/** The check reads the whole workbook: it runs when nothing was changed for this long, milliseconds. */
const checkPauseMs = 200

/** Where the file departs from the decree's form, each with a button that sets it right. */
export function FormFindings(props: { opened: OpenedWorkbook; choices: PrintChoices; onChoose: (change: Partial<PrintChoices>) => void }): JSX.Element {
  const t = useTranslate()
  const [findings, setFindings] = createSignal<readonly FormFinding[]>()
  const later = afterPause(checkPauseMs)
  createEffect(on([() => props.choices, props.opened.version], ([choices]) => later(() => setFindings(formFindings(props.opened, choices)))))
  return (
    <section class="print-findings" aria-label={t('print.form')}>
      <h3>{t('print.form')}</h3>
      <Show when={findings()}>
        {(found) => (
          <>
            <Show when={found().length === 0}>
              <p class="muted small">{t('print.formGood')}</p>
            </Show>
            <ul>
              <For each={found().slice(0, shownFindings)}>
                {(finding) => (
                  <li>
                    <span>{t(`form.${finding.code}`, finding.values ?? {})}</span>
                    <Show when={mayMend(finding, props.opened)}>
                      <button class="button small" onClick={() => applyMend(finding, props.opened, props.onChoose)}>
                        {t('print.mend')}
                      </button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={found().length > shownFindings}>
              <p class="muted small">{t('print.more', { count: found().length - shownFindings })}</p>
            </Show>
          </>
        )}
      </Show>
    </section>
  )
}
