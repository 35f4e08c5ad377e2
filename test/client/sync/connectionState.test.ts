import { expect, test } from 'vitest'
import { connectionEvents, connectionStates, nextState, transitions, waitBeforeRetryMs } from '../../../client/sync/connectionState.ts'
import { seededRandom } from '../../support/random.ts'

test('[PR40] every state knows what to do on every event', () => {
  for (const state of connectionStates) {
    expect(Object.keys(transitions[state]).toSorted()).toEqual(connectionEvents.toSorted())
  }
})

test('[PR40] the usual day: open, sync, lose the line, come back', () => {
  const day = ['start', 'opened', 'synced', 'lost', 'retry', 'opened', 'synced'] as const
  const states = day.map(((state) => (event: (typeof day)[number]) => (state = nextState(state, event)))('idle' as (typeof connectionStates)[number]))
  expect(states).toEqual(['connecting', 'syncing', 'live', 'waiting', 'connecting', 'syncing', 'live'])
})

test('[PR40] what a person must mend is not retried by itself', () => {
  for (const state of ['signedOut', 'forbidden', 'outdated', 'broken'] as const) {
    expect(nextState(state, 'retry')).toBe(state)
    expect(nextState(state, 'lost')).toBe(state)
  }
  expect(nextState('signedOut', 'start')).toBe('connecting')
  expect(nextState('outdated', 'start')).toBe('outdated')
})

test('[PR40] what cannot happen is reported', () => {
  expect(() => nextState('connecting', 'synced')).toThrow('synced while connecting')
})

test('[PR41] waits double up to a limit, with jitter over the upper half', () => {
  const random = seededRandom(1)
  for (let attempt = 1; attempt < 30; attempt++) {
    const full = Math.min(15_000, 400 * 2 ** (attempt - 1))
    const waits = Array.from({ length: 50 }, () => waitBeforeRetryMs(attempt, random))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(full / 2)
    expect(Math.max(...waits)).toBeLessThanOrEqual(full)
    expect(new Set(waits).size).toBeGreaterThan(20)
  }
})
