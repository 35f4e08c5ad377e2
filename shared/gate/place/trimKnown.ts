import type { Checks } from '../checks.ts'
import { gateLimits } from '../parse/gateLimits.ts'
import { MalformedUpdate } from '../parse/malformed.ts'
import { contents, type ParsedUpdate, type Struct } from '../parse/struct.ts'
import type { DocumentView } from './documentView.ts'

/**
 * Leaves of an update only what the document does not hold yet; whether anything went. Known structs are not harmless
 * to Yjs (it looks at what they refer to before it sees that they are known), and what they hold can't be believed.
 */
export function trimKnown({ blocks }: ParsedUpdate, view: DocumentView, checks: Checks): boolean {
  let trimmed = false
  for (const [client, block] of blocks) {
    const known = view.state(client)
    const last = block.structs.at(-1) as Struct
    if (checks.trimKnown && last.clock + last.length <= known) {
      trimmed = true
      blocks.delete(client)
      continue
    }
    const first = block.structs[0] as Struct
    if (checks.clockGap && first.clock > known) throw new MalformedUpdate('clockGap')
    if (checks.trimKnown && first.clock < known) {
      trimmed = true
      block.structs = block.structs.filter((struct) => struct.clock + struct.length > known)
      cutFront(block.structs[0] as Struct, known)
    }
  }
  if (blocks.size > gateLimits.freshClients) throw new MalformedUpdate('tooManyClients')
  return trimmed
}

/** What Yjs does when it integrates a struct of which it knows the front. */
function cutFront(struct: Struct, from: number): void {
  const cut = from - struct.clock
  if (cut <= 0) return
  struct.clock = from
  struct.length -= cut
  if (struct.content === contents.gc) return
  const before = struct.text.charCodeAt(cut - 1)
  struct.text = struct.text.slice(cut)
  // Cut inside a surrogate pair, Yjs writes the sign of a lost character for both halves.
  if (before >= 0xd800 && before <= 0xdbff) struct.text = `\uFFFD${struct.text.slice(1)}`
  struct.values = struct.values.slice(cut)
  struct.originClient = struct.client
  struct.originClock = from - 1
  struct.root = null
  struct.key = null
}
