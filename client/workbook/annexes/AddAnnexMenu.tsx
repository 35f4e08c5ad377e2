import { createSignal, lazy, Show, type JSX } from 'solid-js'
import { readUnits } from '../../../shared/crdt/readWorkbook.ts'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import { FileInput } from '../../files/FileInput.tsx'
import type { ImportTarget } from '../../files/ImportScreen.tsx'
import { PasteImport } from '../../files/paste/PasteImport.tsx'
import type { ImportInput } from '../../files/reading/importProtocol.ts'
import { Menu } from '../../ui/Menu.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { addImportedAnnexes } from './addImportedAnnexes.ts'
import { addUsualAnnex } from './newAnnex.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'

// Loaded when they are used: the first load stays small.
const MergeIntoAnnex = lazy(() => import('./MergeIntoAnnex.tsx').then((module) => ({ default: module.MergeIntoAnnex })))
const ImportScreen = lazy(() => import('../../files/ImportScreen.tsx').then((module) => ({ default: module.ImportScreen })))

/** A further annex: an empty one, or those of a file. */
export function AddAnnexMenu(props: { opened: OpenedWorkbook; annex: AnnexId | undefined; onAdded: (annex: AnnexId) => void }): JSX.Element {
  const t = useTranslate()
  const [file, setFile] = createSignal<ImportInput>()
  const [pasting, setPasting] = createSignal(false)
  const [returned, setReturned] = createSignal<File>()
  let choose = (): void => undefined
  let chooseReturned = (): void => undefined
  const target = (): ImportTarget => ({
    label: t('import.acceptHere'),
    asksFacts: false,
    units: readUnits(props.opened.live.doc),
    write: async ({ workbook }) => {
      const added = addImportedAnnexes(props.opened.edit, workbook)
      setFile(undefined)
      if (added) props.onAdded(added)
    },
  })
  return (
    <>
      <Menu
        label={t('workbook.addAnnex')}
        icon="add"
        items={[
          { label: t('workbook.addAnnexEmpty'), choose: () => props.onAdded(addUsualAnnex(props.opened.edit, t)) },
          { label: t('workbook.addAnnexFile'), choose: () => choose() },
          { label: t('import.paste'), choose: () => setPasting(true) },
          ...(props.annex ? [{ label: t('workbook.mergeFile'), choose: () => chooseReturned() }] : []),
        ]}
      />
      <FileInput onFile={setFile} chooser={(open) => (choose = open)} />
      <PasteImport open={pasting()} onClose={() => setPasting(false)} onInput={setFile} />
      <FileInput onFile={setReturned} chooser={(open) => (chooseReturned = open)} />
      <Show when={props.annex && returned()} keyed>
        {(chosen) => <MergeIntoAnnex opened={props.opened} annex={props.annex as AnnexId} file={chosen} onDone={() => setReturned(undefined)} onAnother={() => chooseReturned()} />}
      </Show>
      <Show when={file()} keyed>
        {(chosen) => <ImportScreen input={chosen} target={target()} onCancel={() => setFile(undefined)} onAnother={() => choose()} />}
      </Show>
    </>
  )
}
