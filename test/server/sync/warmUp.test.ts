import { expect, test } from 'vitest'
import { warmUp } from '../../../server/sync/warmUp.ts'
import { seededRandom } from '../../support/random.ts'

test('every keystroke that a server plays to itself before people come goes the whole way of an edit', () => {
  let now = 1_000
  // Beyond the sentence each letter comes with a deletion, an update of its own.
  const taken = warmUp(seededRandom(3), () => (now += 10), 300)
  expect(taken).toBeGreaterThanOrEqual(300)
  expect(taken).toBeLessThanOrEqual(600)
})
