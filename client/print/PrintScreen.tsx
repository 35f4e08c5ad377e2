import { Dialog } from '@kobalte/core/dialog'
import { createEffect, createResource, createSignal, on, Show, type JSX } from 'solid-js'
import type { AnnexId } from '../../shared/domain/ids.ts'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'
import { afterPause, type OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import { FormFindings } from './FormFindings.tsx'
import { exportAddress, usualChoices, type PrintChoices } from './printChoices.ts'
import { PrintChoicesForm } from './choices/PrintChoicesForm.tsx'
import { SaveButtons } from './save/SaveButtons.tsx'
import { Signing } from './signing/Signing.tsx'
import { Verify } from './signing/Verify.tsx'
import { listVersions } from './signing/versions.ts'
import './print.css'

/** A new preview is asked for when nothing was changed for this long, milliseconds. */
const previewPauseMs = 300

/** The file as it will be printed: the very pages of the PDF, the choices beside them. */
export function PrintScreen(props: { opened: OpenedWorkbook; annex: AnnexId | undefined; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  const [choices, setChoices] = createSignal<PrintChoices>({ ...usualChoices, annex: props.annex ?? '' })
  const choose = (change: Partial<PrintChoices>): void => void setChoices({ ...choices(), ...change })
  const saved = (): boolean => props.opened.saving().kind === 'saved'
  const [versions, { refetch }] = createResource(() => listVersions(props.opened.membership.id), { initialValue: [] })
  /** The version that was just made is the one that is wanted on paper. */
  const showLast = async (): Promise<void> => {
    const last = (await refetch())?.at(-1)
    if (last) choose({ version: String(last.number) })
  }
  const pages = createPreview(props.opened, choices, saved)
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Content class="print">
          <PrintHead workbook={props.opened.membership.id} choices={choices()} saved={saved()} />
          <div class="print-side">
            <PrintChoicesForm opened={props.opened} versions={versions()} choices={choices()} onChoose={choose} />
            <FormFindings opened={props.opened} choices={choices()} onChoose={choose} />
            <Signing opened={props.opened} onVersion={() => void showLast()} />
            <Verify />
          </div>
          <Show when={pages()} keyed fallback={<p class="print-pages desk-wait muted">{t('print.making')}</p>}>
            {(address) => <iframe class="print-pages" src={address} title={t('print.title')} />}
          </Show>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  )
}

function PrintHead(props: { workbook: string; choices: PrintChoices; saved: boolean }): JSX.Element {
  const t = useTranslate()
  return (
    <header class="print-head">
      <Dialog.CloseButton class="button plain">
        <Icon name="close" />
        {t('print.back')}
      </Dialog.CloseButton>
      <Dialog.Title as="h2">{t('print.title')}</Dialog.Title>
      <span class="topbar-space" />
      <Show when={props.saved} fallback={<span class="muted small">{t('saving.saving')}</span>}>
        <SaveButtons workbook={props.workbook} choices={props.choices} />
      </Show>
    </header>
  )
}

/** Address of the pages; changes when the choices or the saved document do. */
function createPreview(opened: OpenedWorkbook, choices: () => PrintChoices, saved: () => boolean): () => string | undefined {
  const [address, setAddress] = createSignal<string>()
  const later = afterPause(previewPauseMs)
  createEffect(
    on([choices, saved, opened.version], ([chosen, isSaved, version]) => {
      // What the server has on disk is what is shown: an unsaved word would be missing.
      if (isSaved) later(() => setAddress(`${exportAddress(opened.membership.id, 'pdf', chosen)}&inline=1&v=${version}#view=FitH`))
    }),
  )
  return address
}
