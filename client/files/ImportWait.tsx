import type { JSX } from 'solid-js'
import { useTranslate } from '../ui/translate.ts'
import type { ImportProgress } from './reading/importProtocol.ts'

/** While a file is read: how far it is, and how to stop it. Stopping ends the worker; nothing has been written. */
export function ImportWait(props: { name: string; progress: ImportProgress; onCancel: () => void }): JSX.Element {
  const t = useTranslate()
  const words = (): string =>
    props.progress.stage === 'sending' ? t('import.stage.sending', { done: props.progress.done, total: props.progress.total }) : t(`import.stage.${props.progress.stage}`)
  return (
    <div class="import-wait">
      <h1 class="import-title">{t('import.reading', { file: props.name })}</h1>
      <progress aria-label={t('import.progress')} {...(props.progress.stage === 'sending' ? { value: props.progress.done, max: Math.max(1, props.progress.total) } : {})} />
      <p class="muted small" role="status">
        {words()}
      </p>
      <button class="button" ref={(button) => queueMicrotask(() => button.focus())} onClick={() => props.onCancel()}>
        {t('import.stop')}
      </button>
      <p class="muted small">{t('import.nothingWritten')}</p>
    </div>
  )
}
