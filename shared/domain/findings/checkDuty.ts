import { foldForSearch } from '../text.ts'
import { unitKey } from '../units/unitKey.ts'
import type { RowFacts, Report } from './rowFacts.ts'

/** Tasks that each office does for itself may be led by all of them. */
const eachItsOwn = /(?:moi|tung) (?:co quan|don vi|phong)|(?:cua|tai|trong) (?:cac )?(?:co quan|don vi)(?: minh)?|duoc giao|linh vuc phu trach/
/** The issuer itself: it orders, and coordinates nothing. */
const issuerKey = /^ubnd(?:$|xã|phường|đặckhu)/u

/** Rõ trách nhiệm: who leads is one office of the issuer and doesn't coordinate beside itself. */
export function checkDuty(row: RowFacts, report: Report): void {
  const leadColumn = row.column('lead')
  const coordinatingColumn = row.column('coordinating')
  for (const lead of row.leads) {
    const unit = lead.unit === null ? undefined : row.plan.unit(lead.unit)
    if (unit?.kind === 'external') report('lead.external', leadColumn, { name: unit.name })
    if (unit?.kind === 'collective' && !eachItsOwn.test(foldForSearch(row.title))) report('lead.collective', leadColumn, { name: unit.name })
    const again = row.coordinating.some((other) => (lead.unit === null ? unitKey(other.text) === unitKey(lead.text) : other.unit === lead.unit))
    if (again) report('lead.alsoCoordinating', coordinatingColumn, { name: unit?.name ?? lead.text })
  }
  for (const other of row.coordinating) {
    if (issuerKey.test(unitKey(other.text))) report('coordinating.issuer', coordinatingColumn, { name: other.text })
    else if (other.unit === null) report('coordinating.unknown', coordinatingColumn, { name: other.text })
  }
}
