import type { TargetOp } from './target.ts'

interface Bound {
  readonly op: TargetOp
  readonly pattern: RegExp
}

/** Words that may stand between a bound and its number. */
const between = String.raw`(?: (?:la|dat|co|phai|duoc|muc|them|con|xuong|len|ty le|khoang))*$`
const ending = (source: string): RegExp => new RegExp(`(?:^|[^a-z])(?:${source})${between}`)
const signs = (source: string): RegExp => new RegExp(`(?:${source})$`)

/** Bounds in front of a number, in folded text. Order matters: "không dưới" before "dưới", "trên dưới" before "trên". */
const inFront: readonly Bound[] = [
  { op: '~', pattern: ending('tren duoi|xap xi|khoang|uoc|uoc dat|gan bang|gan|tam') },
  { op: '~', pattern: signs('~|≈') },
  { op: '>=', pattern: ending('khong (?:duoi|thap hon|it hon|nho hon|kem hon|kem)|it nhat|toi thieu|thap nhat|bang hoac (?:cao|lon) hon|(?:cao|lon) hon hoac bang') },
  { op: '>=', pattern: signs('>=|≥|=>|⩾') },
  { op: '<=', pattern: ending('khong (?:qua|vuot qua|vuot|tren|hon|cao hon|lon hon|nhieu hon)|toi da|nhieu nhat|cao nhat|(?:thap|nho) hon hoac bang|cham nhat') },
  { op: '<=', pattern: signs('<=|≤|=<|⩽') },
  { op: '>', pattern: ending('tren|(?:cao |lon |nhieu )?hon|vuot(?: qua)?|qua') },
  { op: '>', pattern: signs('>') },
  { op: '<', pattern: ending('duoi|(?:thap|nho|it|kem) hon|chua (?:den|toi)') },
  { op: '<', pattern: signs('<') },
]

const lesser = /(?:^|[^a-z])(?:thap|nho|it|kem) hon/

/** The op that the words before and behind a number say; "=" when they say none. */
export function readBound(before: string, behind: string): TargetOp {
  const left = before.trim()
  const right = behind.trim()
  if (/^(?:[a-z/ ]{0,20} )?tro len|^\+/.test(right)) return '>='
  if (/^(?:[a-z/ ]{0,20} )?(?:tro xuong|do lai)/.test(right)) return '<='
  for (const bound of inFront) {
    if (!bound.pattern.test(left)) continue
    return bound.op === '>' && lesser.test(left) && !/vuot|tren|qua/.test(left) ? '<' : bound.op
  }
  return ending('tu').test(left) ? '>=' : '='
}
