import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Translate } from '../ui/translate.ts'
import type { AnnexSession } from './annexSession.ts'
import { cellClasses, rowClasses } from './cells/cellClasses.ts'
import { cellContent } from './cells/cellContent.ts'
import { followSheet } from './commands/runCommand.ts'
import type { ColumnId } from '../../shared/domain/ids.ts'
import type { Desk } from './desk.ts'
import { makeAgGrid } from './grid/agGrid.ts'
import { glowChanged } from './grid/glow.ts'
import { makeGridSync, type GridSync } from './grid/gridSync.ts'
import type { GridSurface, SurfaceModel } from './grid/surface.ts'
import type { Sheet } from './grid/sheet.ts'
import { canvasFonts } from './heights/canvasFonts.ts'
import { HeightBook, mostAtOnce } from './heights/heightBook.ts'
import type { Selection } from './selection/selection.ts'
import { createPersonalView } from './view/createPersonalView.ts'
import { rowChoice } from './view/rowChoice.ts'

/** Room that the grid's own vertical scrollbar takes over the last column, pixels. */
const scrollbarPx = 16

/** Puts the grid into `host` and keeps it current; cleans up with its owner. */
export function createDesk(host: HTMLElement, session: AnnexSession, t: Translate): Desk {
  const [selection, setSelection] = createSignal<Selection | null>(null)
  const [layout, setLayout] = createSignal(0)
  const [drawn, setDrawn] = createSignal(0)
  const [view, changeView] = createPersonalView(session)
  const tick = (): void => void setLayout((n) => n + 1)
  const heights = new HeightBook(() => canvasFonts(host))
  const sync = makeGridSync({
    session,
    view,
    choiceOf: (chosen) => rowChoice(session, chosen, t),
    surface: () => surface,
    heights,
    availableWidth: () => host.clientWidth - scrollbarPx,
    tooltipOf: () => '',
    onRemote: (rows) => glowChanged(surface, sync.sheet(), rows),
    onDrawn: () => {
      tick()
      setDrawn((n) => n + 1)
    },
  })
  const onColumnResized = (column: ColumnId, width: number): void => changeView({ widths: { ...view().widths, [column]: width } })
  const surface: GridSurface = makeAgGrid(host, surfaceModel(session, sync.sheet, t, () => view().merged), { onLayout: tick, onScroll: tick, onColumnResized }, t('grid.label'))
  const desk: Desk = { session, t, surface, sheet: sync.sheet, selection, setSelection, view, changeView, layout, drawn, flush: sync.flush }
  keepCurrent(desk, host, sync, heights)
  return desk
}

function keepCurrent(desk: Desk, host: HTMLElement, sync: GridSync, heights: HeightBook): void {
  let before: Sheet = sync.sheet()
  createEffect(
    on(sync.sheet, (sheet) => {
      followSheet(desk, before)
      before = sheet
    }),
  )
  createEffect(on(desk.view, sync.restructure, { defer: true }))
  createEffect(on(() => desk.session.findings?.(), sync.restructure, { defer: true }))
  createEffect(on(() => desk.session.rights?.changed(), sync.restructure, { defer: true }))
  keepMeasured(host, () => {
    heights.clear()
    sync.restructure()
  })
  sync.restructure()
  // A large table is filled in the next frame: making the grid is work enough for this one.
  if (desk.sheet().rowCount <= mostAtOnce) sync.flush()
  onCleanup(() => {
    sync.stop()
    desk.surface.destroy()
  })
}

function surfaceModel(session: AnnexSession, sheet: () => Sheet, t: Translate, merged: () => boolean): SurfaceModel {
  return {
    text: (row, column) => {
      const at = sheet().rowIndex(row)
      const index = sheet().columnIndex(column)
      if (at < 0 || index < 0) return ''
      const shown = sheet().shownColumn(at, index)
      return shown.id === column ? sheet().text(at, index) : session.projection.text(row, shown)
    },
    render: (row, column) => cellContent(session, sheet(), t, row, column),
    columnSpan: (row, column) => {
      const at = sheet().rowIndex(row)
      const index = sheet().columnIndex(column)
      return at >= 0 && index === sheet().firstDataColumn && sheet().spans(at) ? sheet().columnCount - index : 1
    },
    cellClasses: (row, column) => cellClasses(session, sheet(), row, column, merged()),
    rowClasses: (row) => rowClasses(session, sheet(), row),
  }
}

/** Calls `again` when what was measured no longer holds: the window's width, the zoom, fonts that came in. */
function keepMeasured(host: HTMLElement, again: () => void): void {
  let width = host.clientWidth
  const observer = new ResizeObserver(() => {
    if (host.clientWidth === width || host.clientWidth === 0) return
    width = host.clientWidth
    again()
  })
  observer.observe(host)
  document.fonts.addEventListener('loadingdone', again)
  onCleanup(() => {
    observer.disconnect()
    document.fonts.removeEventListener('loadingdone', again)
  })
}
