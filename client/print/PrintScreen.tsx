import { Dialog } from '@kobalte/core/dialog'
import { createResource, createSignal, Show, type JSX } from 'solid-js'
import type { AnnexId } from '../../shared/domain/ids.ts'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'
import type { OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import { FormFindings } from './FormFindings.tsx'
import { usualChoices, type PrintChoices } from './printChoices.ts'
import { PrintPages } from './PrintPages.tsx'
import { PrintChoicesForm } from './choices/PrintChoicesForm.tsx'
import { SaveButtons } from './save/SaveButtons.tsx'
import { Signing } from './signing/Signing.tsx'
import { Verify } from './signing/Verify.tsx'
import { listVersions } from './signing/versions.ts'
import './print.css'

/** The file as it will be printed: the very pages of the PDF, the choices beside them. */
export function PrintScreen(props: { opened: OpenedWorkbook; annex: AnnexId | undefined; onClose: () => void }): JSX.Element {
  const [choices, setChoices] = createSignal<PrintChoices>({ ...usualChoices, annex: props.annex ?? '' })
  const choose = (change: Partial<PrintChoices>): void => void setChoices({ ...choices(), ...change })
  const saved = (): boolean => props.opened.saving().kind === 'saved'
  const [versions, { refetch }] = createResource(() => listVersions(props.opened.membership.id), { initialValue: [] })
  /** The version that was just made is the one that is wanted on paper. */
  const showLast = async (): Promise<void> => {
    const last = (await refetch())?.at(-1)
    if (last) choose({ version: String(last.number) })
  }
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
          <PrintPages opened={props.opened} choices={choices()} saved={saved()} />
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
