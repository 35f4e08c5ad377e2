import { createSignal, type Accessor } from 'solid-js'
import type { Annex } from '../../../shared/domain/annex.ts'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import type { Notice } from '../../../shared/domain/notice.ts'
import type { ImportResult, TableSource } from '../../../shared/sheet/understand/importResult.ts'
import { createImportFocus, type ImportFocus } from './createImportFocus.ts'

/** Which table of the file is looked at, which ones are to come in, and which row is in focus. */
export interface PreviewChoice {
  readonly index: Accessor<number>
  readonly annex: Accessor<Annex | undefined>
  readonly table: Accessor<TableSource | undefined>
  readonly choose: (index: number) => void
  readonly skipped: Accessor<ReadonlySet<AnnexId>>
  readonly toggle: (annex: AnnexId) => void
  readonly focus: ImportFocus
  /** Goes to the table and row that a notice speaks of. */
  readonly showPlace: (notice: Notice) => void
}

export function createPreviewChoice(result: Accessor<ImportResult>): PreviewChoice {
  const [chosen, choose] = createSignal(0)
  const [skipped, setSkipped] = createSignal<ReadonlySet<AnnexId>>(new Set())
  const index = (): number => Math.min(chosen(), result().workbook.annexes.length - 1)
  const table = (): TableSource | undefined => result().tables[index()]
  const focus = createImportFocus(table)
  return {
    index,
    annex: () => result().workbook.annexes[index()],
    table,
    choose,
    skipped,
    toggle: (annex) => setSkipped((before) => (before.has(annex) ? new Set([...before].filter((each) => each !== annex)) : new Set([...before, annex]))),
    focus,
    showPlace: ({ sheet, cell }) => {
      const row = Number(/\d+$/.exec(cell ?? '')?.[0] ?? 0) - 1
      const there = result().tables.findIndex((each) => each.sheet === sheet && holdsRow(each, row))
      if (there >= 0) choose(there)
      focus.setSheetRow(row)
    },
  }
}

const holdsRow = ({ headerRows, leftOut, rows }: TableSource, row: number): boolean =>
  (row >= headerRows.first && row <= headerRows.last) || leftOut.some((left) => left.row === row) || rows.some(({ sheetRows }) => sheetRows.includes(row))
