import { For, Show, type JSX } from 'solid-js'
import { cellName } from '../../../shared/sheet/matrix/matrix.ts'
import type { SourceRow } from '../reading/sourceRows.ts'

/** The cells of a row of the sheet; empty while they are fetched. */
export function SourceCells(props: { row: SourceRow | undefined; at: number; width: number; doubts: ReadonlySet<string> }): JSX.Element {
  return (
    <Show when={props.row} fallback={<td colSpan={props.width} />}>
      {(row) => (
        <For each={row().cells}>
          {(cell) => (
            <td
              colSpan={cell.span}
              title={cell.text.length > 20 ? cell.text : undefined}
              classList={{ bold: cell.bold, struck: cell.struck, continued: cell.continued, doubt: props.doubts.has(cellName(props.at, cell.at)) }}
            >
              {cell.text}
            </td>
          )}
        </For>
      )}
    </Show>
  )
}
