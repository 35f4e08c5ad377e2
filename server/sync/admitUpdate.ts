import * as Y from 'yjs'
import type { ErrorCode } from '../../shared/domain/errors.ts'
import type { RefusedCell } from '../../shared/protocol/messageTypes.ts'
import type { Standing } from '../storage/port/workbookStore.ts'

/** What becomes of an update: only `update` of an admitted one may touch the document. */
export type Verdict =
  | { readonly kind: 'admitted'; readonly update: Uint8Array }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly cells: readonly RefusedCell[] }
  | { readonly kind: 'malformed'; readonly reason: string }

/**
 * The one place between reading an update and applying it: who may write what is decided here.
 * @param doc the room's document, unchanged by this call
 */
export function admitUpdate(doc: Y.Doc, writer: Standing, update: Uint8Array): Verdict {
  let decoded: DecodedUpdate
  try {
    decoded = Y.decodeUpdate(update)
  } catch (error) {
    return { kind: 'malformed', reason: String(error) }
  }
  const { role } = writer.membership
  if (role === 'coordinator' || role === 'editor' || holdsNothingNew(doc, decoded)) return { kind: 'admitted', update }
  return { kind: 'refused', code: 'access.readOnly', cells: [] }
}

type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/** Whether a document already holds all of an update: what a reader's answer to the first sync looks like. */
function holdsNothingNew(doc: Y.Doc, { structs, ds }: DecodedUpdate): boolean {
  const known = structs.every(({ id, length }) => id.clock + length <= Y.getState(doc.store, id.client))
  if (!known) return false
  const deleted = Y.createDeleteSetFromStructStore(doc.store)
  return [...ds.clients].every(([client, ranges]) =>
    ranges.every((range) =>
      (deleted.clients.get(client) ?? []).some((d) => d.clock <= range.clock && d.clock + d.len >= range.clock + range.len),
    ),
  )
}
