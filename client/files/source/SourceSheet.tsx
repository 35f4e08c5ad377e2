import { createEffect, createMemo, createUniqueId, For, Index, on, Show, type JSX } from 'solid-js'
import { columnName } from '../../../shared/sheet/matrix/matrix.ts'
import type { LeftOutRow, TableSource } from '../../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../../ui/translate.ts'
import { correctRow } from '../reading/corrections.ts'
import type { Import } from '../reading/createImport.ts'
import type { ImportReading } from '../reading/importProtocol.ts'
import type { SourceRow } from '../reading/sourceRows.ts'
import { canBeKept } from '../told/LeftOutRows.tsx'
import type { ImportFocus } from '../window/createImportFocus.ts'
import { createRowWindow } from '../window/createRowWindow.ts'
import { stepOf } from '../window/stepOf.ts'
import { createSourceRows } from './createSourceRows.ts'
import { SourceCells } from './SourceCells.tsx'
import { SourceRowState } from './SourceRowState.tsx'
import './source.css'

/** Height of a row and of the two lines of headings, pixels; source.css has the same. */
const rowHeight = 24
const headHeight = 44

interface SourceSheetProps {
  readonly reading: ImportReading
  readonly table: TableSource
  readonly import: Import
  readonly focus: ImportFocus
  /** Cells with a doubt, by their names. */
  readonly doubts: ReadonlySet<string>
}

/** The sheet as it looked, beside what was understood of it. Arrows walk through its rows; K keeps a row that was left out. */
export function SourceSheet(props: SourceSheetProps): JSX.Element {
  const t = useTranslate()
  const name = createUniqueId()
  const size = createMemo(() => props.reading.sheets.find((each) => each.name === props.table.sheet) ?? { name: props.table.sheet, height: 0, width: 1 })
  const sheetName = createMemo(() => size().name)
  const shown = createRowWindow({ count: createMemo(() => size().height), guess: () => rowHeight, headHeight: () => headHeight })
  const rowAt = createSourceRows(props.import, sheetName, shown.indexes)
  const leftOut = createMemo(() => new Map(props.table.leftOut.map((row) => [row.row, row])))
  const used = createMemo(() => new Set(props.table.rows.flatMap(({ sheetRows }) => sheetRows)))
  createEffect(on(props.focus.sheetRow, (row) => shown.reveal(row)))
  const keep = (): void => keepRow(props, leftOut())
  const press = pressKeys(props, () => size().height, keep)
  const isHeader = (row: number): boolean => row >= props.table.headerRows.first && row <= props.table.headerRows.last
  return (
    <section class="source" aria-label={t('import.source')}>
      <div class="source-scroll" ref={shown.attach}>
        <table
          class="source-table"
          role="grid"
          tabIndex={0}
          aria-label={t('import.sheet', { sheet: size().name })}
          aria-rowcount={size().height + 1}
          aria-activedescendant={props.focus.sheetRow() >= 0 ? `${name}-${props.focus.sheetRow()}` : undefined}
          onKeyDown={press}
        >
          <SourceColumns width={size().width} table={props.table} />
          <SourceHead width={size().width} table={props.table} />
          <tbody>
            <tr class="window-space" aria-hidden="true" style={{ height: `${shown.before()}px` }} />
            <For each={shown.indexes()}>
              {(row) => (
                <SourceLine {...props} id={`${name}-${row}`} at={row} row={rowAt(row)} width={size().width} isHeader={isHeader(row)} isUsed={used().has(row)} />
              )}
            </For>
            <tr class="window-space" aria-hidden="true" style={{ height: `${shown.after()}px` }} />
          </tbody>
        </table>
      </div>
      <SourceRowState table={props.table} row={props.focus.sheetRow()} leftOut={leftOut().get(props.focus.sheetRow())} isHeader={isHeader(props.focus.sheetRow())} index={props.focus.index()} onKeep={keep} />
    </section>
  )
}

function keepRow({ focus, table, import: imported }: SourceSheetProps, leftOut: ReadonlyMap<number, LeftOutRow>): void {
  const left = leftOut.get(focus.sheetRow())
  if (left && canBeKept(left, table)) imported.correct((before) => correctRow(before, { sheet: table.sheet, row: left.row, place: 'keep' }))
}

/** Arrows and pages step through the rows; K keeps the one that is looked at. */
function pressKeys({ focus }: SourceSheetProps, height: () => number, keep: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const step = stepOf(event, focus.sheetRow(), height())
    if (step !== undefined) focus.setSheetRow(step)
    else if (event.key.toLowerCase() === 'k' && !event.ctrlKey && !event.metaKey) keep()
    else return
    event.preventDefault()
  }
}

interface SourceLineProps extends Pick<SourceSheetProps, 'focus' | 'doubts'> {
  readonly id: string
  /** Row of the sheet, from 0. */
  readonly at: number
  readonly row: SourceRow | undefined
  readonly width: number
  readonly isHeader: boolean
  readonly isUsed: boolean
}

function SourceLine(props: SourceLineProps): JSX.Element {
  const isActive = (): boolean => props.at === props.focus.sheetRow()
  return (
    <tr
      id={props.id}
      aria-rowindex={props.at + 2}
      aria-selected={isActive()}
      classList={{ header: props.isHeader, out: !props.isUsed && !props.isHeader, active: isActive(), hidden: props.row?.hidden ?? false }}
      onClick={() => props.focus.setSheetRow(props.at)}
    >
      <th scope="row">{props.at + 1}</th>
      <SourceCells row={props.row} at={props.at} width={props.width} doubts={props.doubts} />
    </tr>
  )
}

/** Widths, pixels: row numbers, the column of numbers, the row's own text, and any other. */
const widths = { row: 40, number: 48, title: 190, other: 112 }

function SourceColumns(props: { width: number; table: TableSource }): JSX.Element {
  const widthOf = (index: number): number => {
    const role = props.table.columns.find((each) => each.index === index)?.role
    return role === 'number' ? widths.number : role === 'task' || role === 'indicator' || props.width === 1 ? widths.title : widths.other
  }
  return (
    <colgroup>
      <col style={{ width: `${widths.row}px` }} />
      <Index each={Array.from({ length: props.width })}>{(_, index) => <col style={{ width: `${widthOf(index)}px` }} />}</Index>
    </colgroup>
  )
}

/** Letters of the columns, and under each what it was taken for. */
function SourceHead(props: { width: number; table: TableSource }): JSX.Element {
  const t = useTranslate()
  const roleAt = (index: number): string => {
    const role = props.table.columns.find((each) => each.index === index)?.role
    return role === undefined ? '' : role === 'skip' ? t('import.columnSkipped') : t(`grid.role.${role}`)
  }
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th class="source-corner">
          <span class="visually-hidden">{t('import.sourceRow')}</span>
        </th>
        <Index each={Array.from({ length: props.width })}>
          {(_, index) => (
            <th>
              <span class="source-letter">{columnName(index)}</span>
              <Show when={roleAt(index)}>{(role) => <span class="source-role">{role()}</span>}</Show>
            </th>
          )}
        </Index>
      </tr>
    </thead>
  )
}
