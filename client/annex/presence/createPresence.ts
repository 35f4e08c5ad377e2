import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js'
import { activeCell } from '../commands/selectedCells.ts'
import type { Desk } from '../desk.ts'
import type { Editor } from '../editing/editor.ts'
import { readPeers, type OwnCursor, type Peer } from './cursors.ts'

/** How often a moving cursor is told at most, milliseconds: 20 times a second looks steady and costs little. */
const tellEveryMs = 50

/** The colleagues in this annex, live. */
export function createPeers(desk: Pick<Desk, 'session'>): Accessor<readonly Peer[]> {
  const { awareness, projection } = desk.session
  const read = (): readonly Peer[] => readPeers(awareness, projection.annex)
  const [peers, setPeers] = createSignal(read(), { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
  const update = (): void => void setPeers(read())
  awareness.on('change', update)
  onCleanup(() => awareness.off('change', update))
  return peers
}

/** Tells the others where this window works: the active cell, and the caret while it is open. */
export function tellCursor(desk: Desk, editor: Editor): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let next: OwnCursor | null = null
  let told = 0
  const tell = (): void => {
    timer = undefined
    told = performance.now()
    desk.session.awareness.setLocalStateField('cursor', next)
  }
  createEffect(() => {
    desk.selection()
    desk.sheet()
    const open = editor.open()
    const caret = open ? editor.typed().caret : null
    const cell = open?.cell ?? activeCell(desk)?.cell
    next = cell ? { annex: desk.session.projection.annex, row: cell.row, column: cell.column, caret } : null
    timer ??= setTimeout(tell, Math.max(0, tellEveryMs - (performance.now() - told)))
  })
  onCleanup(() => {
    clearTimeout(timer)
    desk.session.awareness.setLocalStateField('cursor', null)
  })
}
