import { For, Show, type JSX } from 'solid-js'
import { useTranslate } from '../../ui/translate.ts'
import { exportAddress, type PrintChoices } from '../printChoices.ts'
import { createDownload } from './createDownload.ts'

/** The file in every form, with what is going on while it is made. */
export function SaveButtons(props: { workbook: string; choices: PrintChoices }): JSX.Element {
  const t = useTranslate()
  const download = createDownload()
  const save = (format: 'pdf' | 'docx' | 'xlsx' | 'csv'): void => download.start(format, exportAddress(props.workbook, format, props.choices), `phu-luc.${format}`)
  const savePlan = (): void => download.start('docx', exportAddress(props.workbook, 'docx', props.choices, true), 'ke-hoach.docx')
  return (
    <>
      <Show when={download.failure()}>
        <span class="message bad" role="alert">
          {download.failure()}
        </span>
      </Show>
      <Show when={download.making()} fallback={<span class="muted small print-save">{t('print.save')}</span>}>
        {(now) => (
          <span class="print-progress" role="status">
            <progress aria-label={t('print.makingFile', { ...now() })} />
            <span class="muted small">{t('print.makingFile', { ...now() })}</span>
            <button class="button small" onClick={download.cancel}>
              {t('print.cancel')}
            </button>
          </span>
        )}
      </Show>
      <For each={['pdf', 'docx', 'xlsx', 'csv'] as const}>
        {(format) => (
          <button class="button" classList={{ primary: format === 'pdf' }} disabled={download.making() !== null} onClick={() => save(format)}>
            .{format}
          </button>
        )}
      </For>
      <button class="button" disabled={download.making() !== null} title={t('print.planHint')} onClick={savePlan}>
        {t('print.plan')}
      </button>
    </>
  )
}
