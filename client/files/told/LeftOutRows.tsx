import { For, Show, type JSX } from 'solid-js'
import type { TableSource } from '../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../ui/translate.ts'
import { correctRow } from './corrections.ts'
import type { Import } from './createImport.ts'

/** Rows of the sheet that didn't become rows of the annex, each with its reason, and a way to keep it. */
export function LeftOutRows(props: { source: TableSource; import: Import }): JSX.Element {
  const t = useTranslate()
  const keep = (row: number): void => props.import.correct((before) => correctRow(before, { sheet: props.source.sheet, row, place: 'keep' }))
  return (
    <Show when={props.source.leftOut.length > 0}>
      <details class="left-out">
        <summary>{t('import.leftOut', { count: props.source.leftOut.length })}</summary>
        <table>
          <tbody>
            <For each={props.source.leftOut}>
              {(row) => (
                <tr>
                  <td class="imported-number">{row.row + 1}</td>
                  <td class="muted">{t(`import.leftOut.${row.reason}`)}</td>
                  <td>{row.text}</td>
                  <td>
                    <button class="button plain" onClick={() => keep(row.row)}>
                      {t('import.rowKeep')}
                    </button>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </Show>
  )
}
