import { contentHash } from '../../shared/crdt/contentHash.ts'
import { seededRandom } from '../support/random.ts'
import { randomActs, type Act } from './acts.ts'
import { World } from './world.ts'

export interface Run {
  readonly seed: number
  readonly people: number
  readonly acts: readonly Act[]
}

/** The run of a seed: 3 to 5 offices and `length` acts. */
export function runOf(seed: number, length = 60): Run {
  const random = seededRandom(seed)
  const people = 3 + Math.floor(random() * 3)
  return { seed, people, acts: randomActs(random, length, people) }
}

/** Plays a run; null when all replicas, the server's copy and a reload of its log agree, else what differs. */
export function simulate(run: Run): string | null {
  const world = new World(run.seed, run.people)
  run.acts.forEach((act, step) => world.run(act, step, run.seed))
  world.settle()
  const docs = [...world.people.map((person) => person.ctx.doc), world.server, world.reloaded()]
  const hashes = docs.map(contentHash)
  return new Set(hashes).size === 1 ? null : `hashes differ: ${hashes.map((hash) => hash.slice(0, 8)).join(' ')}`
}
