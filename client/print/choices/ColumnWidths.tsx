import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import { updateColumn } from '../../../shared/crdt/columnEdits.ts'
import { transact } from '../../../shared/crdt/editContext.ts'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import { mayEditColumns } from '../../../shared/domain/permissions.ts'
import { printedWidths } from '../../../shared/sheet/layout/layoutAnnex.ts'
import { pagedProfile } from '../../../shared/sheet/layout/layoutProfile.ts'
import { viewOfAnnex } from '../../../shared/sheet/layout/viewOfAnnex.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../../workbook/openedWorkbook.ts'
import type { PrintChoices } from '../printChoices.ts'
import { leastColumnMm, resizeColumn } from './resizeColumn.ts'

interface PrintedColumn {
  readonly id: ColumnId
  readonly heading: string
  readonly widthMm: number
}

/** Widths of the columns on paper, in millimetres; they belong to the annex and hold for everybody. */
export function ColumnWidths(props: { opened: OpenedWorkbook; choices: PrintChoices }): JSX.Element {
  const t = useTranslate()
  const [open, setOpen] = createSignal(false)
  const columns = createMemo((): readonly PrintedColumn[] => (open() && props.opened.version() >= 0 ? printedColumns(props.opened, props.choices) : []))
  const write = (widths: readonly (number | undefined)[]): void =>
    transact(props.opened.edit, () => columns().forEach(({ id }, at) => updateColumn(props.opened.edit, id, { widthMm: widths[at] })))
  const set = (index: number, mm: number): void => write(resizeColumn(columns().map(({ widthMm }) => widthMm), index, mm))
  return (
    <Show when={mayEditColumns(props.opened.rule()) === true}>
      <details class="print-widths" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('print.widths')}</summary>
        <p class="muted small">{t('print.widthsHint', { total: Math.round(columns().reduce((sum, { widthMm }) => sum + widthMm, 0)) })}</p>
        <For each={columns()}>
          {({ heading, widthMm }, index) => (
            <label>
              <span>{heading}</span>
              <input type="number" min={leastColumnMm} max={240} step={1} value={Math.round(widthMm)} onChange={(event) => set(index(), event.currentTarget.valueAsNumber || leastColumnMm)} />
            </label>
          )}
        </For>
        <button type="button" class="button small" onClick={() => write([])}>
          {t('print.widthsReset')}
        </button>
      </details>
    </Show>
  )
}

/** Columns of the chosen annex (all: the first) as they would be printed. */
function printedColumns({ live }: OpenedWorkbook, { annex, view, orientation, size }: PrintChoices): readonly PrintedColumn[] {
  const { annexes, units } = readWorkbook(live.doc)
  const chosen = annexes.find(({ id }) => annex === '' || id === annex)
  if (!chosen) return []
  const shown = viewOfAnnex(chosen, units, { kind: view === 'draft' ? 'draft' : 'issued' })
  const widths = printedWidths(shown.columns, shown.rows, { ...pagedProfile(), tablePt: Number(size) }, orientation)
  return shown.columns.map(({ id, heading }, at) => ({ id, heading, widthMm: widths[at] ?? 0 }))
}
