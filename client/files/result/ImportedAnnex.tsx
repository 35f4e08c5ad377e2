import { createSignal, For, Show, type JSX } from 'solid-js'
import type { Annex, AnnexRow } from '../../shared/domain/annex.ts'
import { titleColumnOf, type Column } from '../../shared/domain/columns.ts'
import type { TableSource } from '../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../ui/translate.ts'
import { ColumnRoleChoice } from './ColumnRoleChoice.tsx'
import type { Import } from './createImport.ts'
import { LeftOutRows } from './LeftOutRows.tsx'
import { RowChoice } from './RowChoice.tsx'

/** Rows shown at first: a browser lays out so many at once without a pause; the others come on request. */
const rowsAtOnce = 200

interface ImportedAnnexProps {
  readonly annex: Annex
  readonly source: TableSource
  readonly import: Import
}

/** An annex as it was understood, before it is accepted: every role and every row can be corrected in place. */
export function ImportedAnnex(props: ImportedAnnexProps): JSX.Element {
  const t = useTranslate()
  const [limit, setLimit] = createSignal(rowsAtOnce)
  const columns = (): readonly Column[] => props.annex.columns.filter((column) => column.role !== 'number')
  return (
    <article class="imported">
      <p class="muted small">{t('import.sheet', { sheet: props.source.sheet })}</p>
      <h2 class="imported-heading">{props.annex.heading}</h2>
      <p class="imported-title">{props.annex.title}</p>
      <p class="imported-reference">{props.annex.reference}</p>
      <table class="imported-table">
        <ImportedHeader {...props} columns={columns()} />
        <tbody>
          <For each={props.annex.rows.slice(0, limit())}>{(row, i) => <ImportedRow {...props} row={row} index={i()} columns={columns()} />}</For>
        </tbody>
      </table>
      <Show when={props.annex.rows.length > limit()}>
        <button class="button" onClick={() => setLimit(limit() + rowsAtOnce)}>
          {t('import.moreRows', { count: props.annex.rows.length - limit() })}
        </button>
      </Show>
      <LeftOutRows source={props.source} import={props.import} />
    </article>
  )
}

function ImportedHeader(props: ImportedAnnexProps & { columns: readonly Column[] }): JSX.Element {
  const t = useTranslate()
  return (
    <thead>
      <tr>
        <th class="imported-number">{t('workbook.columnNumber')}</th>
        <For each={props.columns}>
          {(column) => (
            <th>
              {column.heading}
              <ColumnRoleChoice column={column} source={props.source} import={props.import} />
            </th>
          )}
        </For>
        <th class="imported-kind">{t('import.kind')}</th>
      </tr>
    </thead>
  )
}

const isHeading = (row: AnnexRow): boolean => row.kind === 'section' || row.kind === 'group'

function ImportedRow(props: ImportedAnnexProps & { row: AnnexRow; index: number; columns: readonly Column[] }): JSX.Element {
  const title = (): string => {
    const column = titleColumnOf(props.columns)
    return (column && props.row.cells[column.id]) ?? ''
  }
  return (
    <tr class={props.row.kind} classList={{ flagged: (props.row.flags?.length ?? 0) > 0 }}>
      <td class="imported-number">{props.row.number}</td>
      <Show when={isHeading(props.row)} fallback={<For each={props.columns}>{(column) => <td>{props.row.cells[column.id]}</td>}</For>}>
        <td colSpan={props.columns.length}>{title()}</td>
      </Show>
      <td class="imported-kind">
        <RowChoice row={props.row} source={props.source} index={props.index} import={props.import} />
      </td>
    </tr>
  )
}
