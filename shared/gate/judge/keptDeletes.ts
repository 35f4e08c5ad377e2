import type { DeleteRange } from '../parse/struct.ts'
import type { Deletion } from './changes.ts'

/** The delete set without what must stay alive. Both lists are sorted once and walked once. */
export function keptDeletes(deletes: readonly DeleteRange[], deletions: readonly Deletion[]): readonly DeleteRange[] {
  const holes = deletions
    .filter((deletion) => deletion.dropped)
    .map(({ item, clock, length }) => ({ client: item.id.client, clock, length }))
    .sort(byPlace)
  if (holes.length === 0) return deletes
  const kept: DeleteRange[] = []
  let next = 0
  for (const { client, clock, length } of deletes.toSorted(byPlace)) {
    let from = clock
    const end = clock + length
    for (let hole = holes[next]; hole && (hole.client < client || (hole.client === client && hole.clock < end)); hole = holes[(next += 1)]) {
      if (hole.client < client) continue
      if (hole.clock > from) kept.push({ client, clock: from, length: hole.clock - from })
      from = hole.clock + hole.length
    }
    if (from < end) kept.push({ client, clock: from, length: end - from })
  }
  return kept
}

const byPlace = (a: DeleteRange, b: DeleteRange): number => a.client - b.client || a.clock - b.clock
