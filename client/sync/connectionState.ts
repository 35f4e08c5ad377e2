/**
 * The life of one connection to a workbook, as a table: what happens next is looked up, never worked out on the way.
 * Side effects (timers, sockets) belong to liveWorkbook.ts.
 */

export const connectionStates = ['idle', 'connecting', 'syncing', 'live', 'waiting', 'signedOut', 'forbidden', 'outdated', 'broken', 'closed'] as const
export type ConnectionState = (typeof connectionStates)[number]

export const connectionEvents = ['start', 'opened', 'synced', 'lost', 'retry', 'expired', 'refused', 'outdated', 'malformed', 'stop'] as const
export type ConnectionEvent = (typeof connectionEvents)[number]

/** A state to go to; `null`: the event changes nothing in this state; 'never': it cannot happen, and is reported. */
type Cell = ConnectionState | null | 'never'

const ended = { lost: null, synced: null, opened: null, expired: null, refused: null, outdated: null, malformed: null, retry: null } as const
const failing = { lost: 'waiting', expired: 'signedOut', refused: 'forbidden', outdated: 'outdated', malformed: 'broken', stop: 'closed' } as const

/** States × events; the type makes it complete. */
export const transitions: Readonly<Record<ConnectionState, Readonly<Record<ConnectionEvent, Cell>>>> = {
  idle: { ...ended, start: 'connecting', stop: 'closed' },
  connecting: { ...failing, start: null, opened: 'syncing', synced: 'never', retry: null },
  syncing: { ...failing, start: null, opened: 'never', synced: 'live', retry: null },
  live: { ...failing, start: null, opened: 'never', synced: null, retry: null },
  waiting: { ...failing, lost: null, start: 'connecting', opened: 'never', synced: 'never', retry: 'connecting' },
  // A person must act; then the page starts the connection again, and unsent edits go out with it.
  signedOut: { ...ended, start: 'connecting', stop: 'closed' },
  forbidden: { ...ended, start: 'connecting', stop: 'closed' },
  outdated: { ...ended, start: null, stop: 'closed' },
  broken: { ...ended, start: 'connecting', stop: 'closed' },
  closed: { ...ended, start: 'connecting', stop: null },
}

/** The state after `event`. @throws Error when the event cannot happen in this state: a fault of ours */
export function nextState(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  const cell = transitions[state][event]
  if (cell === 'never') throw new Error(`connection: ${event} while ${state}`)
  return cell ?? state
}

/** The shortest wait before coming back, milliseconds: a restart of the server takes about a second. */
const firstWaitMs = 400
/** The longest: a person who looks at "Đang kết nối lại…" should not wait for more than a breath. */
const longestWaitMs = 15_000

/**
 * Milliseconds before attempt `attempt` (from 1): doubling, with jitter over the upper half, so that a hundred clients
 * of a restarted server don't come back in one moment. `random` is uniform in [0, 1).
 */
export function waitBeforeRetryMs(attempt: number, random: () => number): number {
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt - 1, 20))
  return Math.round(full * (0.5 + random() / 2))
}
