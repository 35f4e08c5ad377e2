import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** This browser's copy of a workbook: what was typed survives a closed tab, before the server has it. */
export interface LocalCopy {
  /** Edits that an earlier visit left unacknowledged. */
  readonly unsent: number
  /** The origin of what the copy writes into the document. */
  readonly origin: object
  rememberUnsent(count: number): void
  /** Forgets the copy (after a refusal, to start again from the server's). */
  clear(): Promise<void>
  destroy(): void
}

const unsentKey = 'unsent'

/**
 * Opens the copy and loads it into `doc`. Copies belong to one person: on a shared PC another person's unsent edits
 * must not go out under my name.
 */
export async function openLocalCopy(doc: Y.Doc, workbook: string, person: string, report: (error: unknown) => void): Promise<LocalCopy> {
  const persistence = new IndexeddbPersistence(`phuluc/${person}/${workbook}`, doc)
  await persistence.whenSynced
  const stored: unknown = await persistence.get(unsentKey)
  return {
    unsent: typeof stored === 'number' ? stored : 0,
    origin: persistence,
    rememberUnsent: (count) => void persistence.set(unsentKey, count).catch(report),
    clear: () => persistence.clearData(),
    destroy: () => void persistence.destroy().catch(report),
  }
}
