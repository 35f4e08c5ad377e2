import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { Random } from '../../domain/ids.ts'

/** Longer keys are a sign of endless inserting at one place: then the siblings get fresh keys. UTF-16 units. */
export const maxOrderKeyLength = 64

/**
 * How often the gap is halved by a coin before a key is taken. With 16 flips, five people who insert in one gap at
 * once got an equal key in none of 2,000 trials; plain midpoints always collide, and nothing fits between equal keys.
 */
const flips = 16

interface Gap {
  low: string | null
  high: string | null
}

function narrowed(low: string | null, high: string | null, random: Random): Gap {
  const gap: Gap = { low, high }
  if (low === null || high === null) {
    const middle = generateKeyBetween(low, high)
    if (high === null) gap.high = generateKeyBetween(middle, null)
    if (low === null) gap.low = generateKeyBetween(null, middle)
  }
  for (let i = 0; i < flips; i++) {
    const middle = generateKeyBetween(gap.low, gap.high)
    if (random() < 0.5) gap.low = middle
    else gap.high = middle
  }
  return gap
}

/**
 * `count` keys in order, strictly between `low` and `high` (null: open end). The block is spread inside a gap that was
 * first narrowed at random, so that blocks which two people paste at one place don't interleave.
 */
export function keysBetween(low: string | null, high: string | null, count: number, random: Random): string[] {
  if (count === 0) return []
  const gap = narrowed(low, high, random)
  return generateNKeysBetween(gap.low, gap.high, count)
}

/** Keys for siblings that are all re-keyed: without chance, so that two people who do it at once agree. */
export function freshKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

/** Whether `value` can be an order key, so that arithmetic on it won't throw. */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z][0-9A-Za-z]*$/.test(value)) return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    return false // the library's only way of saying "no key": here that is the answer, not an error
  }
}
