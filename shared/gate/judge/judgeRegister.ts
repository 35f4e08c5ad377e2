import type { UserId } from '../../domain/ids.ts'
import type { Checks } from '../checks.ts'
import { contents } from '../parse/struct.ts'
import type { RootName } from '../place/place.ts'
import type { Change } from './changes.ts'
import { outcomeOf, type DeletedHere } from './outcome.ts'
import { registerOf } from './registers.ts'

/** What the judging of single keys needs. */
export interface KeyContext {
  readonly me: UserId
  readonly deletedHere: DeletedHere
  readonly checks: Checks
}

/** Whether what an update writes under a key is what the schema wants there. Rights are another question. */
export function isFit(change: Change, root: RootName, { me, deletedHere, checks }: KeyContext): boolean {
  const register = registerOf(root, change.key)
  if (register === null) return !checks.fitValue
  for (const struct of change.made) {
    if (struct.content === contents.deleted) continue
    const value = struct.values[0]
    if (checks.fitValue && (struct.content !== contents.value || !register.fits(value))) return false
    if (checks.tombstoneAuthor && register.isTombstone && (value as { by?: unknown } | undefined)?.by !== me) return false
  }
  return !(checks.registerStays && register.stays && outcomeOf(change, deletedHere).kind === 'absent')
}
