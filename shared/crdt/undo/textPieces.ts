import * as Y from 'yjs'

/** Clocks [clock, clock + length) of one client: the identities of so many characters. */
export interface IdRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** Characters that a transaction deleted. Their identities stay in the text as tombstones, and mark the place. */
export interface DeletedPiece {
  readonly range: IdRange
  readonly text: string
}

/** What one transaction did to one Y.Text, by identity: others may edit around it, and it can still be undone. */
export interface TextPieces {
  readonly inserted: readonly IdRange[]
  readonly deleted: readonly DeletedPiece[]
}

/** The items of a text in order, deleted ones too. Yjs keeps them in a linked list. */
function* itemsOf(text: Y.Text): Generator<Y.Item> {
  for (let item = text._start; item !== null; item = item.right) yield item
}

/** Reads what the event's transaction did. Call it inside an observer: afterwards Yjs drops deleted content. */
export function readPieces(event: Y.YTextEvent): TextPieces {
  const inserted: IdRange[] = []
  const deleted: DeletedPiece[] = []
  for (const item of itemsOf(event.target)) {
    const range: IdRange = { client: item.id.client, clock: item.id.clock, length: item.length }
    const added = event.adds(item)
    if (added && !item.deleted) inserted.push(range)
    if (!added && event.deletes(item) && item.content instanceof Y.ContentString) {
      deleted.push({ range, text: item.content.str })
    }
  }
  return { inserted, deleted }
}

/** Deletes the characters of `ranges` that are still there, and no others. */
export function deleteRanges(text: Y.Text, ranges: readonly IdRange[]): void {
  const spans: { at: number; length: number }[] = []
  let at = 0
  for (const item of itemsOf(text)) {
    if (item.deleted || !item.countable) continue
    for (const range of ranges) {
      if (range.client !== item.id.client) continue
      const from = Math.max(range.clock, item.id.clock)
      const to = Math.min(range.clock + range.length, item.id.clock + item.length)
      if (from < to) spans.push({ at: at + from - item.id.clock, length: to - from })
    }
    at += item.length
  }
  for (const span of spans.sort((a, b) => b.at - a.at)) text.delete(span.at, span.length)
}

/**
 * Puts deleted characters back, each piece right behind its own tombstone; returns which clocks the copies got.
 * Not by `Y.Text.insert`: it takes an index of visible characters, so that pieces deleted one by one beside each other
 * would come back in the wrong order ("bc" as "cb").
 */
export function reinsert(transaction: Y.Transaction, text: Y.Text, pieces: readonly DeletedPiece[]): { from: IdRange; toClock: number }[] {
  const { doc } = transaction
  const copies: { from: IdRange; toClock: number }[] = []
  for (const { range, text: content } of pieces) {
    const last = Y.createID(range.client, range.clock + range.length - 1)
    const tombstone = Y.getItemCleanEnd(transaction, doc.store, last)
    if (!(tombstone instanceof Y.Item) || tombstone.parent !== text) continue // purged by a compaction
    const toClock = Y.getState(doc.store, doc.clientID)
    const { right } = tombstone
    const copy = new Y.Item(Y.createID(doc.clientID, toClock), tombstone, last, right, right?.id ?? null, text, null, new Y.ContentString(content))
    copy.integrate(transaction, 0)
    copies.push({ from: range, toClock })
  }
  // Yjs caches indexes of its own inserts only; a stale one would make the next delete hit other letters.
  if (text._searchMarker) text._searchMarker.length = 0
  return copies
}
