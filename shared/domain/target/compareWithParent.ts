import type { Target } from './target.ts'

/** `unknown`: the two can't be compared, and nothing is to be said. */
export type ParentComparison = 'meets' | 'below' | 'unknown'

/** What a target warrants: its value lies between these; `open`: the end itself is not in it. */
interface Warrant {
  readonly low: number
  readonly lowOpen: boolean
  readonly high: number
  readonly highOpen: boolean
}

const closed = (low: number, high: number): Warrant => ({ low, high, lowOpen: false, highOpen: false })

function warrantOf(target: Target): Warrant | null {
  const { op, value, min, max } = target
  if (op === 'range') return min === undefined || max === undefined ? null : closed(min, max)
  if (value === undefined) return null
  switch (op) {
    case '=':
      return closed(value, value)
    case '>=':
      return closed(value, Infinity)
    case '<=':
      return closed(-Infinity, value)
    case '>':
      return { ...closed(value, Infinity), lowOpen: true }
    case '<':
      return { ...closed(-Infinity, value), highOpen: true }
    default:
      // "Khoảng" warrants nothing, and the others have no number.
      return null
  }
}

function sameMeasure(a: Target, b: Target): boolean {
  const units = a.unit === undefined || b.unit === undefined || a.unit === b.unit
  const baselines = a.baseline === undefined || b.baseline === undefined || a.baseline === b.baseline
  return units && baselines && (a.outOf === b.outOf || a.outOf === undefined || b.outOf === undefined) && a.direction === b.direction
}

/** "45/124" is a place among others; "95/100 điểm" is a score, and more of it is better. */
function isRank(target: Target): boolean {
  return target.outOf !== undefined && target.unit === undefined
}

function compareWays(child: Target, parent: Target): ParentComparison {
  if (child.direction === undefined || parent.direction === undefined) return 'unknown'
  return child.direction === parent.direction ? 'meets' : 'below'
}

/**
 * Whether a target keeps to the parent plan's: not lower, and for limits from above and ranks not higher.
 * Of a decrease the size counts ("giảm 30%" meets "giảm 20%"). "=" in the parent asks for at least that.
 */
export function compareWithParent(child: Target, parent: Target): ParentComparison {
  if (parent.op === 'directional') return child.direction === undefined ? 'unknown' : compareWays(child, parent)
  const own = warrantOf(child)
  const asked = warrantOf(parent)
  if (own === null || asked === null || !sameMeasure(child, parent)) return 'unknown'
  const lowerIsBetter = isRank(parent) || parent.op === '<=' || parent.op === '<'
  if (lowerIsBetter) {
    // "Ít nhất" under "không quá" is another measure rather than a worse value.
    if (own.high === Infinity) return 'unknown'
    const within = asked.highOpen && !own.highOpen ? own.high < asked.high : own.high <= asked.high
    return within ? 'meets' : 'below'
  }
  if (own.low === -Infinity) return 'unknown'
  const enough = asked.lowOpen && !own.lowOpen ? own.low > asked.low : own.low >= asked.low
  return enough ? 'meets' : 'below'
}
