import { For, Show, type JSX } from 'solid-js'
import type { Annex, AnnexRow } from '../../shared/domain/annex.ts'
import { titleColumnOf } from '../../shared/domain/columns.ts'
import { numberRows } from '../../shared/domain/numbering.ts'
import { useTranslate } from '../ui/translate.ts'

/** A plain table of an annex that was understood, before it is accepted. */
export function ImportedAnnex(props: { annex: Annex; sheet: string }): JSX.Element {
  const t = useTranslate()
  const numbers = numberRows(props.annex.rows, props.annex.numbering)
  const columns = props.annex.columns.filter((column) => column.role !== 'number')
  const title = titleColumnOf(columns)
  return (
    <article class="imported">
      <p class="muted small">{t('import.sheet', { sheet: props.sheet })}</p>
      <h2 class="imported-heading">{props.annex.heading}</h2>
      <p class="imported-title">{props.annex.title}</p>
      <p class="imported-reference">{props.annex.reference}</p>
      <table class="imported-table">
        <thead>
          <tr>
            <th class="imported-number">{t('workbook.columnNumber')}</th>
            <For each={columns}>{(column) => <th>{column.heading}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.annex.rows}>
            {(row, i) => (
              <tr class={row.kind}>
                <td class="imported-number">{numbers[i()]}</td>
                <Show when={isHeading(row)} fallback={<For each={columns}>{(column) => <td>{row.cells[column.id]}</td>}</For>}>
                  <td colSpan={columns.length}>{title && row.cells[title.id]}</td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </article>
  )
}

const isHeading = (row: AnnexRow): boolean => row.kind === 'section' || row.kind === 'group'
