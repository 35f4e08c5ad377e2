import type { RowKind } from '../../shared/domain/annex.ts'
import type { AnnexHandle } from '../annex/annexHandle.ts'
import type { Replica, Replicas } from './replicas.ts'

/** What the browser tests reach of the playground: both copies, the line between them, the handle of the first view. */
export interface Playfield extends Replicas {
  /** Messages shown so far. */
  readonly notices: string[]
  readonly write: (who: Replica, row: number, column: string, text: string) => void
  readonly insert: (who: Replica, row: number, column: string, at: number, text: string) => void
  readonly convert: (who: Replica, from: number, to: number, kind: RowKind) => void
  /** An empty task above a row. */
  readonly insertRow: (who: Replica, row: number) => void
  /** Takes the first view out of the page, or puts a new one in. */
  readonly show: (shown: boolean) => void
  readonly remove: (who: Replica, row: number) => void
  handle?: AnnexHandle
}

declare global {
  interface Window {
    playground?: Playfield
  }
}
