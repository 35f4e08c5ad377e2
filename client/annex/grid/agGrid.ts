import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  createGrid,
  createTheme,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  type ColDef,
  type ColGroupDef,
  type GridApi,
  type GridOptions,
} from 'ag-grid-community'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import { must } from '../../../shared/domain/errors.ts'
import type { Extent, GridSurface, SurfaceColumn, SurfaceEvents, SurfaceModel } from './surface.ts'

// The only file that knows AG Grid. test/e2e/gridContract.test.ts holds the names of its elements that are used here.
ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
])

/** What AG Grid holds of a row: its identity. Everything shown is asked for when it is drawn. */
interface RowHandle {
  readonly id: RowId
}

const theme = createTheme().withParams({
  fontFamily: 'var(--font-ui)',
  fontSize: 'var(--size-grid)',
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--text)',
  borderColor: 'var(--line)',
  headerBackgroundColor: 'var(--surface-sunken)',
  headerTextColor: 'var(--text)',
  headerFontWeight: 600,
  headerFontSize: '13px',
  columnBorder: true,
  headerColumnBorder: true,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  cellHorizontalPadding: 8,
  rowHoverColor: 'transparent',
  headerColumnResizeHandleColor: 'var(--line-strong)',
})

/** Makes the grid in `host`. The caller destroys it. */
export function makeAgGrid(host: HTMLElement, model: SurfaceModel, events: SurfaceEvents, label: string): GridSurface {
  const heights = new Map<RowId, number>()
  const api = createGrid<RowHandle>(host, gridOptions(model, events, heights))
  const find = (selector: string): HTMLElement => must(host.querySelector<HTMLElement>(selector), selector)
  find('[role="grid"], [role="treegrid"]').setAttribute('aria-label', label)
  return new AgGridSurface(host, api, model, heights, {
    viewport: find('.ag-grid-viewport'),
    rowsElement: find('.ag-grid-scrolling-container'),
    headerElement: find('.ag-grid-pinned-top-rows'),
  })
}

function gridOptions(model: SurfaceModel, events: SurfaceEvents, heights: ReadonlyMap<RowId, number>): GridOptions<RowHandle> {
  return {
    theme,
    rowData: [],
    columnDefs: [],
    getRowId: (params) => params.data.id,
    getRowHeight: (params) => (params.data ? heights.get(params.data.id) : undefined),
    getRowClass: (params) => (params.data ? [...model.rowClasses(params.data.id)] : undefined),
    suppressCellFocus: true,
    suppressHeaderFocus: true,
    suppressFocusAfterRefresh: true,
    suppressMovableColumns: true,
    suppressColumnVirtualisation: true,
    suppressRowHoverHighlight: true,
    suppressContextMenu: true,
    animateRows: false,
    ensureDomOrder: true,
    rowBuffer: 6,
    onModelUpdated: events.onLayout,
    onDisplayedColumnsChanged: events.onLayout,
    onGridSizeChanged: events.onLayout,
    onBodyScroll: events.onScroll,
    onColumnResized: (event) => {
      if (event.source !== 'uiColumnResized') return
      if (event.finished && event.column) events.onColumnResized(event.column.getColId() as ColumnId, event.column.getActualWidth())
      else events.onLayout()
    },
  }
}

function columnDef(column: SurfaceColumn, model: SurfaceModel): ColDef<RowHandle> {
  return {
    colId: column.id,
    headerName: column.heading,
    headerClass: [...column.classes],
    width: column.widthPx,
    minWidth: 40,
    pinned: column.pinned ? 'left' : null,
    lockPinned: true,
    sortable: false,
    resizable: true,
    suppressMovable: true,
    wrapHeaderText: true,
    autoHeaderHeight: true,
    valueGetter: (params) => (params.data ? model.text(params.data.id, column.id) : ''),
    cellRenderer: (params: { data?: RowHandle; value: unknown }) => cellContent(model, params.data?.id, column.id, String(params.value ?? '')),
    colSpan: (params) => (params.data ? model.columnSpan(params.data.id, column.id) : 1),
    cellClass: (params) => ['annex-cell', ...column.classes, ...(params.data ? model.cellClasses(params.data.id, column.id) : [])],
  }
}

