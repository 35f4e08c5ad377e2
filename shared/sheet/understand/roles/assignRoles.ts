import type { ColumnRole } from '../../../domain/columns.ts'
import { rolesOfHeading, rolesOfMisspelt, rolesUnderParent, type RoleCandidate } from './headingRole.ts'

/** A heading as it stands in the sheet. */
export interface Heading {
  readonly text: string
  /** Shared heading above it and its neighbours; absent: none. */
  readonly parent?: string
}

export interface AssignedRole {
  readonly role: ColumnRole
  readonly certainty: 'sure' | 'guessed' | 'unknown'
}

/** Roles that several columns of a table may have. */
const repeatable: ReadonlySet<ColumnRole> = new Set(['targetByPeriod', 'other', 'note', 'internalReason'])

const unknown: AssignedRole = { role: 'other', certainty: 'unknown' }

/**
 * Gives each heading of a row its role. The whole row decides: "Chỉ tiêu" is what is measured where no other column names
 * the row, and a value beside "Nhiệm vụ"; "Nhiệm vụ" over indicators is the indicator.
 */
export function assignRoles(headings: readonly Heading[]): readonly AssignedRole[] {
  const candidates = headings.map(candidatesOf)
  const taken = new Map<ColumnRole, number>()
  const assigned = Array.from(headings, () => unknown)
  const order = headings
    .map((_, index) => index)
    .filter((index) => (candidates[index]?.length ?? 0) > 0)
    .sort((a, b) => (candidates[b]?.[0]?.weight ?? 0) - (candidates[a]?.[0]?.weight ?? 0) || a - b)
  for (const index of order) {
    const free = candidates[index]?.find(({ role }) => repeatable.has(role) || !taken.has(role))
    if (!free) continue
    taken.set(free.role, index)
    assigned[index] = { role: free.role, certainty: free.weight === 3 ? 'sure' : 'guessed' }
  }
  return wholeRowRules.reduce<readonly AssignedRole[]>((roles, rule) => rule(roles), assigned)
}

function candidatesOf(heading: Heading): readonly RoleCandidate[] {
  if (heading.text === '') return []
  const known = heading.parent === undefined ? rolesOfHeading(heading.text) : rolesUnderParent(heading.text, heading.parent)
  return known.length > 0 ? known : rolesOfMisspelt(heading.text)
}

type RowRule = (roles: readonly AssignedRole[]) => readonly AssignedRole[]

const has = (roles: readonly AssignedRole[], role: ColumnRole): boolean => roles.some((each) => each.role === role)

function rename(from: ColumnRole, to: ColumnRole): RowRule {
  return (roles) => roles.map((each) => (each.role === from ? { ...each, role: to } : each))
}

/** Corrections that need the whole row, in order. */
const wholeRowRules: readonly RowRule[] = [
  // "Nhiệm vụ … Chỉ tiêu": the target's value beside a task.
  (roles) => (has(roles, 'task') && has(roles, 'indicator') && !has(roles, 'target') ? rename('indicator', 'target')(roles) : roles),
  // "Nhiệm vụ … Chỉ tiêu (%)" without time and product: a table of targets whose first column is called a task.
  (roles) => {
    const valued = has(roles, 'target') || has(roles, 'targetByPeriod')
    const ofTasks = ['timeline', 'timelineStart', 'timelineEnd', 'product'].some((role) => has(roles, role as ColumnRole))
    return valued && has(roles, 'task') && !has(roles, 'indicator') && !ofTasks ? rename('task', 'indicator')(roles) : roles
  },
  // A group column alone names the rows.
  (roles) => (has(roles, 'task') || has(roles, 'indicator') || !has(roles, 'group') ? roles : rename('group', 'task')(roles)),
  // An end alone is the timeline.
  (roles) => (has(roles, 'timelineEnd') && !has(roles, 'timelineStart') && !has(roles, 'timeline') ? rename('timelineEnd', 'timeline')(roles) : roles),
]
