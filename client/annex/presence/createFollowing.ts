import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import type { Desk } from '../desk.ts'
import type { Peer } from './cursors.ts'

export interface Following {
  /** The colleague whose cell is kept in sight; null: nobody. */
  readonly person: Accessor<Peer | null>
  /** Keeps the cell of a person (user id) in sight until I act; `ended` runs when I did. Null: stops. */
  readonly follow: (person: string | null, ended?: () => void) => void
}

/** Acts of mine that end the following. */
const acts = ['pointerdown', 'keydown', 'wheel'] as const

/** My view goes along with a colleague's; cleans up with its owner. */
export function createFollowing(desk: Desk, peers: Accessor<readonly Peer[]>): Following {
  const [followed, setFollowed] = createSignal<string | null>(null)
  let ended: (() => void) | undefined
  const person = (): Peer | null => peers().find((peer) => peer.person === followed()) ?? null
  const follow = (next: string | null, tell?: () => void): void => {
    ended = tell
    setFollowed(next)
  }
  const stop = (): void => {
    if (followed() === null) return
    const tell = ended
    follow(null)
    tell?.()
  }
  const listening = new AbortController()
  const annex = desk.surface.viewport.closest('.annex')
  for (const act of acts) annex?.addEventListener(act, stop, { signal: listening.signal, capture: true, passive: true })
  createEffect(
    on([person, desk.sheet], ([peer, sheet]) => {
      const row = peer ? sheet.rowIndex(peer.row) : -1
      if (!peer || row < 0) return
      desk.surface.showRow(row)
      const column = sheet.columnIndex(peer.column)
      if (column >= sheet.firstDataColumn && !sheet.spans(row)) desk.surface.showColumn(peer.column)
    }),
  )
  onCleanup(() => listening.abort())
  return { person, follow }
}
