import { createSignal, type Accessor } from 'solid-js'
import type { ProjectionChange } from '../../../shared/crdt/annexProjection.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { AnnexSession } from '../annexSession.ts'
import { columnWidths } from '../columns/columnWidths.ts'
import { shownRows, type RowChoice } from '../view/shownRows.ts'
import type { PersonalView } from '../view/personalView.ts'
import type { HeightBook } from '../heights/heightBook.ts'
import { makeFrames } from './frames.ts'
import { Sheet } from './sheet.ts'
import type { GridSurface, SurfaceColumn } from './surface.ts'

/** What has changed since the last frame. */
interface Pending {
  structure: boolean
  columns: boolean
  readonly rows: Set<RowId>
  readonly remote: Set<RowId>
}

export interface GridSyncParts {
  readonly session: AnnexSession
  readonly view: Accessor<PersonalView>
  readonly choiceOf: (view: PersonalView) => RowChoice
  readonly surface: () => GridSurface
  readonly heights: HeightBook
  readonly availableWidth: () => number
  readonly tooltipOf: (column: SurfaceColumn['id']) => string
  /** Rows that a colleague changed, before they are drawn anew. */
  readonly onRemote: (rows: ReadonlySet<RowId>) => void
  readonly onDrawn: () => void
}

export interface GridSync {
  readonly sheet: Accessor<Sheet>
  readonly flush: () => void
  /** The view changed, or the room for it. */
  readonly restructure: () => void
  readonly stop: () => void
}

const nothing = (): Pending => ({ structure: false, columns: false, rows: new Set(), remote: new Set() })

/** Carries changes of the projection to the grid, once a frame: new rows only when the order changed, else only cells. */
export function makeGridSync(parts: GridSyncParts): GridSync {
  const { projection } = parts.session
  const makeSheet = (): Sheet => {
    const hidden = new Set(parts.view().hidden)
    const columns = projection.columns.filter((column) => !hidden.has(column.id))
    return new Sheet(projection, shownRows(projection.rows, parts.choiceOf(parts.view())), columns)
  }
  const [sheet, setSheet] = createSignal(makeSheet(), { equals: false })
  let pending = nothing()
  let headings = headingsOf(sheet())

  const flush = (): void => {
    const now = pending
    pending = nothing()
    if (now.remote.size > 0) parts.onRemote(now.remote)
    if (now.structure || now.columns) rebuild(now)
    else refresh(now.rows)
    parts.onDrawn()
  }

  const rebuild = (now: Pending): void => {
    const next = makeSheet()
    const widths = columnWidths(next.columns, parts.availableWidth(), new Map(Object.entries(parts.view().widths) as [ColumnId, number][]))
    const before = headings
    headings = headingsOf(next)
    setSheet(next)
    if (now.columns) parts.surface().setColumns(surfaceColumns(next, widths, parts.tooltipOf))
    parts.surface().setRows(next.rows.map((row) => row.id), parts.heights.all(next, widths, now.rows))
    if (now.columns) return parts.surface().refreshAll()
    const changed = new Set(next.rows.filter((row) => before.get(row.id) !== headings.get(row.id)).map((row) => row.id))
    parts.surface().refreshRows(changed, true)
    parts.surface().refreshRows([...now.rows].filter((row) => !changed.has(row)), false)
  }

  const refresh = (rows: ReadonlySet<RowId>): void => {
    const shown = sheet()
    const dirty = [...rows].filter((row) => shown.rowIndex(row) >= 0)
    if (dirty.length === 0) return
    const widths = new Map(shown.columns.map((column) => [column.id, parts.surface().columnExtent(column.id)?.size ?? 0]))
    parts.surface().setHeights(parts.heights.some(shown, widths, dirty))
    const reshaped = dirty.filter((row) => rowForm(shown, row) !== headings.get(row))
    for (const row of reshaped) headings.set(row, rowForm(shown, row))
    parts.surface().refreshRows(reshaped, true)
    parts.surface().refreshRows(dirty.filter((row) => !reshaped.includes(row)), false)
  }

  const frames = makeFrames(flush)
  const stopListening = projection.subscribe((change) => {
    mark(pending, change)
    frames.request()
  })
  return {
    sheet,
    flush: frames.flush,
    restructure: () => {
      pending.columns = true
      frames.request()
    },
    stop: () => {
      stopListening()
      frames.stop()
    },
  }
}

function mark(pending: Pending, change: ProjectionChange): void {
  pending.structure ||= change.structure || change.facts
  pending.columns ||= change.columns || change.facts
  for (const row of change.rows) {
    pending.rows.add(row)
    if (!change.local) pending.remote.add(row)
  }
}

/** What a row's drawing depends on beside its texts: a change of it needs the whole row drawn anew. */
function rowForm(sheet: Sheet, row: RowId): string {
  const index = sheet.rowIndex(row)
  const { kind, level, number, folded, parental } = sheet.row(index)
  return `${kind} ${level} ${number} ${folded} ${parental} ${sheet.spans(index)}`
}

const headingsOf = (sheet: Sheet): Map<RowId, string> => new Map(sheet.rows.map((row) => [row.id, rowForm(sheet, row.id)]))

function surfaceColumns(sheet: Sheet, widths: ReadonlyMap<ColumnId, number>, tooltipOf: (column: ColumnId) => string): SurfaceColumn[] {
  return sheet.columns.map((column) => ({
    id: column.id,
    heading: column.heading,
    parentHeading: column.parentHeading ?? '',
    widthPx: widths.get(column.id) ?? 100,
    pinned: cellFormOf(column.role) === 'number',
    classes: [`role-${column.role}`, ...(column.internal ? ['internal'] : [])],
    tooltip: tooltipOf(column.id),
  }))
}
