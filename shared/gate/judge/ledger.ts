import type { ErrorCode } from '../../domain/errors.ts'
import type { Change, Changes, EntryChange } from './changes.ts'

/** Codes of what the gate itself refuses, beside the refusals of the rights. */
export type GateCode = Extract<ErrorCode, `access.${string}`>

/** One cell that an update may not write; no `column`: the row as such; neither: something outside of the rows. */
export interface RefusedPlace {
  readonly row?: string
  readonly column?: string
}

/** Cells named in one answer at most: more help nobody. */
const maxPlaces = 1_000

/** What of an update was refused, and why. */
export class Ledger {
  code: GateCode | null = null
  readonly places: RefusedPlace[] = []
  readonly #said = new Set<string>()

  /** Refuses a change as a whole: what it makes and what it takes away. */
  refuse(change: Change, code: GateCode, place: RefusedPlace = {}): void {
    for (const struct of change.made) struct.fate = 'forbidden'
    for (const deletion of change.removed) deletion.dropped = true
    this.note(code, place)
  }

  /** Refuses all that an update does within an entry. */
  refuseEntry(entry: EntryChange | undefined, code: GateCode, place: RefusedPlace): void {
    for (const change of [...(entry?.keys.values() ?? []), ...(entry?.texts.values() ?? [])]) this.refuse(change, code, place)
    this.note(code, place)
  }

  note(code: GateCode, { row, column }: RefusedPlace): void {
    this.code ??= code
    const name = `${row ?? ''}/${column ?? ''}`
    if (row === undefined || this.#said.has(name) || this.places.length >= maxPlaces) return
    this.#said.add(name)
    this.places.push(column === undefined ? { row } : { row, column })
  }
}

/** All that was collected can't be ours. */
export function refuseStrange({ strange }: Changes, ledger: Ledger): void {
  for (const change of strange) ledger.refuse(change, 'access.unfit')
}
