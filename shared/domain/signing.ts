import type { UnitId, UserId } from './ids.ts'
import type { WorkbookState } from './permissions.ts'

/**
 * The way of a workbook to its signature: the coordinator closes the draft, units agree or object, the agreed content is
 * frozen and later issued; whoever opens it again says why. Every act is kept for ever.
 */
export const signingActs = ['close', 'agree', 'object', 'freeze', 'issue', 'reopen'] as const
export type SigningAct = (typeof signingActs)[number]

export interface SigningEvent {
  readonly act: SigningAct
  /** Milliseconds since 1970. */
  readonly at: number
  readonly userId: UserId
  /** For which unit; empty: for none. */
  readonly unit: UnitId | ''
  /** The reason of an objection or of opening again; the name of a version; the number of an issued plan. */
  readonly text: string
  /** The version that was frozen or issued; 0: none. */
  readonly version: number
  /** ISO date of an issued plan; empty for every other act. */
  readonly date: string
}

/** `open`: it is written; `confirming`: closed, units say yes or no; `frozen`: nobody writes. */
export type SigningPhase = 'open' | 'confirming' | 'frozen'

export function phaseOf(state: WorkbookState): SigningPhase {
  if (state === 'issued') return 'frozen'
  return state === 'submitted' ? 'confirming' : 'open'
}

/** The state that an act leads to; absent: it stays. */
export const stateAfter: Readonly<Partial<Record<SigningAct, WorkbookState>>> = { close: 'submitted', freeze: 'issued', reopen: 'draft' }

const phases: Readonly<Record<SigningAct, readonly SigningPhase[]>> = {
  close: ['open'],
  agree: ['confirming'],
  object: ['confirming'],
  freeze: ['confirming'],
  issue: ['frozen'],
  reopen: ['confirming', 'frozen'],
}

/** Whether an act belongs to a phase. */
export const fitsPhase = (act: SigningAct, phase: SigningPhase): boolean => phases[act].includes(phase)

/** Acts of units; all others are the coordinator's. */
export const isUnitAct = (act: SigningAct): boolean => act === 'agree' || act === 'object'

/** What a unit says of the closed draft; `event` is its last word. */
export interface UnitStand {
  readonly unit: UnitId
  readonly stand: 'waiting' | 'agreed' | 'objected'
  readonly event?: SigningEvent
}

/** What units said since the draft was last closed; each unit's last word counts. */
export function unitStands(events: readonly SigningEvent[], units: readonly UnitId[]): readonly UnitStand[] {
  const closed = events.findLastIndex(({ act }) => act === 'close')
  const round = closed < 0 ? [] : events.slice(closed)
  return units.map((unit): UnitStand => {
    const event = round.findLast((each) => isUnitAct(each.act) && each.unit === unit)
    return event ? { unit, stand: event.act === 'agree' ? 'agreed' : 'objected', event } : { unit, stand: 'waiting' }
  })
}

/** What is known of a version's issue; `undefined`: not issued. The last word counts: a wrong number is set right by issuing again. */
export function issueOf(events: readonly SigningEvent[], version: number): { readonly planNumber: string; readonly date: string } | undefined {
  const event = events.findLast((each) => each.act === 'issue' && each.version === version)
  return event && { planNumber: event.text, date: event.date }
}
