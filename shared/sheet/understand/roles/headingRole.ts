import type { ColumnRole } from '../../../domain/columns.ts'
import { foldForSearch } from '../../../domain/text.ts'
import { headingRecognisers } from './headingRecognisers.ts'
import { isSlipOf } from './misspelling.ts'

/** A role that a heading may have. `weight`: 3 for a whole known heading, 2 for a known part, 1 through the heading above. */
export interface RoleCandidate {
  readonly role: ColumnRole
  readonly weight: 1 | 2 | 3
}

/** Longest heading, UTF-16 units: a table's cell that holds a sentence is not a heading. */
const longestHeading = 90
/** "Căn cứ/lý do đề xuất nhiệm vụ - Cột này để giải trình, không phát hành (…)" and the like run longer. */
const longestInternalHeading = 160

const memo = new Map<string, readonly RoleCandidate[]>()
/** The same few headings come in thousands of rows that are asked; kept small. */
const memoSize = 2_000

/** Roles that a heading may have by its own words, best first; empty: none known. */
export function rolesOfHeading(heading: string): readonly RoleCandidate[] {
  if (heading.length > longestInternalHeading) return []
  const known = memo.get(heading)
  if (known) return known
  const found = recognise(heading)
  if (memo.size >= memoSize) memo.clear()
  memo.set(heading, found)
  return found
}

function recognise(heading: string): readonly RoleCandidate[] {
  const full = foldHeading(heading)
  const bare = full.replace(/\s*\([^)]*\)\s*/g, ' ').trim()
  const exact: RoleCandidate[] = []
  const likely: RoleCandidate[] = []
  // "Chỉ tiêu (%)" is a value, "Chỉ tiêu" what is measured: the sign decides before the words.
  if (/^chi tieu\b.*%/.test(full)) exact.push({ role: 'target', weight: 3 })
  for (const { role, exact: whole, pattern } of headingRecognisers) {
    if (whole.includes(full) || whole.includes(bare)) exact.push({ role, weight: 3 })
    else if (pattern.test(full) || pattern.test(bare)) likely.push({ role, weight: 2 })
  }
  const found = [...exact, ...likely]
  return heading.length <= longestHeading ? found : found.filter(({ role }) => role === 'internalReason')
}

/** Longest heading that is compared with the known ones letter by letter, UTF-16 units; none of them is longer. */
const longestCompared = 50

/**
 * Roles of a heading that is a known one but for a slip of the fingers; only a guess. Costs much more than `rolesOfHeading`:
 * not to be asked of every cell of a sheet.
 */
export function rolesOfMisspelt(heading: string): readonly RoleCandidate[] {
  if (heading.length > longestCompared) return []
  const folded = foldHeading(heading)
  return headingRecognisers.filter(({ exact }) => exact.some((meant) => isSlipOf(folded, meant))).map(({ role }) => ({ role, weight: 2 }))
}

/** Heading folded for comparison. */
export function foldHeading(heading: string): string {
  return foldForSearch(heading)
    .replace(/[:*.]+$/, '')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+,/g, ',')
    .trim()
}

/** Roles of a heading under a shared one: "Hoàn thành" under "Thời gian", "Xã" under "Cơ quan chủ trì". */
export function rolesUnderParent(heading: string, parent: string): readonly RoleCandidate[] {
  const own = rolesOfHeading(heading)
  if (own.length > 0 && own[0]?.weight === 3) return own
  const together = rolesOfHeading(`${parent} ${heading}`).map(({ role }): RoleCandidate => ({ role, weight: 2 }))
  const inherited = rolesOfHeading(parent).map(({ role }): RoleCandidate => ({ role, weight: 1 }))
  return [...own, ...together, ...inherited]
}
