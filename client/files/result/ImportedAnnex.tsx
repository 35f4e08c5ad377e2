import { createEffect, createMemo, createUniqueId, For, Index, on, onMount, type JSX } from 'solid-js'
import type { Annex, Workbook } from '../../../shared/domain/annex.ts'
import type { Column } from '../../../shared/domain/columns.ts'
import { usualWidthMm } from '../../../shared/domain/columns.ts'
import type { TableSource } from '../../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { Import } from '../reading/createImport.ts'
import type { ImportFocus } from '../window/createImportFocus.ts'
import { createRowWindow } from '../window/createRowWindow.ts'
import { stepOf } from '../window/stepOf.ts'
import { ColumnRoleChoice } from './ColumnRoleChoice.tsx'
import { ImportedRow } from './ImportedRow.tsx'
import { guessHeight } from './guessHeight.ts'
import { makeRowKeys } from './rowKeys.ts'
import './result.css'

export interface ImportedAnnexProps {
  readonly workbook: Workbook
  readonly annex: Annex
  readonly source: TableSource
  readonly import: Import
  readonly focus: ImportFocus
  /** Cells of the sheet with a doubt, by their names. */
  readonly doubts: ReadonlySet<string>
}

/** Height of the headings, pixels, when a row is scrolled into view under them. */
const headHeight = 84

/** An annex as it was understood, before it is accepted: every role and every row can be corrected in place, by keys too. */
export function ImportedAnnex(props: ImportedAnnexProps): JSX.Element {
  const t = useTranslate()
  const name = createUniqueId()
  let grid!: HTMLTableElement
  const columns = createMemo((): readonly Column[] => props.annex.columns.filter((column) => column.role !== 'number'))
  const shown = createRowWindow({ count: createMemo(() => props.annex.rows.length), guess: (index) => guessHeight(props.annex.rows[index], columns()), headHeight: () => headHeight })
  createEffect(on(props.focus.index, (index) => shown.reveal(index)))
  // Whoever waited for the file stands where the corrections are.
  onMount(() => {
    if (document.activeElement === document.body) grid.focus({ preventScroll: true })
  })
  const keys = makeRowKeys(props, (index) => document.querySelector<HTMLElement>(`#${CSS.escape(`${name}-${index}`)} select`)?.focus())
  return (
    <div class="imported-scroll" ref={shown.attach}>
      <table
        ref={grid}
        class="imported-table"
        role="treegrid"
        tabIndex={0}
        aria-label={t('import.result', { heading: props.annex.heading })}
        aria-describedby="import-keys"
        aria-rowcount={props.annex.rows.length + 1}
        aria-activedescendant={props.focus.index() >= 0 ? `${name}-${props.focus.index()}` : undefined}
        onKeyDown={(event) => pressKey(props, event, keys)}
      >
        <ImportedHeader {...props} columns={columns()} />
        <tbody>
          <tr class="window-space" aria-hidden="true" style={{ height: `${shown.before()}px` }} />
          <For each={shown.indexes()}>
            {(index) => <ImportedRow {...props} id={`${name}-${index}`} index={index} columns={columns()} onDrawn={(row) => shown.measure(index, row)} />}
          </For>
          <tr class="window-space" aria-hidden="true" style={{ height: `${shown.after()}px` }} />
        </tbody>
      </table>
    </div>
  )
}

/** Steps through the rows, else corrects the active one. */
function pressKey({ annex, focus }: ImportedAnnexProps, event: KeyboardEvent & { readonly currentTarget: HTMLElement }, keys: (event: KeyboardEvent) => boolean): void {
  // Keys inside a choice of the row are the choice's own; Escape leaves it.
  if (event.target !== event.currentTarget) {
    if (event.key === 'Escape') event.currentTarget.focus()
    return
  }
  const step = stepOf(event, focus.index(), annex.rows.length)
  if (step !== undefined) focus.setIndex(step)
  else if (!keys(event)) return
  event.preventDefault()
}

function ImportedHeader(props: ImportedAnnexProps & { columns: readonly Column[] }): JSX.Element {
  const t = useTranslate()
  const total = (): number => props.columns.reduce((sum, { role }) => sum + usualWidthMm[role], 0)
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th class="imported-number">{t('workbook.columnNumber')}</th>
        <Index each={props.columns}>
          {(column) => (
            <th style={{ width: `${(usualWidthMm[column().role] / total()) * 100}%` }}>
              {column().heading || t('import.noHeading')}
              <ColumnRoleChoice column={column()} source={props.source} import={props.import} />
            </th>
          )}
        </Index>
        <th class="imported-kind">{t('import.kind')}</th>
      </tr>
    </thead>
  )
}
