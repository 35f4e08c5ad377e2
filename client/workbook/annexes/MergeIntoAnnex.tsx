import { createSignal, Show, type JSX } from 'solid-js'
import { readDirectory, readUnits, readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import type { Annex, Workbook } from '../../../shared/domain/annex.ts'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import { ImportScreen, type AcceptedImport, type ImportTarget } from '../../files/ImportScreen.tsx'
import { applyMerge } from '../../files/merge/applyMerge.ts'
import { MergeScreen } from '../../files/merge/MergeScreen.tsx'
import { baseOfMark, type MergeBase } from '../../../shared/sheet/merge/mergeBase.ts'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'
import { rememberUnits } from './rememberUnits.ts'

interface MergeIntoAnnexProps {
  readonly opened: OpenedWorkbook
  readonly annex: AnnexId
  readonly file: File
  readonly onDone: () => void
  readonly onAnother: () => void
}

/** A file that an office worked on comes back: first what was understood of it, then what it would change here. */
export function MergeIntoAnnex(props: MergeIntoAnnexProps): JSX.Element {
  const t = useTranslate()
  const { edit, live } = props.opened
  const [pair, setPair] = createSignal<{ mine: Annex; theirs: Annex; base: MergeBase | undefined; file: Workbook }>()
  const compare = async ({ workbook: file, result: { exportedAs } }: AcceptedImport): Promise<void> => {
    const mine = readWorkbook(live.doc).annexes.find((annex) => annex.id === props.annex)
    const theirs = mine && closest(mine, file.annexes)
    if (!mine || !theirs) return
    const mark = exportedAs?.find((annex) => annex.id === theirs.id)
    setPair({ mine, theirs, base: mark && baseOfMark(mark), file })
  }
  const target: ImportTarget = { label: t('import.acceptMerge'), asksFacts: false, units: readUnits(live.doc), write: compare }
  return (
    <Show when={pair()} fallback={<ImportScreen input={props.file} target={target} onCancel={props.onDone} onAnother={props.onAnother} />}>
      {(found) => (
        <MergeScreen
          mine={found().mine}
          theirs={found().theirs}
          base={found().base}
          units={found().file.units}
          onCancel={props.onDone}
          onAccept={(edits) => {
            const left = edit.doc.transact(() => {
              // Only what the annexes of the file could name: units it does not use stay out.
              rememberUnits(edit, found().file.units.filter(({ id }) => readDirectory(live.doc).has(id)))
              return applyMerge(edit, found().mine, readUnits(live.doc), edits)
            }, edit.origin)
            if (left > 0) notify(t('merge.leftUndone', { count: left }))
            props.onDone()
          }}
        />
      )}
    </Show>
  )
}

/** Of the file's annexes the one that is meant: the same id, else the same kind and heading, else the same kind. */
function closest(mine: Annex, annexes: readonly Annex[]): Annex | undefined {
  const alike = annexes.filter((annex) => annex.kind === mine.kind)
  return annexes.find((annex) => annex.id === mine.id) ?? alike.find((annex) => annex.heading === mine.heading) ?? alike[0] ?? annexes[0]
}
