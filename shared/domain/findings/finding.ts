import type { AnnexId, ColumnId, RowId } from '../ids.ts'

/** What a check is about: the "rõ" principles ("rõ người" …), the targets table, and the plan itself. */
export const findingGroups = ['person', 'work', 'duty', 'authority', 'time', 'result', 'target', 'plan'] as const
export type FindingGroup = (typeof findingGroups)[number]

export type FindingSeverity = 'error' | 'warning' | 'info'

interface FindingRule {
  readonly group: FindingGroup
  readonly severity: FindingSeverity
}

const rule = (group: FindingGroup, severity: FindingSeverity): FindingRule => ({ group, severity })

/** The closed list of findings, stable for ever; `finding.<code>` in shared/i18n says each of them to a person. */
export const findingRules = {
  'lead.missing': rule('person', 'error'),
  'lead.several': rule('person', 'error'),
  'lead.unknown': rule('person', 'warning'),
  'task.missing': rule('work', 'error'),
  'task.short': rule('work', 'warning'),
  'task.slogan': rule('work', 'info'),
  'task.duplicate': rule('work', 'warning'),
  'lead.alsoCoordinating': rule('duty', 'warning'),
  'lead.collective': rule('duty', 'warning'),
  'lead.external': rule('duty', 'warning'),
  'coordinating.issuer': rule('duty', 'warning'),
  'coordinating.unknown': rule('duty', 'info'),
  'product.authorityMissing': rule('authority', 'info'),
  'timeline.missing': rule('time', 'error'),
  'timeline.unread': rule('time', 'warning'),
  'timeline.noFrequency': rule('time', 'warning'),
  'timeline.ditto': rule('time', 'warning'),
  'timeline.reversed': rule('time', 'error'),
  'timeline.outsidePlan': rule('time', 'warning'),
  'timeline.beforeIssue': rule('time', 'warning'),
  'product.missing': rule('result', 'error'),
  'product.vague': rule('result', 'warning'),
  'evidence.missing': rule('result', 'warning'),
  'indicator.missing': rule('target', 'error'),
  'target.missing': rule('target', 'error'),
  'target.unread': rule('target', 'warning'),
  'target.overHundred': rule('target', 'warning'),
  'target.differs': rule('target', 'error'),
  'target.belowParent': rule('target', 'error'),
  'plan.yearMissing': rule('plan', 'warning'),
  'plan.dateOutsideYear': rule('plan', 'warning'),
  'annex.empty': rule('plan', 'info'),
  'column.leadMissing': rule('plan', 'warning'),
  'column.timelineMissing': rule('plan', 'warning'),
  'column.productMissing': rule('plan', 'warning'),
  'column.targetMissing': rule('plan', 'warning'),
} as const satisfies Readonly<Record<string, FindingRule>>

export type FindingCode = keyof typeof findingRules
export const findingCodes = Object.keys(findingRules) as readonly FindingCode[]

/**
 * Something in a workbook that a person should look at. Never an obstacle: a plan may be printed with findings.
 * `row` and `column` are absent where it concerns the annex as a whole; `values` fill the sentence.
 */
export interface Finding {
  readonly code: FindingCode
  readonly severity: FindingSeverity
  readonly annex: AnnexId
  readonly row?: RowId
  readonly column?: ColumnId
  readonly values?: Readonly<Record<string, string | number>>
}

/** "5 rõ": người, việc, trách nhiệm, thời gian, kết quả; targets and the plan itself are always looked at. */
export const fiveClear: readonly FindingGroup[] = ['person', 'work', 'duty', 'time', 'result', 'target', 'plan']
/** "6 rõ": with thẩm quyền. */
export const sixClear: readonly FindingGroup[] = [...fiveClear, 'authority']
