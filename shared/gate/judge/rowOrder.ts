import type { Change, EntryChange } from './changes.ts'
import type { DocumentFacts } from './documentFacts.ts'
import type { GateCode } from './ledger.ts'
import { outcomeOf, type DeletedHere } from './outcome.ts'

/** A new place for a row that the writer may not move. */
export interface Replacing {
  readonly row: string
  readonly change: Change
  readonly code: GateCode
}

interface Place {
  readonly id: string
  readonly key: string
}

const byPlace = (a: Place, b: Place): number => (a.key !== b.key ? (a.key < b.key ? -1 : 1) : a.id < b.id ? -1 : 1)

/**
 * When order keys have grown too long, whoever inserts gives all siblings fresh ones (RW4), those of other units too.
 * That is no move as long as the others stand among each other as before. Returns the moves that are moves.
 */
export function keepsOrder(
  moves: readonly Replacing[],
  entries: ReadonlyMap<string, EntryChange>,
  facts: DocumentFacts,
  deletedHere: DeletedHere,
  isOwn: (row: string) => boolean,
): readonly Replacing[] {
  const placeAfter = (row: string): readonly [unknown, string] | null => {
    const change = entries.get(row)?.keys.get('pos')
    const outcome = change && outcomeOf(change, deletedHere)
    return outcome?.kind === 'made' ? (outcome.struct.values[0] as readonly [unknown, string]) : null
  }
  const parentOf = (row: string): unknown => (facts.register(row, 'pos') as readonly unknown[] | undefined)?.[0]
  const kept = new Map<unknown, boolean>()
  const isKept = (parent: unknown): boolean => {
    const known = kept.get(parent)
    if (known !== undefined) return known
    const before = facts.childrenOf(String(parent)).filter(({ id }) => !isOwn(id)).sort(byPlace)
    const after = before.map(({ id, key }) => ({ id, key: placeAfter(id)?.[1] ?? key })).sort(byPlace)
    const same = before.every(({ id }, i) => after[i]?.id === id)
    kept.set(parent, same)
    return same
  }
  const staysUnder = (row: string): boolean => {
    const after = placeAfter(row)
    return after === null || after[0] === parentOf(row)
  }
  // One row that leaves its parent among them makes the whole order another one.
  const leaving = new Set(moves.filter(({ row }) => !staysUnder(row)).map(({ row }) => parentOf(row)))
  return moves.filter(({ row }) => leaving.has(parentOf(row)) || !isKept(parentOf(row)))
}
