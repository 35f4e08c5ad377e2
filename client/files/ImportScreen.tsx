import { Match, Switch, type JSX } from 'solid-js'
import type { Unit, Workbook } from '../../shared/domain/annex.ts'
import { DomainError } from '../../shared/domain/errors.ts'
import { isMessageKey } from '../../shared/i18n/translate.ts'
import type { ImportResult } from '../../shared/sheet/understand/importResult.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate, type Translate } from '../ui/translate.ts'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportWait } from './ImportWait.tsx'
import { createImport } from './reading/createImport.ts'
import type { ImportInput } from './reading/importProtocol.ts'
import { keepFocus } from './window/keepFocus.ts'
import './import.css'

/** What a person accepted. */
export interface AcceptedImport {
  /** With the annexes that were chosen, and the facts that were corrected. */
  readonly workbook: Workbook
  /** What it was understood from. */
  readonly result: ImportResult
  /** The workbook as an interchange document, written off the main thread. */
  readonly interchange: () => Promise<Blob>
}

/** Where an accepted file goes: a new workbook, or further annexes of one that is open. */
export interface ImportTarget {
  /** Words on the button that accepts. */
  readonly label: string
  /** Directory to resolve names of offices by; absent: the usual ones. */
  readonly units?: readonly Unit[]
  readonly write: (accepted: AcceptedImport) => Promise<void>
  /** Whether name and year of the plan are asked for. */
  readonly asksFacts: boolean
}

interface ImportScreenProps {
  readonly input: ImportInput
  readonly target: ImportTarget
  readonly onCancel: () => void
  readonly onAnother: () => void
}

/** From a file to a workbook: reads it, shows what was understood, and writes only when it is accepted. */
export function ImportScreen(props: ImportScreenProps): JSX.Element {
  const t = useTranslate()
  const imported = createImport(props.input, props.target.units)
  const cancel = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && imported.reading() === undefined) props.onCancel()
  }
  return (
    <section ref={keepFocus} class="import" role="dialog" aria-modal="true" aria-label={t('import.title')} onKeyDown={cancel}>
      <Switch fallback={<ImportWait name={props.input.name} progress={imported.progress()} onCancel={props.onCancel} />}>
        <Match when={imported.failure()}>{(error) => <Refused {...props} reason={reasonOf(error(), t)} />}</Match>
        <Match when={imported.reading()?.result.workbook.annexes.length === 0}>
          <Refused {...props} reason={t('error.import.noTable')} />
        </Match>
        <Match when={imported.reading()}>{(reading) => <ImportPreview name={props.input.name} reading={reading()} import={imported} target={props.target} onCancel={props.onCancel} />}</Match>
      </Switch>
    </section>
  )
}

/** The sentence for a refusal; what is no refusal is a fault of ours, which is told, too: the file is not to blame. */
function reasonOf(error: unknown, t: Translate): string {
  const key = error instanceof DomainError ? `error.${error.code}` : ''
  return error instanceof DomainError && isMessageKey(key) ? t(key, error.details) : t('import.brokenOff')
}

function Refused(props: ImportScreenProps & { reason: string }): JSX.Element {
  const t = useTranslate()
  return (
    <div class="import-refused">
      <h1 class="import-title">{t('import.failedTitle')}</h1>
      <p class="muted small">{props.input.name}</p>
      <Failure text={props.reason} />
      <p class="muted small">{t('import.nothingWritten')}</p>
      <div class="import-actions">
        <button ref={(button) => queueMicrotask(() => button.focus())} class="button primary" onClick={() => props.onAnother()}>
          <Icon name="upload" />
          {t('import.another')}
        </button>
        <button class="button" onClick={() => props.onCancel()}>
          {t('app.cancel')}
        </button>
      </div>
    </div>
  )
}
