import { contents, type Struct } from '../parse/struct.ts'
import type { Ledger } from './ledger.ts'

/**
 * What hangs on a struct that is left out can't be kept either; Yjs would drop it silently. True: nothing is lost.
 * Loss that no refusal of this update explains (the writer builds on something that the server no longer has) is told.
 * @param order all structs, each behind those that it refers to
 */
export function spreadLoss(order: readonly Struct[], ledger: Ledger): boolean {
  if (order.some((struct) => struct.fate === 'lost' && hasContent(struct))) ledger.note('access.outOfStep', {})
  if (ledger.code !== null) {
    for (const struct of order) if (struct.fate === 'kept' && hangsOnLoss(struct)) struct.fate = 'lost'
  }
  return order.every((struct) => struct.fate === 'kept')
}

const hasContent = ({ content }: Struct): boolean => content !== contents.gc && content !== contents.deleted

const isGone = (struct: Struct | null): boolean => struct !== null && struct.fate !== 'kept'

const hangsOnLoss = ({ madeLeft, madeRight, madeParent }: Struct): boolean => isGone(madeLeft) || isGone(madeRight) || isGone(madeParent)
