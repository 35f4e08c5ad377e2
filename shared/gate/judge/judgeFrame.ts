import { isColumnRole } from '../../domain/columns.ts'
import { mayEditColumns, mayEditFacts, mayEditUnits, type AccessRule, type May } from '../../domain/permissions.ts'
import { contents, typeKinds } from '../parse/struct.ts'
import type { RootName } from '../place/place.ts'
import type { Change, Changes, EntryChange, RootChange } from './changes.ts'
import type { DocumentFacts } from './documentFacts.ts'
import { isFit, type KeyContext } from './judgeRegister.ts'
import type { Ledger } from './ledger.ts'
import { currentItem } from './outcome.ts'

type FrameRoot = Exclude<RootName, 'rows'>

const mayEdit: Readonly<Record<FrameRoot, (rule: AccessRule) => May>> = {
  meta: mayEditFacts,
  units: mayEditUnits,
  annexes: mayEditFacts,
  columns: mayEditColumns,
}

/** Judges what an update does to facts, units, annexes and columns. */
export function judgeFrame(changes: Changes, rule: AccessRule, facts: DocumentFacts, context: KeyContext, ledger: Ledger): void {
  for (const [name, may] of Object.entries(mayEdit) as [FrameRoot, (rule: AccessRule) => May][]) {
    const root = changes.roots.get(name)
    if (!root) continue
    const answer = context.checks.rights ? may(rule) : true
    if (answer !== true) refuseRoot(root, answer, ledger)
    else if (name === 'meta') judgeKeys(root.own.values(), name, context, ledger)
    else judgeEntries(root, name, facts, context, ledger)
  }
}

function refuseRoot(root: RootChange, code: Exclude<May, true>, ledger: Ledger): void {
  for (const change of root.own.values()) ledger.refuse(change, code)
  for (const entry of root.entries.values()) ledger.refuseEntry(entry, code, {})
}

function judgeKeys(keys: Iterable<Change>, root: RootName, context: KeyContext, ledger: Ledger): void {
  for (const change of keys) if (!isFit(change, root, context)) ledger.refuse(change, 'access.unfit')
}

function judgeEntries(root: RootChange, name: FrameRoot, facts: DocumentFacts, context: KeyContext, ledger: Ledger): void {
  for (const change of root.own.values()) {
    if (!isNewEntry(change, context)) {
      ledger.refuse(change, 'access.unfit')
      continue
    }
    const role = root.entries.get(change.key)?.keys.get('role')?.made.at(-1)?.values[0]
    if (name === 'columns') facts.addFreshColumn(change.key, isColumnRole(role) ? role : 'other')
  }
  for (const entry of root.entries.values()) {
    if (context.checks.fitValue && holdsTooMuch(entry)) ledger.refuseEntry(entry, 'access.unfit', {})
    else judgeKeys(entry.keys.values(), name, context, ledger)
  }
}

/** Keys of one row, unit or column: cells of 64 columns, offices, marks and remarks stay far below. */
const maxKeys = 4_000

export function holdsTooMuch({ keys }: EntryChange): boolean {
  if (keys.size > maxKeys) return true
  const [first] = keys.values()
  return keys.size + (first?.container.type?._map.size ?? 0) > 2 * maxKeys
}

/** An entry is made once; it is never taken away or made over again. */
export function isNewEntry(change: Change, { deletedHere, checks }: KeyContext): boolean {
  if (!checks.entryStays) return true
  const [maker, ...more] = change.made
  if (change.removed.length > 0 || currentItem(change) !== null || !maker || more.length > 0) return false
  return maker.content === contents.type && maker.typeKind === typeKinds.map && !deletedHere.has(maker)
}
