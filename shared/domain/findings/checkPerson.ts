import type { RowFacts, Report } from './rowFacts.ts'

/** Rõ người: exactly one lead, which the directory knows. */
export function checkPerson(row: RowFacts, report: Report): void {
  const column = row.column('lead')
  if (column === undefined) return
  if (row.leads.length === 0) report('lead.missing', column)
  if (row.leads.length > 1) report('lead.several', column, { count: row.leads.length })
  for (const lead of row.leads) if (lead.unit === null) report('lead.unknown', column, { name: lead.text })
}
