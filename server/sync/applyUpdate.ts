import * as Y from 'yjs'

/** What an update did to a document. */
export interface Applied {
  /** Null when the document already held all of it. */
  readonly stored: Uint8Array | null
}

/**
 * Applies an update and says what of it is worth storing.
 * @param trim give back only what was new (for a client's whole answer to the first sync) instead of the sender's bytes
 * @throws whatever Yjs throws; the document is then no longer to be trusted
 */
export function applyUpdate(doc: Y.Doc, update: Uint8Array, trim: boolean): Applied {
  const { pendingStructs, pendingDs } = doc.store
  let changed = false
  let fresh: Uint8Array | null = null
  const note = (transaction: Y.Transaction): void => {
    changed ||= transaction.deleteSet.clients.size > 0 || differs(transaction.beforeState, transaction.afterState)
  }
  const keep = (emitted: Uint8Array): void => {
    fresh = emitted
  }
  doc.on('afterTransaction', note)
  if (trim) doc.on('update', keep)
  try {
    Y.applyUpdate(doc, update)
  } finally {
    doc.off('afterTransaction', note)
    if (trim) doc.off('update', keep)
  }
  // What depends on something unseen waits inside the document: it must be kept whole.
  const waits = doc.store.pendingStructs !== pendingStructs || doc.store.pendingDs !== pendingDs
  if (waits) return { stored: update }
  return { stored: changed ? (fresh ?? update) : null }
}

function differs(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): boolean {
  if (before.size !== after.size) return true
  for (const [client, clock] of after) if (before.get(client) !== clock) return true
  return false
}
