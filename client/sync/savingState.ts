import type { ConnectionState } from './connectionState.ts'

/** What the status bar says of my edits. "saved" only when the server has all of them on disk. */
export type SavingState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'storageFailed'; readonly waiting: number }

/** What to say, from the connection, the outbox's count and whether the server can store. */
export function savingState(connection: ConnectionState, waiting: number, storageFailed: boolean): SavingState {
  if (storageFailed) return { kind: 'storageFailed', waiting }
  if (connection === 'live' || connection === 'syncing') return waiting === 0 ? (connection === 'live' ? { kind: 'saved' } : { kind: 'opening' }) : { kind: 'saving' }
  if ((connection === 'idle' || connection === 'connecting') && waiting === 0) return { kind: 'opening' }
  return { kind: 'offline', waiting }
}
