import { createSignal, type Accessor, type Setter } from 'solid-js'
import type { ProjectionChange } from '../../../shared/crdt/annexProjection.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { AnnexSession } from '../annexSession.ts'
import { columnWidths } from '../columns/columnWidths.ts'
import { shownRows, type RowChoice } from '../view/shownRows.ts'
import type { PersonalView } from '../view/personalView.ts'
import { fillHeights } from '../heights/fillHeights.ts'
import { firstRows, type HeightBook } from '../heights/heightBook.ts'
import { makeFrames, type Frames } from './frames.ts'
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
  stop(): void
}

const nothing = (): Pending => ({ structure: false, columns: false, rows: new Set(), remote: new Set() })

/** Carries changes of the projection to the grid, once a frame: new rows only when the order changed, else only cells. */
export function makeGridSync(parts: GridSyncParts): GridSync {
  return new ProjectionSync(parts)
}

class ProjectionSync implements GridSync {
  readonly sheet: Accessor<Sheet>
  readonly #setSheet: Setter<Sheet>
  readonly #parts: GridSyncParts
  readonly #frames: Frames
  readonly #stopListening: () => void
  #pending = nothing()
  /** The view that the sheet of the beginning was made for, until it is drawn: it need not be made again. */
  #undrawnFor: PersonalView | null
  #stopFilling: () => void = () => {}

  constructor(parts: GridSyncParts) {
    this.#parts = parts
    ;[this.sheet, this.#setSheet] = createSignal(this.#makeSheet(), { equals: false })
    this.#undrawnFor = parts.view()
    this.#frames = makeFrames(() => this.#draw())
    this.#stopListening = parts.session.projection.subscribe((change) => {
      if (change.structure || change.columns || change.facts) this.#undrawnFor = null
      mark(this.#pending, change)
      this.#frames.request()
    })
  }

  readonly flush = (): void => this.#frames.flush()

  readonly restructure = (): void => {
    this.#pending.columns = true
    this.#frames.request()
  }

  stop(): void {
    this.#stopListening()
    this.#stopFilling()
    this.#frames.stop()
  }

  #makeSheet(): Sheet {
    const { session, view, choiceOf } = this.#parts
    const hidden = new Set(view().hidden)
    const columns = session.projection.columns.filter((column) => !hidden.has(column.id))
    return new Sheet(session.projection, shownRows(session.projection.rows, choiceOf(view())), columns)
  }

  #draw(): void {
    const now = this.#pending
    this.#pending = nothing()
    if (now.remote.size > 0) this.#parts.onRemote(now.remote)
    if (now.structure || now.columns) this.#rebuild(now)
    else this.#refresh(now.rows)
    this.#parts.onDrawn()
  }

  #rebuild(now: Pending): void {
    const { surface, heights, view, availableWidth, tooltipOf } = this.#parts
    const before = this.sheet()
    const next = this.#undrawnFor === view() ? before : this.#makeSheet()
    this.#undrawnFor = null
    const personal = new Map(Object.entries(view().widths) as [ColumnId, number][])
    const widths = columnWidths(next.columns, availableWidth(), personal, numberWidth(next))
    this.#setSheet(next)
    if (now.columns) surface().setColumns(surfaceColumns(next, widths, tooltipOf))
    const known = heights.all(next, widths, now.rows)
    this.#stopFilling()
    // A large table is drawn with its first rows, and gets the others in a turn of its own.
    const begins = known.guess !== null && surface().drawnRows().length === 0
    const setRows = (rows: Sheet['rows']): void => surface().setRows(rows.map((row) => row.id), known.heights, known.guess)
    setRows(begins ? next.rows.slice(0, firstRows) : next.rows)
    if (known.guess !== null) this.#stopFilling = fillHeights(heights, surface(), next, widths, () => begins && setRows(next.rows))
    if (now.columns) return surface().refreshAll()
    const reshaped = (row: RowId): boolean => rowForm(before, row) !== rowForm(next, row) || (now.rows.has(row) && isHeading(next, row))
    const changed = new Set(surface().drawnRows().filter((row) => next.rowIndex(row) >= 0 && reshaped(row)))
    surface().refreshRows(changed, true)
    surface().refreshRows([...now.rows].filter((row) => !changed.has(row)), false)
  }

  #refresh(rows: ReadonlySet<RowId>): void {
    const { surface, heights } = this.#parts
    const sheet = this.sheet()
    const dirty = [...rows].filter((row) => sheet.rowIndex(row) >= 0)
    if (dirty.length === 0) return
    const widths = new Map(sheet.columns.map((column) => [column.id, surface().columnExtent(column.id)?.size ?? 0]))
    surface().setHeights(heights.some(sheet, widths, dirty))
    const reshaped = new Set(dirty.filter((row) => isHeading(sheet, row)))
    // Where equal neighbours are joined, a text decides how those beside it are drawn.
    if (this.#parts.view().merged) for (const row of withNeighbours(sheet, dirty)) reshaped.add(row)
    surface().refreshRows(reshaped, true)
    surface().refreshRows(dirty.filter((row) => !reshaped.has(row)), false)
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
  if (index < 0) return ''
  const { kind, level, number, folded, parental, heading } = sheet.row(index)
  return `${kind} ${level} ${number} ${folded} ${parental} ${heading ? `${heading.count} ${heading.text}` : ''}`
}

function withNeighbours(sheet: Sheet, rows: readonly RowId[]): RowId[] {
  return rows.flatMap((row) => {
    const index = sheet.rowIndex(row)
    return sheet.rows.slice(Math.max(0, index - 1), index + 2).map(({ id }) => id)
  })
}

/** Rows whose texts decide over their cells: with texts beside its title, a heading doesn't span its row. */
function isHeading(sheet: Sheet, row: RowId): boolean {
  const { kind } = sheet.row(sheet.rowIndex(row))
  return kind === 'section' || kind === 'group'
}

/** Pixels of a digit or Roman letter in bold, and of the grip and blanks beside a number. */
const numeralPx = 9
const besideNumberPx = 28

/** Numbers (STT) don't wrap: the column is as wide as the longest one. */
function numberWidth(sheet: Sheet): Map<ColumnId, number> {
  const longest = sheet.rows.reduce((most, row) => Math.max(most, row.number.length), 0)
  return new Map(sheet.columns.slice(0, sheet.firstDataColumn).map((column) => [column.id, longest * numeralPx + besideNumberPx]))
}

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
