import type * as Y from 'yjs'
import type { ErrorCode } from '../../../shared/domain/errors.ts'
import type { AccessRule } from '../../../shared/domain/permissions.ts'
import type { TouchedPlace } from '../../../shared/gate/judge/touched.ts'
import { judgeUpdate, type AuthorBinding } from '../../../shared/gate/judgeUpdate.ts'
import type { MalformedReason } from '../../../shared/gate/parse/malformed.ts'
import type { RefusedCell } from '../../../shared/protocol/messageTypes.ts'
import type { Standing } from '../../storage/port/workbookStore.ts'

/** What was not taken, and why. */
export interface Refused {
  readonly code: ErrorCode
  readonly cells: readonly RefusedCell[]
}

/**
 * What becomes of an update: only `update` of an admitted one may touch the document. `left`: what of it was left out;
 * `claims`: client ids that are the writer's from now on; `touched`: where it writes.
 */
export type Verdict =
  | { readonly kind: 'admitted'; readonly update: Uint8Array; readonly claims: readonly number[]; readonly touched: readonly TouchedPlace[]; readonly left: Refused | null }
  | ({ readonly kind: 'refused' } & Refused)
  | { readonly kind: 'malformed'; readonly reason: string }

/** What an honest update looks like when the one before it is missing. */
const gapReasons: ReadonlySet<MalformedReason> = new Set(['clockGap', 'unknownReference', 'deleteOfUnknown'])

/**
 * The one place between reading an update and applying it: who may write what is decided here.
 * @param doc the room's document, unchanged by this call
 * @param rule what the writer may do, by their membership and the workbook's settings
 * @param hasGap whether an update of the same window was refused as a whole, so that what it sends next may build on that
 */
export function admitUpdate(doc: Y.Doc, { user }: Standing, rule: AccessRule, update: Uint8Array, authors: AuthorBinding, hasGap = false): Verdict {
  const verdict = judgeUpdate(doc, update, { userId: user.id }, rule, authors)
  switch (verdict.kind) {
    case 'accepted':
      return { ...verdict, kind: 'admitted', left: null }
    case 'partial':
      return { kind: 'admitted', update: verdict.update, claims: verdict.claims, touched: verdict.touched, left: { code: verdict.code, cells: namedRows(verdict.cells) } }
    case 'refused':
      return { kind: 'refused', code: verdict.code, cells: namedRows(verdict.cells) }
    case 'malformed':
      return hasGap && gapReasons.has(verdict.reason) ? { kind: 'refused', code: 'access.outOfStep', cells: [] } : verdict
  }
}

function namedRows(cells: readonly Partial<RefusedCell>[]): readonly RefusedCell[] {
  return cells.flatMap(({ row, column }) => (row === undefined ? [] : [column === undefined ? { row } : { row, column }]))
}
