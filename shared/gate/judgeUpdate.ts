import * as Y from 'yjs'
import type { UserId } from '../domain/ids.ts'
import type { AccessRule } from '../domain/permissions.ts'
import { allChecks, type Checks } from './checks.ts'
import { encodeUpdate } from './encodeUpdate.ts'
import { ChangeCollector } from './judge/changes.ts'
import { keptDeletes } from './judge/keptDeletes.ts'
import { DocumentFacts } from './judge/documentFacts.ts'
import { judgeFrame } from './judge/judgeFrame.ts'
import { RowJudge } from './judge/judgeRows.ts'
import { Ledger, refuseStrange, type GateCode, type RefusedPlace } from './judge/ledger.ts'
import { spreadLoss } from './judge/loss.ts'
import { DeletedHere } from './judge/outcome.ts'
import { gateLimits } from './parse/gateLimits.ts'
import { MalformedUpdate, TooManyParts, type MalformedReason } from './parse/malformed.ts'
import { touchedPlaces, type TouchedPlace } from './judge/touched.ts'
import { parseUpdate } from './parse/parseUpdate.ts'
import type { ParsedUpdate, Struct } from './parse/struct.ts'
import { DocumentView } from './place/documentView.ts'
import { PlaceFinder } from './place/findPlaces.ts'
import { trimKnown } from './place/trimKnown.ts'

/** Who first wrote under a client id, as far as is known. The caller keeps it, for each room. */
export interface AuthorBinding {
  authorOf(client: number): UserId | undefined
}

/**
 * What becomes of an update.
 * `accepted`: all of `update` may be applied. `partial`: `update` leaves out what `cells` and `code` say, clocks stay
 * without a gap, so that the writer can go on. `refused`: nothing may be applied. `malformed`: no honest client sends it.
 * `claims`: client ids to be bound to the writer when the update has been applied. `touched`: where it writes, for the log.
 */
export type Verdict =
  | { readonly kind: 'accepted'; readonly update: Uint8Array; readonly claims: readonly number[]; readonly touched: readonly TouchedPlace[] }
  | {
      readonly kind: 'partial'
      readonly update: Uint8Array
      readonly claims: readonly number[]
      readonly touched: readonly TouchedPlace[]
      readonly code: GateCode
      readonly cells: readonly RefusedPlace[]
    }
  | { readonly kind: 'refused'; readonly code: GateCode; readonly cells: readonly RefusedPlace[] }
  | { readonly kind: 'malformed'; readonly reason: MalformedReason }

export interface Writer {
  readonly userId: UserId
}

/**
 * Judges one update against the document as it stands. Changes nothing; what is to be applied is exactly what was
 * looked at. Rules: shared/SPEC.md, GT.
 * @param update format 1, as it came from the wire
 */
export function judgeUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  writer: Writer,
  rule: AccessRule,
  binding: AuthorBinding,
  checks: Checks = allChecks,
): Verdict {
  try {
    return judge(new DocumentView(doc), update, writer, rule, binding, checks)
  } catch (error) {
    if (error instanceof MalformedUpdate) return { kind: 'malformed', reason: error.reason }
    if (error instanceof TooManyParts) return { kind: 'refused', code: isReader(rule) ? 'access.readOnly' : 'access.tooMuch', cells: [] }
    throw error
  }
}

function judge(view: DocumentView, update: Uint8Array, writer: Writer, rule: AccessRule, binding: AuthorBinding, checks: Checks): Verdict {
  const parsed = parseUpdate(update, checks, isReader(rule) ? gateLimits.readerStructs : gateLimits.structs, view.structs)
  try {
    const verdict = judgeParsed(view, parsed, update, writer, rule, binding, checks)
    return isReader(rule) && verdict.kind === 'partial' ? { kind: 'refused', code: verdict.code, cells: [] } : verdict
  } catch (error) {
    // What a reader wrote before was refused as a whole: a gap in its clocks is what must follow.
    if (isReader(rule) && error instanceof MalformedUpdate) return { kind: 'refused', code: 'access.readOnly', cells: [] }
    throw error
  }
}

const isReader = ({ role }: AccessRule): boolean => role === 'viewer' || role === 'commenter'

function judgeParsed(
  view: DocumentView,
  parsed: ParsedUpdate,
  update: Uint8Array,
  { userId }: Writer,
  rule: AccessRule,
  binding: AuthorBinding,
  checks: Checks,
): Verdict {
  // Before gaps are looked for: what was refused so as a whole leaves one, in all that its sender writes next.
  if (checks.authorBound && freshClients(parsed, view).some((client) => (binding.authorOf(client) ?? userId) !== userId)) {
    return { kind: 'refused', code: 'access.foreignAuthor', cells: [] }
  }
  const isCut = trimKnown(parsed, view, checks) || !parsed.isPlain
  const claims = [...parsed.blocks.keys()].filter((client) => binding.authorOf(client) === undefined)
  const finder = new PlaceFinder(parsed.blocks, view, checks)
  finder.run()
  const changes = collect(parsed, finder.order, view, checks)
  const ledger = new Ledger()
  const facts = new DocumentFacts(view.doc, rule)
  const context = { me: userId, deletedHere: new DeletedHere(parsed.deletes), checks }
  if (checks.knownRoot) refuseStrange(changes, ledger)
  judgeFrame(changes, rule, facts, context, ledger)
  new RowJudge(rule, facts, context, ledger).judge(changes)
  const isWhole = spreadLoss(finder.order, ledger)
  const touched = touchedPlaces(changes)
  if (!isCut && isWhole && ledger.code === null) return { kind: 'accepted', update, claims, touched }
  const encoded = encodeUpdate(parsed.blocks, keptDeletes(parsed.deletes, changes.deletions))
  if (ledger.code === null) return { kind: 'accepted', update: encoded, claims, touched }
  return { kind: 'partial', update: encoded, claims, touched, code: ledger.code, cells: ledger.places }
}

/** Client ids under which an update brings something new. */
function freshClients({ blocks }: ParsedUpdate, view: DocumentView): number[] {
  const fresh: number[] = []
  for (const { client, structs } of blocks.values()) {
    const last = structs.at(-1)
    if (last && last.clock + last.length > view.state(client)) fresh.push(client)
  }
  return fresh
}

function collect({ blocks, deletes }: ParsedUpdate, order: readonly Struct[], view: DocumentView, checks: Checks): ChangeCollector {
  const changes = new ChangeCollector()
  for (const struct of order) changes.addStruct(struct)
  for (const range of deletes) {
    const last = blocks.get(range.client)?.structs.at(-1)
    const end = last ? last.clock + last.length : view.state(range.client)
    if (checks.deleteOfUnknown && range.clock + range.length > end) throw new MalformedUpdate('deleteOfUnknown')
    changes.addDeletes(range, view)
  }
  return changes
}
