import { createSignal, lazy, Show, Suspense, type JSX } from 'solid-js'
import type { AnnexId } from '../../shared/domain/ids.ts'
import { ApiError } from '../account/api.ts'
import { Menu } from '../ui/Menu.tsx'
import { notify } from '../ui/notes.tsx'
import { useTranslate } from '../ui/translate.ts'
import type { OpenedWorkbook } from '../workbook/openedWorkbook.ts'

const PrintScreen = lazy(() => import('./PrintScreen.tsx').then((module) => ({ default: module.PrintScreen })))

/** A file that can't be made is told here; the page stays. */
async function save(address: string, name: string): Promise<void> {
  const { saveFile } = await import('./save/saveFile.ts')
  try {
    await saveFile(address, name, new AbortController().signal)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    notify(error.message)
  }
}

/** "Xuất": the preview with all its choices, and the usual files at once. */
export function ExportMenu(props: { opened: OpenedWorkbook; annex: AnnexId | undefined }): JSX.Element {
  const t = useTranslate()
  const [previewing, setPreviewing] = createSignal(false)
  /** The server exports what it has on disk; a file that lacks my last words would be a lie. */
  const download = (format: string, annex: string | undefined, view: string): void => {
    const saving = props.opened.saving()
    if (saving.kind !== 'saved') return notify(t('workbook.exportWaits', { count: 'waiting' in saving ? saving.waiting : 1 }))
    const query = new URLSearchParams({ format, view, ...(annex ? { annex } : {}) })
    notify(t('print.makingSoon'))
    void save(`/api/workbooks/${props.opened.membership.id}/export?${query.toString()}`, `phu-luc.${format}`)
  }
  return (
    <>
      <Menu
        label={t('workbook.export')}
        icon="download"
        items={[
          { label: t('print.open'), choose: () => setPreviewing(true) },
          { label: t('signing.open'), choose: () => setPreviewing(true) },
          { label: t('workbook.exportAll'), choose: () => download('xlsx', undefined, 'issued') },
          { label: t('workbook.exportThis'), choose: () => download('xlsx', props.annex, 'issued') },
          { label: t('print.exportWord'), choose: () => download('docx', undefined, 'issued') },
          { label: t('print.exportPdf'), choose: () => download('pdf', undefined, 'issued') },
          { label: t('workbook.exportDraft'), choose: () => download('xlsx', undefined, 'draft') },
          { label: t('workbook.exportCsv'), choose: () => download('csv', props.annex, 'issued') },
        ]}
      />
      <Show when={previewing()}>
        <Suspense>
          <PrintScreen opened={props.opened} annex={props.annex} onClose={() => setPreviewing(false)} />
        </Suspense>
      </Show>
    </>
  )
}
