import type { Awareness } from 'y-protocols/awareness'
import { isWellFormedId, type AnnexId, type ColumnId, type RowId } from '../../../shared/domain/ids.ts'

/** Where a colleague works, as their window says; name and unit are set by the server. */
export interface Peer {
  readonly clientId: number
  /** User id; '' when the state names none. */
  readonly person: string
  readonly name: string
  readonly unit: string
  readonly colour: string
  readonly annex: AnnexId
  readonly row: RowId
  readonly column: ColumnId
  /** Caret in the open cell, UTF-16 units; null: only selected. */
  readonly caret: number | null
}

/** The cursor that this window tells the others. */
export interface OwnCursor {
  readonly annex: AnnexId
  readonly row: RowId
  readonly column: ColumnId
  readonly caret: number | null
}

/** A longer name would cover the table. */
const maxNameLength = 40
const colourForm = /^(#[0-9a-fA-F]{3,8}|var\(--[a-z0-9-]+\)|hsl\([\d.,% ]+\)|rgb\([\d.,% ]+\))$/

/** Reads the colleagues in an annex from awareness; states that don't have the shape are left out. */
export function readPeers(awareness: Pick<Awareness, 'getStates' | 'clientID'>, annex: AnnexId): Peer[] {
  const peers: Peer[] = []
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue
    const peer = readPeer(clientId, state)
    if (peer?.annex === annex) peers.push(peer)
  }
  return peers.sort((a, b) => a.clientId - b.clientId)
}

function readPeer(clientId: number, state: Readonly<Record<string, unknown>>): Peer | null {
  const user = (state.user ?? {}) as Record<string, unknown>
  const cursor = (state.cursor ?? {}) as Record<string, unknown>
  const { annex, row, column, caret } = cursor
  if (!isWellFormedId(annex) || !isWellFormedId(row) || !isWellFormedId(column)) return null
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, maxNameLength) : '')
  const colour = text(user.colour)
  return {
    clientId,
    person: isWellFormedId(user.id) ? user.id : '',
    name: text(user.name),
    unit: text(user.unit),
    colour: colourForm.test(colour) ? colour : 'var(--text-muted)',
    annex: annex as AnnexId,
    row: row as RowId,
    column: column as ColumnId,
    caret: typeof caret === 'number' && Number.isInteger(caret) && caret >= 0 ? caret : null,
  }
}