/** Always an element: AG Grid would read a string as HTML. */
function cellContent(model: SurfaceModel, row: RowId | undefined, column: ColumnId, text: string): HTMLElement {
  const own = row && model.render(row, column)
  if (own) return own
  const span = document.createElement('span')
  span.textContent = text
  return span
}

/** Neighbours with an equal parent heading go under one header group. */
function columnDefs(columns: readonly SurfaceColumn[], model: SurfaceModel): (ColDef<RowHandle> | ColGroupDef<RowHandle>)[] {
  const defs: (ColDef<RowHandle> | ColGroupDef<RowHandle>)[] = []
  let children: ColDef<RowHandle>[] = []
  columns.forEach((column, i) => {
    const def = columnDef(column, model)
    if (column.parentHeading === '') defs.push(def)
    else if (columns[i - 1]?.parentHeading === column.parentHeading) children.push(def)
    else {
      children = [def]
      defs.push({ headerName: column.parentHeading, groupId: `over-${column.id}`, marryChildren: true, children })
    }
  })
  return defs
}

interface Elements {
  readonly viewport: HTMLElement
  readonly rowsElement: HTMLElement
  readonly headerElement: HTMLElement
}

class AgGridSurface implements GridSurface {
  readonly viewport: HTMLElement
  readonly rowsElement: HTMLElement
  readonly headerElement: HTMLElement
  readonly #host: HTMLElement
  readonly #api: GridApi<RowHandle>
  readonly #model: SurfaceModel
  readonly #heights: Map<RowId, number>
  readonly #handles = new Map<RowId, RowHandle>()

  constructor(host: HTMLElement, api: GridApi<RowHandle>, model: SurfaceModel, heights: Map<RowId, number>, elements: Elements) {
    this.#host = host
    this.#api = api
    this.#model = model
    this.#heights = heights
    this.viewport = elements.viewport
    this.rowsElement = elements.rowsElement
    this.headerElement = elements.headerElement
  }

  setColumns(columns: readonly SurfaceColumn[]): void {
    this.#api.setGridOption('columnDefs', columnDefs(columns, this.#model))
    // A definition's width counts only for new columns.
    this.#api.setColumnWidths(columns.map((column) => ({ key: column.id, newWidth: column.widthPx })))
  }

  setRows(rows: readonly RowId[], heights: ReadonlyMap<RowId, number>, guess: number | null): void {
    for (const [row, height] of heights) this.#heights.set(row, height)
    // What AG Grid takes for rows that it hasn't drawn; only of large tables, until all rows are measured.
    if (guess !== null) this.#api.setGridOption('rowHeight', guess)
    this.#api.setGridOption('rowData', rows.map((id) => this.#handle(id)))
    this.#applyHeights(guess === null ? rows : heights.keys())
  }

