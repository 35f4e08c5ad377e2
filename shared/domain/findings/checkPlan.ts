import type { Annex } from '../annex.ts'
import type { ColumnRole } from '../columns.ts'
import type { FindingCode } from './finding.ts'
import type { PlanFacts, Report } from './rowFacts.ts'

/** What a plan as a whole must say before its rows can be judged. */
export function checkPlan({ workbook, period, issuedOn }: PlanFacts, report: Report): void {
  if (period === null) return report('plan.yearMissing')
  // Plans are issued in the months before their year or during it: "26/01/2025" for 2026 is last year's date, copied.
  const earliest = `${Number(period.from.slice(0, 4)) - 1}-07-01`
  if (issuedOn !== null && (issuedOn < earliest || issuedOn > period.to)) {
    report('plan.dateOutsideYear', undefined, { date: issuedOn, year: workbook.facts.year })
  }
}

type Wanted = readonly [code: FindingCode, ...roles: ColumnRole[]]

const wantedInTasks: readonly Wanted[] = [
  ['column.leadMissing', 'lead'],
  ['column.timelineMissing', 'timeline', 'timelineEnd'],
  ['column.productMissing', 'product'],
]
const wantedInTargets: readonly Wanted[] = [
  ['column.leadMissing', 'lead'],
  ['column.targetMissing', 'target', 'targetByPeriod'],
]

/** The columns that the principles ask for, said once instead of on every row. */
export function checkColumns(annex: Annex, report: Report): void {
  if (!annex.rows.some((row) => row.kind === 'task' || row.kind === 'target')) return report('annex.empty')
  const present = new Set(annex.columns.map((column) => column.role))
  for (const [code, ...roles] of annex.kind === 'tasks' ? wantedInTasks : wantedInTargets) {
    if (!roles.some((role) => present.has(role))) report(code)
  }
}
