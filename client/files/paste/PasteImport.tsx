import { createSignal, onCleanup, onMount, type JSX } from 'solid-js'
import { officeLimits } from '../../../shared/office/officeLimits.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { PastedSheets } from '../reading/importProtocol.ts'
import type { ClipboardOffer } from './readPasted.ts'
import './paste.css'

interface PasteImportProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onInput: (input: PastedSheets) => void
  /** Pasting anywhere on the page, outside fields, comes here, too. */
  readonly everywhere?: boolean
}

/** A table or a text from the clipboard comes in as a file does. */
export function PasteImport(props: PasteImportProps): JSX.Element {
  const t = useTranslate()
  const [failure, setFailure] = createSignal('')
  const take = async (offer: ClipboardOffer): Promise<void> => {
    // Loaded when something is pasted: the first load stays small.
    const { readPasted } = await import('./readPasted.ts')
    const name = t('import.pastedName')
    const reading = readPasted(offer, name)
    setFailure(reading.ok ? '' : reading.reason === 'empty' ? t('import.pasteEmpty') : t('import.pasteTooLong', { rows: officeLimits.rows }))
    if (!reading.ok) return
    props.onClose()
    props.onInput({ name, sheets: [reading.sheet] })
  }
  const pasteAnywhere = (event: ClipboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, textarea, [contenteditable], .import, [role=dialog]')) return
    const offer = offerOf(event)
    if (/[\t\n]/.test(offer.text.trim())) void take(offer)
  }
  onMount(() => {
    if (!props.everywhere) return
    document.addEventListener('paste', pasteAnywhere)
    onCleanup(() => document.removeEventListener('paste', pasteAnywhere))
  })
  return (
    <Dialog open={props.open} title={t('import.paste')} onClose={props.onClose}>
      <PasteForm failure={failure()} onOffer={(offer) => void take(offer)} onClose={props.onClose} />
    </Dialog>
  )
}

function PasteForm(props: { failure: string; onOffer: (offer: ClipboardOffer) => void; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  let field!: HTMLTextAreaElement
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault()
    props.onOffer(offerOf(event))
  }
  return (
    <div class="stack">
      <p class="muted small">{t('import.pasteHint')}</p>
      <textarea ref={field} class="entry paste-field" rows={8} aria-label={t('import.pasteField')} onPaste={paste} />
      <Failure text={props.failure} />
      <div class="dialog-actions">
        <button class="button" onClick={() => props.onClose()}>
          {t('app.cancel')}
        </button>
        <button class="button primary" onClick={() => props.onOffer({ html: '', text: field.value })}>
          {t('import.pasteRead')}
        </button>
      </div>
    </div>
  )
}

const offerOf = ({ clipboardData }: ClipboardEvent): ClipboardOffer => ({ html: clipboardData?.getData('text/html') ?? '', text: clipboardData?.getData('text/plain') ?? '' })