  #handle(id: RowId): RowHandle {
    let handle = this.#handles.get(id)
    if (!handle) {
      handle = { id }
      this.#handles.set(id, handle)
    }
    return handle
  }

  setHeights(heights: ReadonlyMap<RowId, number>): void {
    for (const [row, height] of heights) this.#heights.set(row, height)
    this.#applyHeights(heights.keys())
  }

  /** AG Grid only estimates rows that it hasn't drawn; set for all, the scrollbar is true. */
  #applyHeights(rows: Iterable<RowId>): void {
    let changed = false
    for (const row of rows) {
      const node = this.#api.getRowNode(row)
      const height = this.#heights.get(row)
      if (!node || height === undefined || height === node.rowHeight) continue
      node.setRowHeight(height)
      changed = true
    }
    if (changed) this.#api.onRowHeightChanged()
  }

  keepingPlace(change: () => void): void {
    const { first } = this.visibleRows()
    const row = this.#api.getDisplayedRowAtIndex(first)?.data?.id
    const before = row ? this.rowExtent(row)?.start : undefined
    change()
    const after = row ? this.rowExtent(row)?.start : undefined
    if (before !== undefined && after !== undefined) this.viewport.scrollTop += after - before
  }

  refreshRows(rows: Iterable<RowId>, whole: boolean): void {
    const rowNodes = [...rows].flatMap((row) => this.#api.getRowNode(row) ?? [])
    if (rowNodes.length === 0) return
    if (whole) this.#api.redrawRows({ rowNodes })
    else this.#api.refreshCells({ rowNodes, force: true })
  }

  refreshAll(): void {
    this.#api.redrawRows()
  }

  rowExtent(row: RowId): Extent | null {
    const node = this.#api.getRowNode(row)
    return node && node.rowTop !== null && node.rowHeight ? { start: node.rowTop, size: node.rowHeight } : null
  }

  columnExtent(column: ColumnId): (Extent & { readonly pinned: boolean }) | null {
    const found = this.#api.getColumn(column)
    const left = found?.getLeft()
    if (!found || left === null || left === undefined) return null
    const pinned = found.getPinned() === 'left'
    return { start: pinned ? left : left + this.pinnedWidth(), size: found.getActualWidth(), pinned }
  }

  pinnedWidth(): number {
    return (this.#api.getAllDisplayedColumns() ?? []).reduce((sum, column) => (column.getPinned() === 'left' ? sum + column.getActualWidth() : sum), 0)
  }

  headerHeight(): number {
    return this.headerElement.getBoundingClientRect().height
  }

  drawnRows(): RowId[] {
    return this.#api.getRenderedNodes().flatMap((node) => node.data?.id ?? [])
  }

  visibleRows(): { readonly first: number; readonly last: number } {
    const range = this.#api.getVerticalPixelRange()
    const body = this.viewport.clientHeight - this.headerHeight()
    const nodes = this.#api.getRenderedNodes().filter((node) => {
      const top = node.rowTop ?? 0
      return top < range.top + body && top + (node.rowHeight ?? 0) > range.top
    })
    const indexes = nodes.map((node) => node.rowIndex ?? 0)
    return { first: Math.min(...indexes), last: Math.max(...indexes) }
  }

  showRow(index: number): void {
    // The sheet is a step ahead of the grid while rows come and go.
    if (index < this.#api.getDisplayedRowCount()) this.#api.ensureIndexVisible(index)
  }

  showColumn(column: ColumnId): void {
    this.#api.ensureColumnVisible(column)
  }

  cellElement(row: RowId, column: ColumnId): HTMLElement | null {
    return this.#host.querySelector(`.ag-row[row-id="${row}"] .ag-cell[col-id="${column}"]`)
  }

  cellAtPoint(x: number, y: number): { readonly row: RowId; readonly column: ColumnId } | null {
    const box = this.viewport.getBoundingClientRect()
    const header = this.headerElement.getBoundingClientRect().bottom
    const inX = Math.max(0, Math.min(this.viewport.clientWidth - 2, x - box.left))
    const inY = Math.max(header + 1, Math.min(box.top + this.viewport.clientHeight - 2, y)) - this.rowsElement.getBoundingClientRect().top
    const row = this.#rowAt(inY)
    const column = this.#columnAt(inX)
    return row && column ? { row, column } : null
  }

  /** By geometry, not by elements: hairlines between cells belong to no element of a cell. */
  #rowAt(y: number): RowId | null {
    let low = 0
    let high = this.#api.getDisplayedRowCount() - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#api.getDisplayedRowAtIndex(middle)?.rowTop ?? 0) <= y) low = middle
      else high = middle - 1
    }
    return this.#api.getDisplayedRowAtIndex(low)?.data?.id ?? null
  }

  #columnAt(x: number): ColumnId | null {
    const columns = this.#api.getAllDisplayedColumns()
    const pinnedWidth = this.pinnedWidth()
    const found = columns.findLast((column) => {
      const pinned = column.getPinned() === 'left'
      const left = (column.getLeft() ?? 0) + (pinned ? 0 : pinnedWidth - this.viewport.scrollLeft)
      return left <= x && (pinned || x >= pinnedWidth)
    })
    return ((found ?? columns[0])?.getColId() ?? null) as ColumnId | null
  }

  destroy(): void {
    this.#api.destroy()
  }
}
