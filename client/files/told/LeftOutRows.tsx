import { createSignal, For, Show, type JSX } from 'solid-js'
import type { LeftOutRow, TableSource } from '../../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../../ui/translate.ts'
import { correctRow } from '../reading/corrections.ts'
import type { Import } from '../reading/createImport.ts'

/** Rows listed at first, and each further time. */
const rowsAtOnce = 60

/** Rows of the sheet that didn't become rows of the annex, each with its reason, and a way to keep it. */
export function LeftOutRows(props: { source: TableSource; import: Import }): JSX.Element {
  const t = useTranslate()
  const [limit, setLimit] = createSignal(rowsAtOnce)
  const keep = (row: number): void => props.import.correct((before) => correctRow(before, { sheet: props.source.sheet, row, place: 'keep' }))
  return (
    <Show when={props.source.leftOut.length > 0}>
      <details class="left-out">
        <summary>{t('import.leftOut', { count: props.source.leftOut.length })}</summary>
        <table>
          <tbody>
            <For each={props.source.leftOut.slice(0, limit())}>
              {(row) => (
                <tr>
                  <td class="imported-number">{row.row + 1}</td>
                  <td>
                    <span class="muted">{t(`import.leftOut.${row.reason}`)}</span> {row.text}
                  </td>
                  <td>
                    <Show when={canBeKept(row, props.source)}>
                      <button class="button plain" onClick={() => keep(row.row)}>
                        {t('import.rowKeep')}
                      </button>
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={props.source.leftOut.length > limit()}>
          <button class="button plain" onClick={() => setLimit(limit() + rowsAtOnce)}>
            {t('import.andMore', { count: props.source.leftOut.length - limit() })}
          </button>
        </Show>
      </details>
    </Show>
  )
}

/** What stands above the table says what the table is; it is no row of it. */
export function canBeKept({ row }: LeftOutRow, { headerRows }: TableSource): boolean {
  return row > headerRows.last
}
