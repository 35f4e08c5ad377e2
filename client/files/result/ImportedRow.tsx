import { createEffect, createMemo, Index, Show, type JSX } from 'solid-js'
import type { AnnexRow } from '../../../shared/domain/annex.ts'
import { titleColumnOf, type Column } from '../../../shared/domain/columns.ts'
import { cellName } from '../../../shared/sheet/matrix/matrix.ts'
import { useTranslate } from '../../ui/translate.ts'
import { cellDoubt } from './cellDoubt.ts'
import type { ImportedAnnexProps } from './ImportedAnnex.tsx'
import { RowChoice } from './RowChoice.tsx'

interface ImportedRowProps extends ImportedAnnexProps {
  readonly id: string
  readonly index: number
  readonly columns: readonly Column[]
  readonly onDrawn: (row: HTMLElement) => void
}

const isHeading = (row: AnnexRow): boolean => row.kind === 'section' || row.kind === 'group'

/** One row of the result. It keeps its elements when a correction changes what it says. */
export function ImportedRow(props: ImportedRowProps): JSX.Element {
  let element!: HTMLTableRowElement
  const row = createMemo(() => props.annex.rows[props.index])
  createEffect(() => {
    if (row()) props.onDrawn(element)
  })
  const title = (each: AnnexRow): string => {
    const column = titleColumnOf(props.columns)
    return (column && each.cells[column.id]) ?? ''
  }
  const isActive = (): boolean => props.focus.index() === props.index
  return (
    <Show when={row()}>
      {(each) => (
        <tr
          ref={element}
          id={props.id}
          classList={{ section: each().kind === 'section', group: each().kind === 'group', flagged: (each().flags?.length ?? 0) > 0, active: isActive() }}
          aria-rowindex={props.index + 2}
          aria-level={each().level + 1}
          aria-selected={isActive()}
          onClick={() => props.focus.setIndex(props.index)}
        >
          <td class="imported-number">{each().number}</td>
          <Show when={isHeading(each())} fallback={<Index each={props.columns}>{(column) => <ImportedCell {...props} row={each()} column={column()} />}</Index>}>
            <td colSpan={props.columns.length}>{title(each())}</td>
          </Show>
          <td class="imported-kind">
            <RowChoice annex={props.annex} row={each()} source={props.source} index={props.index} import={props.import} active={isActive()} />
          </td>
        </tr>
      )}
    </Show>
  )
}

/** A cell with its text, marked where the text is not understood or the file left a doubt. */
function ImportedCell(props: ImportedRowProps & { row: AnnexRow; column: Column }): JSX.Element {
  const t = useTranslate()
  const text = (): string => props.row.cells[props.column.id] ?? ''
  const doubt = createMemo(() => cellDoubt(text(), props.column.role, props.workbook))
  const isTold = (): boolean => {
    const place = props.source.columns.find((each) => each.column === props.column.id)?.index
    return place !== undefined && (props.source.rows[props.index]?.sheetRows ?? []).some((row) => props.doubts.has(cellName(row, place)))
  }
  return (
    <td classList={{ doubt: doubt() !== undefined || isTold() }} title={doubt() ? t(doubt() ?? 'import.doubt.timeline') : undefined}>
      {text()}
    </td>
  )
}
