import type { AnnexRow, Workbook } from '../annex.ts'
import type { AnnexId, RowId } from '../ids.ts'
import { checkDuty } from './checkDuty.ts'
import { checkPerson } from './checkPerson.ts'
import { checkColumns, checkPlan } from './checkPlan.ts'
import { checkAuthority, checkResult } from './checkResult.ts'
import { makeTargetCheck } from './checkTargets.ts'
import { checkTime } from './checkTime.ts'
import { makeWorkCheck } from './checkWork.ts'
import { findingRules, sixClear, type Finding, type FindingGroup } from './finding.ts'
import { readPlan, rowReader, type Report } from './rowFacts.ts'

export interface CheckOptions {
  /** The plan of the level above, whose targets must not be undercut. */
  readonly parent?: Workbook
  /** Which principles count, `fiveClear` or `sixClear` or one's own choice; absent: all. */
  readonly groups?: readonly FindingGroup[]
}

/** Sections and groups are headings; rows that are struck out ("đề nghị bỏ") aren't judged any more. */
function isJudged(row: AnnexRow): boolean {
  return (row.kind === 'task' || row.kind === 'target') && row.flags?.includes('struckInSource') !== true
}

/**
 * Checks a workbook against the "rõ" principles, its own targets and the parent plan's.
 * In the order of the rows; never throws, and an empty list means that nothing was found.
 */
export function checkWorkbook(workbook: Workbook, options: CheckOptions = {}): Finding[] {
  const findings: Finding[] = []
  const groups = new Set(options.groups ?? sixClear)
  const plan = readPlan(workbook, options.parent)
  const checks = [checkPerson, makeWorkCheck(workbook), checkDuty, checkAuthority, checkTime, checkResult, makeTargetCheck(workbook, options.parent)]
  const reportTo = (annex: AnnexId, row?: RowId): Report => (code, column, values) => {
    const { group, severity } = findingRules[code]
    if (!groups.has(group)) return
    findings.push({ code, severity, annex, ...(row && { row }), ...(column && { column }), ...(values && { values }) })
  }
  for (const [i, annex] of workbook.annexes.entries()) {
    if (i === 0) checkPlan(plan, reportTo(annex.id))
    checkColumns(annex, reportTo(annex.id))
    const read = rowReader(annex, plan)
    for (const row of annex.rows.filter(isJudged)) {
      const facts = read(row)
      const report = reportTo(annex.id, row.id)
      for (const check of checks) check(facts, report)
    }
  }
  return findings
}
